using System.Collections.Immutable;
using System.Text;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Store;
using TeacherBot.Tests.Store;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Telegram;

/// <summary>Keys of their own, random messages, and what Telegram makes of a text.</summary>
internal static class TelegramParts
{
    public const string Person = "01J0000000000000000000ANNA";

    private static readonly string[] Pieces =
    [
        "слово", "ещё одно", ". ", "! ", " — ", "\n", "\n\n", "<b>", "&amp;", "a<b && c>d", "👨‍👩‍👧‍👦", "🇷🇺", "é", "א ב", "\u0007", "\t",
        "оченьдлинноесловобезпробелов", "😀", "\ud83d", "٣٤", "«кавычки». ",
    ];

    public static DateTimeOffset Now { get; } = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public static Tokens NewTokens()
    {
        var folder = TestFolder.Create();
        var keys = KeyRing.Open(Path.Combine(folder, "keys"));
        Directory.Delete(folder, recursive: true);
        return new Tokens(new TokenSigner(keys));
    }

    public static Message Saying(string text, params Choice[] row) =>
        new([new Paragraph(ParagraphKind.Prose, text)], row.Length == 0 ? [] : [[.. row]], Privacy.Neutral);

    public static Message Any(Random random)
    {
        var paragraphs = Enumerable.Range(0, random.Next(1, 12))
            .Select(_ => new Paragraph((ParagraphKind)random.Next(5), AnyText(random, (int)Math.Pow(10, random.NextDouble() * 3.2))));
        var rows = Enumerable.Range(0, random.Next(0, 40)).Select(r => Enumerable.Range(0, random.Next(1, 14))
            .Select(b => AnyChoice(random, $"k{r}.{b}")).ToImmutableArray());
        return new Message([.. paragraphs], [.. rows], Privacy.Neutral);
    }

    public static string AnyText(Random random, int pieces)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? " " : "");
        }

        return text.ToString();
    }

    /// <summary>The text as people see it; fails the test when the server could not parse it.</summary>
    public static string Parsed(string html)
    {
        Assert.True(new EntityParser(html).TryParse(out var plain, out _, out var error), error);
        return plain;
    }

    private static Choice AnyChoice(Random random, string key) => random.Next(8) switch
    {
        0 => new Choice("https://example.org/" + key, AnyText(random, 3)) { Kind = ChoiceKind.Link },
        1 => new Choice("http://localhost/" + key, "Открыть") { Kind = ChoiceKind.Link },
        2 => new Choice("resume." + key, AnyText(random, 2)) { Kind = ChoiceKind.Action },
        _ => new Choice(key, AnyText(random, random.Next(1, 20))) { Chosen = random.Next(3) == 0 },
    };
}
