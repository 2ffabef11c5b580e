using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Reports;

/// <summary>A report asked for in words: «отчёт карта 2026 входной», by letter, command or under «Отчёты».</summary>
internal static class WordedReport
{
    /// <summary>The command, or the words after «отчёт» in a letter.</summary>
    public static Step Open(Situation s, string typed) => Community.RegisterWords.Wanted(s, typed) ?? OpenReport(s, typed);

    private static Step OpenReport(Situation s, string typed)
    {
        var (cut, rest) = s.Municipality is { } town ? ReportCut.Read(town, typed) : (null, typed);
        var words = ReportWords.Read(rest);
        var named = words.Kind ?? (cut is null ? null : ReportKind.DifficultiesMap);
        var isPaper = named is { } paper && ReportForms.SubjectOf(paper) == ReportSubject.School;
        if (!ReportRights.SeesCampaigns(s))
        {
            return ReportRights.LeadsSchool(s) && (named is null || isPaper)
                ? named is { } own ? SchoolReportDialogue.Wanted(s, own, typed, words.Format) : s.Push(new SchoolReportList(""))
                : Refused(s, "report refused");
        }

        return ForeignTown(s, typed) ? s.Do(new NoteAccess("report refused foreign municipality")).Hint("report.foreign")
            : isPaper && ReportRights.Sees(s) ? SchoolReportDialogue.Wanted(s, named!.Value, typed, words.Format)
            : words.Unknown is { } unknown ? ReportDialogue.List(s.Noting("report.not-understood", ("word", unknown)))
            : named is not { } kind ? ReportDialogue.List(s)
            : cut is not null && !ReportCut.IsOf(kind) ? ReportDialogue.List(s.Noting("report.only-map"))
            : !ReportDialogue.Has(s, kind) ? Refused(s, "report refused")
            : Wanted(s, new ReportWish(kind, "", words.Format ?? ReportFormat.Text) { Cut = cut ?? ReportDialogue.FirstCut(s, kind) }, words);
    }

    public static Step Refused(Situation s, string what) => s.Do(new NoteAccess(what)).Hint("role.refused");

    private static Step Wanted(Situation s, ReportWish wish, ReportWords words) => ReportForms.IsOfYear(wish.Kind)
        ? Ready(s, wish with { Campaign = ReportYears.Named(s, words.Wave) }, words.Format is not null) : ReportDialogue.With(s, all => Wanted(s, wish, words, all));

    private static Step Wanted(Situation s, ReportWish wish, ReportWords words, ImmutableArray<Campaign> all)
    {
        if (WaveWords.Find(words.Wave, all) is not { } campaign)
        {
            return s.Noting(all.IsEmpty ? "report.no-campaigns" : "report.no-wave").Push(new ReportWaves(wish.Kind));
        }

        return ReportDialogue.IsReady(s, wish.Kind, campaign) ? Ready(s, wish with { Campaign = campaign.Id }, words.Format is not null) : s.Push(new ReportFormats(wish.Kind, campaign.Id, wish.Cut));
    }

    // A letter is answered by the report itself: in words, and as the file one goes on with.
    private static Step Ready(Situation s, ReportWish wish, bool isFormatSaid) =>
        isFormatSaid ? ReportDialogue.Give(s, wish)
        : !ChannelNames.SendsLetters(s.Inbound.Channel) ? s.Push(new ReportFormats(wish.Kind, wish.Campaign, wish.Cut))
        : ReportForms.Recommends(wish.Kind) ? ReportDialogue.Give(s, wish with { Format = ReportFormat.Docx })
        : !ReportRights.Sees(s.Person, s.Municipality!, wish.Kind, wish.Cut) ? ReportDialogue.Give(s, wish)
        : ReportDialogue.Give(ReportDialogue.Ordered(s, wish with { Format = ReportFormat.Xlsx }), wish with { Format = ReportFormat.Text });

    private static bool ForeignTown(Situation s, string typed) => s.Catalog.Municipalities.Values.Any(m =>
        m.Id != s.Person.Municipality && (typed.Contains(m.Id, StringComparison.OrdinalIgnoreCase) || typed.Contains(m.Title, StringComparison.OrdinalIgnoreCase)));
}
