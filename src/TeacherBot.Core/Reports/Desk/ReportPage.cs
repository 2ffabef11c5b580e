using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Identification;

namespace TeacherBot.Core.Reports;

/// <summary>The report in the message itself.</summary>
internal static class ReportPage
{
    public static Step Show(Situation s, ReportShown screen) =>
        s.Municipality is not { } town || !ReportRights.Sees(s.Person, town, screen.Kind, screen.Cut) ? s.Noting("role.refused").Pop()
        : ReportForms.SubjectOf(screen.Kind) switch
        {
            ReportSubject.Year => ReportYears.Of(s, screen.Campaign) is { } year ? ShowYear(s, screen, year) : s.Pop(),
            ReportSubject.Snapshot => ShowSnapshot(s, screen),
            _ => ReportDialogue.With(s, all => ShowCoverage(s, screen, all.FirstOrDefault(c => c.Id == screen.Campaign))),
        };

    private static Step ShowYear(Situation s, ReportShown screen, int year)
    {
        if (screen.Kind == ReportKind.SupportLog)
        {
            var (tally, mentoring) = (ConsultationTallyOf.Year(year, s.Municipality!), MentorTallyOf.Year(year, s.Municipality!));
            return s.Facts.Has(new SupportActsOf(year), out var acts) && s.Facts.Has(tally, out var consultations) && s.Facts.Has(mentoring, out var mentors)
                ? Page(s, screen.Kind, SupportLogReport.Of(year, acts, consultations, mentors, s.Municipality!, s.Catalog, s.Context.Now)).Back().Show()
                : new Ask([new SupportActsOf(year), tally, mentoring]);
        }

        if (screen.Kind == ReportKind.Practices)
        {
            return s.Facts.Has(new PracticesOfTown(), out var practices)
                ? Page(s, screen.Kind, PracticesReport.Of(year, practices, s.Municipality!, s.Catalog, s.Context.Now)).Back().Show() : new Ask(new PracticesOfTown());
        }

        if (screen.Kind == ReportKind.SchoolIdentification)
        {
            var query = new SchoolFactsOf(s.Catalog.Criteria.FirstYear(year), year);
            return s.Facts.Has(query, out var known)
                ? Page(s, screen.Kind, IdentificationReport.Of(new(year, null, s.Municipality!, SchoolFacts.Of(known), s.Context.Now), s.Catalog)).Back().Show() : new Ask(query);
        }

        if (screen.Kind is ReportKind.Demand or ReportKind.Visits)
        {
            return screen.Kind == ReportKind.Visits ? ShowVisits(s, screen, year) : ReportDialogue.With(s, all => ShowDemand(s, screen, year, ReportDialogue.NewestMap(s, all)));
        }

        return ShowIndicators(s, screen, year);
    }

    private static Step ShowIndicators(Situation s, ReportShown screen, int year)
    {
        var (entered, counted) = (new IndicatorFactsOf(year), IndicatorCountsOf.Of(year, s.Municipality!, s.Catalog, s.Context.Now));
        var (documents, kept) = (RegisterEvidence.Asked(s), ImmutableArray<RegisterEntry>.Empty);
        return s.Facts.Has(entered, out var facts) && s.Facts.Has(counted, out var counts) && (documents is null || s.Facts.Has(documents, out kept))
            ? Page(s, screen.Kind, IndicatorReport.Of(counted, facts, counts, kept, s.Municipality!, s.Catalog)).Back().Show()
            : new Ask(documents is null ? [entered, counted] : [entered, counted, documents]);
    }

    private static Step ShowVisits(Situation s, ReportShown screen, int year) => s.Facts.Has(new VisitsOf(year), out var visits)
        ? Page(s, screen.Kind, VisitPaper.Register(year, visits, s.Municipality!, s.Catalog, s.Context.Now)).Back().Show() : new Ask(new VisitsOf(year));

    private static Step ShowDemand(Situation s, ReportShown screen, int year, Campaign? newest)
    {
        var (demand, map) = (DemandOf.Year(year, s.Municipality!), new SnapshotOf(newest?.Id ?? ""));
        if (!s.Facts.Has(demand, out var counts) || (newest is not null && !s.Facts.Known.ContainsKey(map)))
        {
            return new Ask(newest is null ? [demand] : [demand, map]);
        }

        var snapshot = s.Facts.Has(map, out var named) ? named?.Content : null;
        return Page(s, screen.Kind, DemandReport.Of(year, counts, snapshot, s.Municipality!, s.Catalog, s.Context.Now)).Back().Show();
    }

    private static Step ShowCoverage(Situation s, ReportShown screen, Campaign? campaign)
    {
        if (campaign is null)
        {
            return s.Noting("campaign.gone").Pop();
        }

        var asked = CoverageOf.Year(campaign, s.Catalog, s.Context.Now);
        return s.Facts.Has(asked, out var counts) ? Page(s, screen.Kind, CoverageReport.Of(campaign, asked, counts, s.Catalog)).Back().Show() : new Ask(asked);
    }

    private static Step ShowSnapshot(Situation s, ReportShown screen)
    {
        var (of, advice, quality, outside) =
            (new SnapshotOf(screen.Campaign), new RecommendationsOf(screen.Campaign), new QualityOf(screen.Campaign), new ExternalNeedsOf(screen.Campaign));
        Query? further = screen.Kind switch { ReportKind.NeedsRegister => outside, ReportKind.CourseOrder => new CourseWishesOf(s.Municipality!.Id), _ => null };
        if (!s.Facts.Has(of, out var snapshot) || !s.Facts.Has(advice, out var recommendations) || !s.Facts.Has(quality, out var items) || (further is not null && !s.Facts.Known.ContainsKey(further)))
        {
            return new Ask(further is null ? [of, advice, quality] : [of, advice, quality, further]);
        }

        if (snapshot is null || items is null)
        {
            return s.Noting("report.soon").Pop();
        }

        var report = ReportForms.Of(screen.Kind, new ReportSource(snapshot, recommendations) { Quality = items, External = s.Facts.Has(outside, out var external) ? external : [], Wishes = s.Facts.Has(new CourseWishesOf(s.Municipality!.Id), out var wishes) ? wishes : [], Cut = screen.Cut }, s.Catalog);
        return Page(s, screen.Kind, report)
            .Small("report.figure", ("k", screen.Cut == ReportCut.Public ? Disclosure.DisclosureRules.Public.Least : snapshot.Content.Least))
            .Back().Show();
    }

    private static Page Page(Situation s, ReportKind kind, Report report) => s.Page().Heading(ReportDialogue.Title(kind))
        .Raw(ParagraphKind.Small, report.Passport[1].Value)
        .Raw(ParagraphKind.Prose, ReportText.Of(report));
}
