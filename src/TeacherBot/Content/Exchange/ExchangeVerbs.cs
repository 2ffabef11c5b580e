using System.Globalization;
using System.Text;
using TeacherBot.Content.Banks;
using TeacherBot.Content.Exchange.Gift;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Content.Exchange;

/// <summary>`content export` and `content import`: item banks as XLSX, CSV and GIFT, by the extension of the file.</summary>
internal static class ExchangeVerbs
{
    public static int Import(ImportOrder order, TextWriter writer) => FormatOf(order.File) == ".gift"
        ? GiftImport.Run(order, writer)
        : TableImport.Run(order, writer);

    /// <param name="id">Null: the empty table.</param>
    public static int Export(string content, string? id, string file, TextWriter writer)
    {
        var format = FormatOf(file);
        if (id is null && format == ".gift")
        {
            throw new VerbFailure(ExitCode.Wrong, "Пустая таблица бывает только .xlsx и .csv.");
        }

        var bank = id is null ? Template.Bank() : Find(content, id);
        var bytes = Bytes(bank, format);
        if (Back(bytes, format) is not { } back || !bank.Says(back))
        {
            throw new VerbFailure(ExitCode.Failed, "Вопросник не помещается в этот вид без потерь; скорее всего, в нём лишние поля — их назовёт teacherbot content check.");
        }

        File.WriteAllBytes(file, bytes);
        var pictures = id is null ? 0 : CopyPictures(bank, Path.Combine(content, InstrumentReader.Root, bank.Id), Path.GetDirectoryName(Path.GetFullPath(file))!);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Записано в {file}: заданий {bank.Items.Length}{(pictures > 0 ? $", рядом рисунков {pictures}" : "")}."));
        return ExitCode.Done;
    }

    public static byte[] Bytes(Bank bank, string format) => format switch
    {
        ".xlsx" => XlsxBook.Write(BankSheets.Workbook(bank)),
        ".csv" => CsvFile.Write(BankSheets.Table(bank)),
        _ => Encoding.UTF8.GetBytes(GiftWriter.Write(bank)),
    };

    /// <summary>What an importer would make of the bytes, before any check; null when nothing.</summary>
    public static Bank? Back(byte[] bytes, string format) => format switch
    {
        ".gift" => GiftReader.Read(Encoding.UTF8.GetString(bytes), null, "", new HashSet<string>()).Bank,
        _ => SheetReader.Read((format == ".csv" ? CsvFile.Read(bytes) : XlsxFile.Read(bytes)).Grids, null).Bank,
    };

    private static string FormatOf(string file) => Path.GetExtension(file).ToLowerInvariant() is ".xlsx" or ".csv" or ".gift"
        ? Path.GetExtension(file).ToLowerInvariant()
        : throw new VerbFailure(ExitCode.Wrong, $"{file}: имя файла кончается на .xlsx, .csv или .gift — по нему выбирается вид.");

    private static Bank Find(string content, string id)
    {
        var folder = ContentFolder.OfDisk(content);
        if (!WordsOfFormat.IsId(id) || !folder.Has($"{InstrumentReader.Root}{id}/instrument.yml"))
        {
            throw new VerbFailure(ExitCode.Failed, $"Вопросника «{id}» нет. Есть: {string.Join(", ", folder.FoldersUnder(InstrumentReader.Root))}.");
        }

        return BankYaml.Read(folder, id) ?? throw new VerbFailure(ExitCode.Failed, string.Join('\n', folder.Problems.Sorted()));
    }

    private static int CopyPictures(Bank bank, string from, string to)
    {
        var pictures = bank.Pictures.Where(p => Path.GetFileName(p) == p && File.Exists(Path.Combine(from, p))).ToList();
        foreach (var picture in pictures)
        {
            File.Copy(Path.Combine(from, picture), Path.Combine(to, picture), true);
        }

        return pictures.Count;
    }
}
