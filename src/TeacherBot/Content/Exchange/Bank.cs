using System.Collections.Immutable;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange;

/// <summary>
/// An item bank between formats: the author's fields as written, in flat lists. Lines of its values are where the author wrote
/// them in the file of origin (a line of GIFT, a numbered cell of a table), so that the checker's problems find their way back.
/// </summary>
/// <param name="Head">Fields of the instrument. `areas` only when the items stand in instrument.yml itself.</param>
/// <param name="Areas">Heads of the area files in order; empty when there are none.</param>
internal sealed record Bank(YamlMap Head, ImmutableArray<YamlMap> Areas, ImmutableArray<BankTriad> Triads, ImmutableArray<BankItem> Items)
{
    public string Id => Head.Text("id");

    public string Kind => Head.Text("kind");

    public bool Tested => IsTested(Kind);

    public IEnumerable<string> Pictures => Items.Select(i => i.Fields.Text("picture")).Where(p => p.Length > 0).Distinct();

    /// <summary>Whether the author's fields are the same, whichever files they are laid out in.</summary>
    public bool Says(Bank other) =>
        YamlFields.Same(Head.Without("areas"), other.Head.Without("areas"))
        && Items.Length == other.Items.Length && Items.Zip(other.Items).All(i => i.First.Area == i.Second.Area && i.First.Triad == i.Second.Triad && YamlFields.Same(i.First.Fields, i.Second.Fields))
        && Triads.Length == other.Triads.Length && Triads.Zip(other.Triads).All(t => t.First.Area == t.Second.Area && YamlFields.Same(t.First.Fields, t.Second.Fields))
        && Areas.All(a => a.Entries.Length == 1 || other.Areas.Any(b => YamlFields.Same(a, b)));

    public static bool IsTested(string kind) => kind is not ("difficulties" or "organisation");
}

/// <summary>A triad without its items: they name it.</summary>
internal sealed record BankTriad(string Area, YamlMap Fields)
{
    public string Id => Fields.Text("id");
}

/// <summary>An item without its place: area and triad stand beside, empty when there is none.</summary>
internal sealed record BankItem(string Area, string Triad, YamlMap Fields)
{
    public string Id => Fields.Text("id");
}
