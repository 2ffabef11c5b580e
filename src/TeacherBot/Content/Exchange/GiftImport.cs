using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TeacherBot.Content.Exchange.Gift;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Content.Exchange;

/// <summary>
/// Imports GIFT. What passes the check goes where banks live; anything else becomes a draft beside the author's file, with the
/// missing named line by line: nothing is made up in its place.
/// </summary>
internal static partial class GiftImport
{
    public static int Run(ImportOrder order, TextWriter writer)
    {
        if (Text(order.Read(GiftReader.MaximumBytes)) is not { } text)
        {
            throw new VerbFailure(ExitCode.Failed, $"{order.File}: файл не в кодировке UTF-8; сохраните его заново, выбрав UTF-8.");
        }

        var known = AreaWords.Read(ContentFolder.OfDisk(order.Content)).Areas.Keys.ToHashSet();
        var gift = GiftReader.Read(text, order.Id, Path.GetFileNameWithoutExtension(order.File), known);
        Print(order, gift.Remarks, writer);
        if (Unusable(gift.Bank) is { } reason)
        {
            writer.WriteLine($"Ничего не записано: {reason}.");
            return ExitCode.Failed;
        }

        var pictures = order.Pictures(gift.Bank);
        var problems = ImportCheck.Run(gift.Bank, order.Content, pictures, order.Today);
        var folder = problems.IsEmpty || order.Out is not null ? order.FolderOf(gift.Bank.Id) : Path.ChangeExtension(order.File, ".draft");
        if (order.Occupied(folder) is { } occupied)
        {
            throw new VerbFailure(ExitCode.Failed, occupied);
        }

        Print(order, Missing(problems), writer);
        (order with { Out = folder }).Write(gift.Bank, pictures);
        var end = problems.IsEmpty ? "." : ". Дополните его по замечаниям и перенесите в папку содержания.";
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{(problems.IsEmpty ? "Вопросник" : "Черновик")} {gift.Bank.Id} записан в {folder}: заданий {gift.Bank.Items.Length}{end}"));
        return ExitCode.Done;
    }

    private static string? Text(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? Unusable(Bank bank) =>
        bank.Items.IsEmpty ? "нет ни одного вопроса, который можно взять"
        : !WordsOfFormat.IsId(bank.Id) ? "имя вопросника — строчные латинские буквы, цифры и дефис; назовите его через --id"
        : bank.Areas.Any(a => !Code().IsMatch(a.Text("area"))) ? "код области в строке `//@ область area` — латинские буквы, цифры и дефис"
        : null;

    // One line for all that a question lacks, instead of six.
    private static IEnumerable<GiftRemark> Missing(ImmutableArray<TracedProblem> problems)
    {
        foreach (var line in problems.Select(p => (Line: Math.Max(1, p.Origin), p.Problem.Text)).GroupBy(p => (p.Line, Field().Match(p.Text).Groups[1].Value)))
        {
            var fields = line.Where(p => Field().IsMatch(p.Text)).Select(p => Field().Match(p.Text).Groups[2].Value).Distinct().ToList();
            if (fields.Count > 0)
            {
                yield return new(line.Key.Line, $"{line.Key.Value}впишите {string.Join(", ", fields)}");
            }

            foreach (var other in line.Where(p => !Field().IsMatch(p.Text)))
            {
                yield return new(other.Line, other.Text);
            }
        }
    }

    private static void Print(ImportOrder order, IEnumerable<GiftRemark> remarks, TextWriter writer)
    {
        foreach (var remark in remarks.OrderBy(r => r.Line))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{order.File}:{remark.Line}: {remark.Text}"));
        }
    }

    [GeneratedRegex("^(.*?)нет поля `([a-z_]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex("^(?!instrument$)[A-Za-z0-9][A-Za-z0-9-]{0,29}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
