using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>An addressed recommendation: who should do what. A report that needs them is refused without one (indicator 7.1).</summary>
public sealed record Recommendation(string Addressee, string Text)
{
    /// <summary>Longest of both together, in characters.</summary>
    public const int Longest = 500;

    /// <summary>«Кому: что»; null when there is no addressee or nothing to do.</summary>
    public static Recommendation? Read(string typed)
    {
        var line = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && colon < line.Length - 2 && line.Length <= Longest ? new(line[..colon].Trim(), line[(colon + 1)..].Trim()) : null;
    }
}

/// <summary>Аналитическая справка, and the записка, its short form: results, conclusions and recommendations.</summary>
public static class AnalyticalReport
{
    private const int MostProposals = 8;

    /// <param name="recommendations">At least one.</param>
    public static Report Of(NamedSnapshot snapshot, ImmutableArray<Recommendation> recommendations, Catalog catalog, bool isNote)
    {
        var s = snapshot.Content;
        var sections = new Sections(catalog);
        var changes = DynamicsReport.Tables(s, catalog).ToImmutableArray();
        sections.When(!isNote, "basis", catalog.Text("analysis.basis", ("order", s.Order.Length > 0 ? s.Order : catalog.Text("passport.no-order"))))
            .When(true, "goal", catalog.Text("analysis.goal"))
            .When(!isNote, "stage", catalog.Text("analysis.stage", ("wave", Passport.Wave(s.Wave, catalog)), ("from", Passport.Day(s.From)), ("to", Passport.Day(s.To))))
            .When(!isNote, "tools", string.Join('\n', s.Instruments.Select(i => catalog.Text("passport.instrument", ("title", i.Title), ("version", i.Version), ("n", i.Items)))))
            .When(!isNote, "people", People(s, catalog))
            .When(true, "results", catalog.Text("analysis.results"))
            .Add(s.Sheets.Select(sheet => MapReport.Table(sheet, s, catalog)))
            .When(!isNote, "change", catalog.Text(changes.IsEmpty ? "analysis.change" : "dynamics.how"))
            .Add(isNote ? [] : changes);
        if (!isNote)
        {
            sections.List("strengths", Areas(s, catalog, e => NeedWords.SurelyBelowThird(e.Cell)), "analysis.no-strengths");
        }

        sections.List("conclusions", Areas(s, catalog, e => NeedWords.Half(e.Cell) == true), "analysis.no-needs")
            .List("advice", recommendations.Select(r => $"{r.Addressee}: {r.Text}"), "analysis.no-needs")
            .When(!isNote, "limits", catalog.Text("analysis.limits", ("k", s.Least)))
            .Add([new ReportPart.Prose(catalog.Text("analysis.signature"))]);
        return new Report(catalog.Text(isNote ? "report.note" : "report.analysis"), Passport.Of(snapshot, catalog)) { Parts = sections.Parts, At = s.FrozenAt };
    }

    /// <summary>What the map gives reason to recommend; whoever signs takes or leaves each.</summary>
    public static ImmutableArray<Recommendation> Proposals(Snapshot snapshot, Catalog catalog) =>
    [
        .. RegisterReport.Entries(snapshot, catalog).Where(e => NeedWords.SurelyThirds(e.Cell, 1)).OrderByDescending(e => NeedWords.Tone(e.Cell)).Take(MostProposals).Select(e => new Recommendation(
            catalog.Text(e.Category == catalog.Text("report.heads") ? "analysis.to-office" : "analysis.to-association", ("subject", e.Subject)),
            catalog.Text(NeedWords.Half(e.Cell) == true ? "analysis.propose-course" : "analysis.propose-meeting", ("area", e.Area.Title)))),
    ];

    private static string People(Snapshot s, Catalog catalog) => s.Counts.Invited < s.Least
        ? catalog.Text("analysis.people-few", ("k", s.Least))
        : catalog.Text("analysis.people", ("invited", s.Counts.Invited), ("began", s.Counts.Began), ("finished", s.Counts.Finished), ("percent", new Share(s.Counts.Finished, s.Counts.Invited).Percent));

    private static IEnumerable<string> Areas(Snapshot snapshot, Catalog catalog, Func<NeedEntry, bool> fits) => RegisterReport.Entries(snapshot, catalog).Where(fits)
        .Select(e => catalog.Text("analysis.area", ("subject", e.Subject), ("area", e.Area.Title), ("category", e.Category), ("share", NeedWords.Share(e.Cell, catalog))));

    private sealed class Sections(Catalog catalog)
    {
        private readonly ImmutableArray<ReportPart>.Builder parts = ImmutableArray.CreateBuilder<ReportPart>();

        public ImmutableArray<ReportPart> Parts => parts.ToImmutable();

        public Sections When(bool wanted, string id, string text) => wanted ? Add([Title(id), new ReportPart.Prose(text)]) : this;

        public Sections List(string id, IEnumerable<string> lines, string none)
        {
            var bullets = lines.Select(l => (ReportPart)new ReportPart.Bullet(l)).DefaultIfEmpty(new ReportPart.Prose(catalog.Text(none)));
            return Add(bullets.Prepend(Title(id)));
        }

        public Sections Add(IEnumerable<ReportPart> more)
        {
            parts.AddRange(more);
            return this;
        }

        private ReportPart.Heading Title(string id) => new(catalog.Text("analysis.title." + id));
    }
}
