using System.Text.RegularExpressions;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Architecture;

public partial class MessageIdTests
{
    private static readonly HashSet<string> Defined = [.. TheCatalog.Value.Texts.Keys];

    // The programme's own heading in a coordinators' form that no teacher sees.
    private static readonly HashSet<string> OfForms = ["register.column.4"];

    private static readonly string Sources = string.Join('\n', SourceTree.Files("*.cs", "src").Select(File.ReadAllText));

    [Fact]
    public void Every_text_asked_for_is_in_the_catalogue() =>
        SourceTree.None("Not in the catalogue", Asked().Matches(Sources).Select(m => m.Groups[1].Value + m.Groups[2].Value).Where(id => !Defined.Contains(id)).Distinct());

    [Fact]
    public void Every_text_of_the_catalogue_is_asked_for()
    {
        var literals = Literal().Matches(Sources).Select(m => m.Groups[1].Value).ToHashSet();
        var beginnings = literals.Where(l => l.EndsWith('.')).ToList();

        SourceTree.None("Never asked for", Defined.Where(id => !IsOfAChannel(id) && !literals.Contains(id) && !beginnings.Exists(b => id.StartsWith(b, StringComparison.Ordinal))));
    }

    // Said in place of the one without the ending, which must be there.
    private static bool IsOfAChannel(string id) =>
        ((string[])[Core.Conversations.Situation.ForLetters, Core.Conversations.Situation.ForPages]).Any(e => id.EndsWith(e, StringComparison.Ordinal) && Defined.Contains(id[..^e.Length]));

    [Fact]
    public void No_text_hurts()
    {
        string[] never = ["дефицит", "слабы", "слабо", "провал", "неуспе", "двойк", "обязан", "экзамен"];
        var catalog = TheCatalog.Value;
        var texts = catalog.Texts.Values.Where(t => !OfForms.Contains(t.Id)).Select(t => (t.Id, t.Text))
            .Concat(catalog.Materials.Select(m => (m.Id, Text: $"{m.Title} {m.Annotation} {m.Body}")))
            .Concat(catalog.Events.Select(e => (e.Id, Text: $"{e.Title} {e.Annotation}")))
            .Concat(catalog.Instruments.SelectMany(i => i.Areas).Select(a => (Id: a.Code, Text: a.Tomorrow ?? "")));

        Assert.Empty(texts.Where(t => t.Text.Contains(never[0], StringComparison.OrdinalIgnoreCase)).Select(t => t.Id));
        Assert.Empty(catalog.Texts.Values.Where(t => !OfForms.Contains(t.Id) && never.Any(n => t.Text.Contains(n, StringComparison.OrdinalIgnoreCase))).Select(t => t.Id));
    }

    [Fact]
    public void Buttons_fit_a_phone() => SourceTree.None("Long", Defined
        .Where(id => id.Contains(".button", StringComparison.Ordinal) && TheCatalog.Value.Texts[id].Text.Length > 40 && !id.StartsWith("results.", StringComparison.Ordinal)));

    [GeneratedRegex("\\b(?:Text|Prose|Heading|Bullet|Small|Hint|Noting)\\(\\s*\"([a-z-]+\\.[a-z0-9.-]+[a-z0-9])\"|(?<=(?:Button|Choice)\\((?:\"[^\"]*\"|[^,()]*),\\s*)\"([a-z-]+\\.[a-z0-9.-]+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex("\"([a-z-]+\\.[a-z0-9.-]*)\"")]
    private static partial Regex Literal();
}
