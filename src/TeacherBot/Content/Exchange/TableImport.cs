using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Content.Exchange;

/// <summary>Imports a workbook or CSV: all of it or nothing, and then the author's own file comes back with remarks.</summary>
internal static class TableImport
{
    public static int Run(ImportOrder order, TextWriter writer)
    {
        var bytes = order.Read(GridReading.MaximumBytes);
        var csv = Path.GetExtension(order.File).Equals(".csv", StringComparison.OrdinalIgnoreCase);
        var reading = csv ? CsvFile.Read(bytes) : XlsxFile.Read(bytes);
        if (reading.Refusal is { } refusal)
        {
            throw new VerbFailure(ExitCode.Failed, $"{order.File}: {refusal}.");
        }

        var sheets = SheetReader.Read(reading.Grids, order.Id);
        var pictures = sheets.Bank is { } found ? order.Pictures(found) : [];
        var remarks = Judge(sheets, order, pictures);
        if (remarks.IsEmpty && order.Occupied(order.FolderOf(sheets.Bank!.Id)) is { } occupied)
        {
            throw new VerbFailure(ExitCode.Failed, occupied);
        }

        if (!remarks.IsEmpty)
        {
            return Return(order, csv ? CsvFile.Mark(bytes, remarks) : XlsxMarks.TryMark(bytes, remarks), remarks, writer);
        }

        order.Write(sheets.Bank!, pictures);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Вопросник {sheets.Bank!.Id} записан в {order.FolderOf(sheets.Bank.Id)}: заданий {sheets.Bank.Items.Length}."));
        return ExitCode.Done;
    }

    /// <summary>Everything to mend, cell by cell. The whole content's checker speaks only once the table itself makes sense.</summary>
    public static ImmutableArray<Remark> Judge(SheetBank sheets, ImportOrder order, ImmutableArray<PublishedFile> pictures)
    {
        if (sheets.Bank is not { } bank)
        {
            return Ordered(sheets.Remarks);
        }

        if (bank.Id.Length > 0 && !WordsOfFormat.IsId(bank.Id))
        {
            return Ordered([.. sheets.Remarks, At(sheets, new(bank.Head.Find("id")!.Line, new("", 1, "имя вопросника — строчные латинские буквы, цифры и дефис, до 60 знаков")))]);
        }

        if (!sheets.Remarks.IsEmpty && sheets.Remarks.Any(r => r.Text.StartsWith("код области", StringComparison.Ordinal)))
        {
            return Ordered(sheets.Remarks);
        }

        var named = bank.Id.Length > 0 ? bank : bank with { Head = bank.Head.With("id", "unnamed", bank.Head.Line) };
        var problems = ImportCheck.Run(named, order.Content, pictures, order.Today).Select(p => At(sheets, p));
        var nameless = bank.Id.Length > 0 ? [] : new[] { At(sheets, new(bank.Head.Line, new("", 1, "нет поля `id`"))) };
        return Ordered([.. sheets.Remarks, .. nameless, .. problems]);
    }

    private static Remark At(SheetBank sheets, TracedProblem problem)
    {
        var (place, owner, near) = sheets.Layout.Find(problem.Origin, SheetPhrases.Missing(problem.Problem.Text));
        return new(place, SheetPhrases.Of(problem.Problem.Text, owner, near));
    }

    private static ImmutableArray<Remark> Ordered(IEnumerable<Remark> remarks) =>
        [.. remarks.Distinct().OrderBy(r => r.Place.Sheet, StringComparer.Ordinal).ThenBy(r => r.Place.Row).ThenBy(r => r.Place.Column)];

    private static int Return(ImportOrder order, byte[]? marked, ImmutableArray<Remark> remarks, TextWriter writer)
    {
        foreach (var remark in remarks)
        {
            writer.WriteLine($"{remark.Place.Sheet}!{XlsxBook.Reference(remark.Place.Row, remark.Place.Column)}: {remark.Text}");
        }

        var where = marked is null ? "отметить их в копии файла не удалось" : $"они отмечены в {Save(order.File, marked)}, столбец «{Columns.Remarks}»";
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Найдено замечаний: {remarks.Length}. Ничего не записано; {where}."));
        return ExitCode.Failed;
    }

    // A copy marked before is marked anew in its place: it holds all the author wrote.
    private static string Save(string file, byte[] marked)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var path = name.EndsWith(".fixed", StringComparison.OrdinalIgnoreCase) ? file : Path.ChangeExtension(file, ".fixed" + Path.GetExtension(file));
        File.WriteAllBytes(path + ".new", marked);
        File.Move(path + ".new", path, true);
        return path;
    }
}
