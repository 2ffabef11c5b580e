using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Reports;

/// <summary>«Отчёты»: which, of which campaign, in which form; the last one again by one press. Everything given or refused is noted.</summary>
internal static class ReportDialogue
{
    /// <summary>Kind of the document a report is.</summary>
    public const string Recipe = "report";

    private const int Waves = 8;

    private static ImmutableArray<string?> Cuts(Situation s) => ReportCut.Of(s.Person, s.Municipality!);

    public static string? FirstCut(Situation s, ReportKind kind) => ReportCut.IsOf(kind) ? Cuts(s)[0] : null;

    // Who coordinates a cluster has its map and nothing else.
    public static bool Has(Situation s, ReportKind kind) => ReportRights.Sees(s) || ReportCut.IsOf(kind);

    // Asked once more, it does not lie above itself.
    public static Step List(Situation s) => s.State.Active is ReportList ? s.Go(new ReportList()) : s.Push(new ReportList());

    public static Step Show(Situation s, ReportScreen screen) => screen switch
    {
        SchoolReportList list => SchoolReportDialogue.Show(s, list),
        SchoolReportKinds kinds => SchoolReportDialogue.Show(s, kinds),
        _ when !ReportRights.SeesCampaigns(s) => s.Noting("role.refused").Reset(new Menu()),
        ReportList => ShowList(s),
        ReportWaves waves when ReportForms.IsOfYear(waves.Kind) => ShowYears(s, waves),
        ReportWaves waves => With(s, all => ShowWaves(s, waves, all)),
        ReportFormats formats when ReportForms.IsOfYear(formats.Kind) => ShowFormats(s, formats, s.Text("report.year", ("year", formats.Campaign))),
        ReportFormats formats => With(s, all => ShowFormats(s, formats, all)),
        ReportShown shown => ReportPage.Show(s, shown),
        SupportEntering support => SupportDialogue.Show(s, support),
        IndicatorList list => IndicatorDialogue.Show(s, list),
        IndicatorEntering entering => IndicatorDialogue.Show(s, entering),
        ReportAdvice advice => AdviceDialogue.Show(s, advice),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s, ReportScreen screen) => (screen, s.Inbound.Body) switch
    {
        (SchoolReportList list, _) => SchoolReportDialogue.On(s, list),
        (SchoolReportKinds kinds, _) => SchoolReportDialogue.On(s, kinds),
        _ when !ReportRights.SeesCampaigns(s) => s.Noting("role.refused").Reset(new Menu()),
        (ReportAdvice advice, _) => AdviceDialogue.On(s, advice),
        (SupportEntering support, _) => SupportDialogue.On(s, support),
        (IndicatorList list, _) => IndicatorDialogue.On(s, list),
        (IndicatorEntering entering, _) => IndicatorDialogue.On(s, entering),
        (ReportList, TextSaid said) => WordedReport.Open(s, said.Text),
        (ReportList, Pressed { Key: "again" }) => Again(s),
        (ReportList, Pressed { Key: "event" }) when ReportRights.Sees(s) => s.Push(new EventDesk()),
        (ReportList, Pressed { Key: "agenda" }) => Community.AgendaDialogue.Open(s),
        (ReportList, Pressed { Key: "registers" }) => Community.RegisterDialogue.Open(s),
        (ReportList, Pressed { Key: "plan" }) => Community.YearPlanDialogue.Open(s),
        (ReportList, Pressed { Key: "requests" }) => Community.RequestDialogue.OpenQueue(s),
        (ReportList, Pressed { Key: "school" }) when ReportRights.Sees(s) => s.Push(new SchoolReportList("")),
        (ReportList, Pressed { Key: ['k', '.', .. var name] }) when ReportWish.KindOf(name) is { } kind && Has(s, kind) => ReportForms.IsOfYear(kind) ? s.Push(new ReportWaves(kind)) : With(s, all => Chosen(s, kind, all)),
        (ReportWaves waves, Pressed { Key: ['y', '.', .. var id] }) when ReportForms.IsOfYear(waves.Kind) && ReportYears.Of(s, id) is not null => s.Push(new ReportFormats(waves.Kind, id)),
        (ReportFormats formats, Pressed { Key: "enter" }) when IsEntered(formats.Kind) && ReportYears.Of(s, formats.Campaign) is { } year =>
            s.Push(formats.Kind == ReportKind.Indicators ? new IndicatorList(year) : new SupportEntering(year)),
        (ReportWaves waves, Pressed { Key: ['c', '.', .. var id] }) => With(s, all => all.Any(c => c.Id == id) ? s.Push(new ReportFormats(waves.Kind, id, FirstCut(s, waves.Kind))) : s.Go(waves)),
        (ReportFormats formats, Pressed { Key: ['x', '.', >= '0' and <= '9', ..] cut }) when CutAt(s, formats.Kind, cut[2..]) is { } at => s.Go(formats with { Cut = Cuts(s)[at] }),
        (ReportFormats formats, Pressed { Key: "monthly" }) => Conversation.Show(MonthlyReport.Subscribe(s, formats.Kind)),
        (ReportFormats formats, Pressed { Key: "monthly-off" }) => Conversation.Show(MonthlyReport.Unsubscribe(s, formats.Kind)),
        (ReportFormats formats, Pressed { Key: "advice" }) when ReportForms.Recommends(formats.Kind) => s.Push(new ReportAdvice(formats.Kind, formats.Campaign, 0)),
        (ReportFormats formats, Pressed { Key: ['f', '.', .. var name] }) when ReportWish.FormatOf(name) is { } format && ReportForms.Takes(formats.Kind, format) => Give(s, new(formats.Kind, formats.Campaign, format) { Cut = formats.Cut }),
        (_, Pressed) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    // Figures of schools come as a table, from the shell.
    private static bool IsEntered(ReportKind kind) => kind is ReportKind.Indicators or ReportKind.SupportLog;

    private static Step ShowList(Situation s)
    {
        if (!s.Facts.Has(new LastReport(), out var last))
        {
            return new Ask(new LastReport());
        }

        var page = s.Page().Typed().Heading("report.title").Prose("report.ask");
        if (last is not null && ReportAudit.Read(last) is { } wish)
        {
            page.Button("again", "report.button-again", ("report", s.Text(Title(wish.Kind))), ("format", s.Text(FormatText(wish.Format))));
        }

        foreach (var kind in Enum.GetValues<ReportKind>().Where(k => ReportForms.IsListed(k) && Has(s, k)))
        {
            page.Button("k." + ReportWish.NameOf(kind), Title(kind));
        }

        return page.When(ReportRights.Sees(s), p => p.Button("event", "event-report.title").Button("school", "school-report.button").Button("agenda", "agenda.button").Button("plan", "year-plan.button").Button("registers", "registers.title")).Button("requests", "request.button-queue").Back().Show();
    }

    private static Turn ShowWaves(Situation s, ReportWaves screen, ImmutableArray<Campaign> all)
    {
        var page = s.Page().Heading(Title(screen.Kind)).When(all.IsEmpty, p => p.Prose("report.no-campaigns")).When(!all.IsEmpty, p => p.Prose("report.ask-wave"));
        foreach (var campaign in all.Take(Waves))
        {
            page.Row(new Choice("c." + campaign.Id, WaveLine(s, campaign)));
        }

        return page.Back().Show();
    }

    private static Turn ShowYears(Situation s, ReportWaves screen)
    {
        var page = s.Page().Heading(Title(screen.Kind)).Prose("report.ask-year");
        foreach (var year in ReportYears.All(s.Municipality!, s.Context.Now))
        {
            page.Button("y." + ReportYears.Id(year), "report.year", ("year", year));
        }

        return page.Back().Show();
    }

    private static Step ShowFormats(Situation s, ReportFormats screen, ImmutableArray<Campaign> all) => all.FirstOrDefault(c => c.Id == screen.Campaign) is not { } campaign
        ? s.Noting("campaign.gone").Pop()
        : IsReady(s, screen.Kind, campaign) ? ShowFormats(s, screen, WaveLine(s, campaign))
        : s.Page().Heading(Title(screen.Kind)).Raw(ParagraphKind.Prose, WaveLine(s, campaign), Privacy.Neutral)
            .Prose("report.running", ("day", RussianDate.DayAndMonth(campaign.To!.Value))).Back().Show();

    private static Step ShowFormats(Situation s, ReportFormats screen, string of)
    {
        var planned = new IsPlanned(MonthlyReport.Unique(s, screen.Kind));
        if (!s.Facts.Has(planned, out var monthly))
        {
            return new Ask(planned);
        }

        var page = s.Page().Heading(Title(screen.Kind)).Raw(ParagraphKind.Prose, of, Privacy.Neutral);
        return Cutting(s, page, screen).Prose("report.ask-format")
            .Row(Format(page, ReportFormat.Text), Format(page, ReportFormat.Xlsx)).Row(Format(page, ReportFormat.Docx), Format(page, ReportFormat.Pdf), Format(page, ReportFormat.Csv))
            .When(ReportForms.Recommends(screen.Kind), p => p.Button("advice", "advice.button"))
            .When(ReportForms.Takes(screen.Kind, ReportFormat.Zip), p => p.Row(Format(p, ReportFormat.Zip)))
            .When(IsEntered(screen.Kind), p => p.Button("enter", screen.Kind == ReportKind.Indicators ? "indicators.button-enter" : "support.button-enter"))
            .When(ReportRights.Sees(s), p => p.Button(monthly ? "monthly-off" : "monthly", monthly ? "report.button-monthly-off" : "report.button-monthly")).Back().Show();
    }

    private static Page Cutting(Situation s, Page page, ReportFormats screen)
    {
        var cuts = ReportCut.IsOf(screen.Kind) ? Cuts(s) : [];
        foreach (var (cut, i) in cuts.Select((c, i) => (c, i)).Where(_ => cuts.Length > 1))
        {
            page.Row(new Choice("x." + ReportCell.Of(i).Text, ReportCut.Title(s.Municipality!, cut, s.Catalog)) { Chosen = cut == screen.Cut });
        }

        return page.When(cuts.Length == 1, p => p.Raw(ParagraphKind.Prose, ReportCut.Title(s.Municipality!, screen.Cut, s.Catalog), Privacy.Neutral))
            .When(screen.Cut == ReportCut.Public, p => p.Prose("report.public-note"));
    }

    private static int? CutAt(Situation s, ReportKind kind, string typed) =>
        ReportCut.IsOf(kind) && int.TryParse(typed, System.Globalization.CultureInfo.InvariantCulture, out var at) && at < Cuts(s).Length ? at : null;

    /// <summary>Whether the report can be had now.</summary>
    public static bool IsReady(Situation s, ReportKind kind, Campaign campaign) => campaign.Status != CampaignStatus.Draft && (
        ReportForms.SubjectOf(kind) != ReportSubject.Snapshot || SnapshotMaker.IsDue(campaign, s.Municipality!, s.Context.Now));

    /// <summary>The newest campaign that has a map, or will have one as soon as it is asked for; null for none.</summary>
    public static Campaign? NewestMap(Situation s, ImmutableArray<Campaign> all) => all.Where(c => IsReady(s, ReportKind.DifficultiesMap, c)).MaxBy(c => c.To);

    private static Step Chosen(Situation s, ReportKind kind, ImmutableArray<Campaign> all) =>
        s.Push(all is [var only] ? new ReportFormats(kind, only.Id, FirstCut(s, kind)) : new ReportWaves(kind));

    private static Step Again(Situation s) => !s.Facts.Has(new LastReport(), out var last) ? new Ask(new LastReport())
        : last is null || ReportAudit.Read(last) is not { } wish ? s.Hint("hint.use-buttons")
        : !ReportForms.IsListed(wish.Kind) ? Conversation.Show(Ordered(s, wish).Noting("report.preparing"))
        : ReportForms.IsOfYear(wish.Kind) ? Give(s, wish with { Campaign = ReportYears.Named(s, wish.Campaign) })
        : With(s, all => all.FirstOrDefault() is { } newest
            ? Give(s, wish with { Campaign = all.Any(c => c.Id == wish.Campaign) ? wish.Campaign : newest.Id }) : s.Noting("report.no-campaigns").Go(new ReportList()));

    // A справка that recommends nothing to anybody is no справка.
    public static Step Give(Situation s, ReportWish wish)
    {
        if (!ReportRights.Sees(s.Person, s.Municipality!, wish.Kind, wish.Cut))
        {
            return WordedReport.Refused(s, "report refused " + (wish.Cut ?? ReportWish.NameOf(wish.Kind)));
        }

        var advice = new RecommendationsOf(wish.Campaign);
        return !ReportForms.Recommends(wish.Kind) ? Hand(s, wish)
            : !s.Facts.Has(advice, out var recommendations) ? new Ask(advice)
            : recommendations.IsEmpty ? s.Noting("advice.needed").Push(new ReportAdvice(wish.Kind, wish.Campaign, 0))
            : Hand(s, wish);
    }

    private static Step Hand(Situation s, ReportWish wish) => wish.Format == ReportFormat.Text
        ? s.Do(new NoteAccess(ReportAudit.Of(wish))).Push(new ReportShown(wish.Kind, wish.Campaign, wish.Cut))
        : Conversation.Show(Ordered(s, wish).Noting("report.preparing"));

    // The file is made by a job, which looks at the rights once more and notes what was given.
    public static Situation Ordered(Situation s, ReportWish wish) => s.Do(new RequestDocument(new DocumentRecipe(
        Recipe, ReportAudit.Recipe(wish, s.Person.Id), wish.FileName)));

    public static Step With(Situation s, Func<ImmutableArray<Campaign>, Step> then) => !s.Facts.Has(new CampaignsOfTown(), out var all)
        ? new Ask(new CampaignsOfTown()) : then([.. all.Where(c => c.Status != CampaignStatus.Draft)]);

    internal static string WaveLine(Situation s, Campaign campaign) => s.Text(
        "report.wave", ("title", CampaignWords.Title(s, campaign)), ("year", campaign.To!.Value.Year), ("wave", CampaignWords.WaveOf(s, campaign.Wave!.Value)));

    private static Choice Format(Page page, ReportFormat format) => page.Choice("f." + ReportWish.Extension(format), FormatText(format));

    internal static string FormatText(ReportFormat format) => "report.format." + ReportWish.Extension(format);

    public static string Title(ReportKind kind) => kind switch
    {
        ReportKind.DifficultiesMap => "report.map",
        ReportKind.NeedsRegister => "report.register",
        ReportKind.CourseOrder => "report.order",
        ReportKind.AnalyticalReport => "report.analysis",
        ReportKind.AnalyticalNote => "report.note",
        ReportKind.Coverage => "report.coverage",
        ReportKind.Dynamics => "report.dynamics",
        ReportKind.ItemQuality => "report.quality",
        ReportKind.Indicators => "report.indicators",
        ReportKind.SupportLog => "report.support",
        ReportKind.SchoolIdentification => "report.identification",
        ReportKind.Demand => "report.demand",
        ReportKind.Visits => "report.visits",
        ReportKind.Practices => "report.practices",
        ReportKind.Event => "event-report.title",
        ReportKind.Register => "registers.report",
        ReportKind.SchoolPack => "report.school-pack",
        ReportKind.SchoolCertificate => "report.school-certificate",
        ReportKind.SchoolExtract => "report.school-extract",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
