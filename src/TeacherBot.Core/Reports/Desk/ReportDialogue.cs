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

    /// <summary>The command, or the words after «отчёт» in a letter.</summary>
    public static Step Open(Situation s, string typed)
    {
        if (!ReportRights.Sees(s))
        {
            return s.Do(new NoteAccess("report refused")).Hint("role.refused");
        }

        var words = ReportWords.Read(typed);
        return ForeignTown(s, typed) ? s.Do(new NoteAccess("report refused foreign municipality")).Hint("report.foreign")
            : words.Unknown is { } unknown ? List(s.Noting("report.not-understood", ("word", unknown)))
            : words.Kind is { } kind ? Wanted(s, kind, words)
            : List(s);
    }

    // Asked once more, it does not lie above itself.
    private static Step List(Situation s) => s.State.Active is ReportList ? s.Go(new ReportList()) : s.Push(new ReportList());

    public static Step Show(Situation s, ReportScreen screen) => !ReportRights.Sees(s) ? s.Noting("role.refused").Reset(new Menu()) : screen switch
    {
        ReportList => ShowList(s),
        ReportWaves waves => With(s, all => ShowWaves(s, waves, all)),
        ReportFormats formats => With(s, all => ShowFormats(s, formats, all)),
        ReportShown shown => ShowReport(s, shown),
        ReportAdvice advice => AdviceDialogue.Show(s, advice),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s, ReportScreen screen) => (screen, s.Inbound.Body) switch
    {
        _ when !ReportRights.Sees(s) => s.Noting("role.refused").Reset(new Menu()),
        (ReportAdvice advice, _) => AdviceDialogue.On(s, advice),
        (ReportList, TextSaid said) => Open(s, said.Text),
        (ReportList, Pressed { Key: "again" }) => Again(s),
        (ReportList, Pressed { Key: ['k', '.', .. var name] }) when ReportWish.KindOf(name) is { } kind => With(s, all => Chosen(s, kind, all)),
        (ReportWaves waves, Pressed { Key: ['c', '.', .. var id] }) => With(s, all => all.Any(c => c.Id == id) ? s.Push(new ReportFormats(waves.Kind, id)) : s.Go(waves)),
        (ReportFormats formats, Pressed { Key: "monthly" }) => Conversation.Show(MonthlyReport.Subscribe(s, formats.Kind)),
        (ReportFormats formats, Pressed { Key: "monthly-off" }) => Conversation.Show(MonthlyReport.Unsubscribe(s, formats.Kind)),
        (ReportFormats formats, Pressed { Key: "advice" }) when ReportForms.Recommends(formats.Kind) => s.Push(new ReportAdvice(formats.Kind, formats.Campaign, 0)),
        (ReportFormats formats, Pressed { Key: ['f', '.', .. var name] }) when ReportWish.FormatOf(name) is { } format => Give(s, new(formats.Kind, formats.Campaign, format)),
        (_, Pressed) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

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

        foreach (var kind in Enum.GetValues<ReportKind>())
        {
            page.Button("k." + ReportWish.NameOf(kind), Title(kind));
        }

        return page.Back().Show();
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

    private static Step ShowFormats(Situation s, ReportFormats screen, ImmutableArray<Campaign> all)
    {
        if (all.FirstOrDefault(c => c.Id == screen.Campaign) is not { } campaign)
        {
            return s.Noting("campaign.gone").Pop();
        }

        var planned = new IsPlanned(MonthlyReport.Unique(s, screen.Kind));
        if (!s.Facts.Has(planned, out var monthly))
        {
            return new Ask(planned);
        }

        var page = s.Page().Heading(Title(screen.Kind)).Raw(ParagraphKind.Prose, WaveLine(s, campaign), Privacy.Neutral);
        return IsReady(s, screen.Kind, campaign)
            ? page.Prose("report.ask-format")
                .Row(Format(page, ReportFormat.Text), Format(page, ReportFormat.Xlsx)).Row(Format(page, ReportFormat.Docx), Format(page, ReportFormat.Pdf), Format(page, ReportFormat.Csv))
                .When(ReportForms.Recommends(screen.Kind), p => p.Button("advice", "advice.button"))
                .Button(monthly ? "monthly-off" : "monthly", monthly ? "report.button-monthly-off" : "report.button-monthly").Back().Show()
            : page.Prose("report.running", ("day", RussianDate.DayAndMonth(campaign.To!.Value))).Back().Show();
    }

    /// <summary>Whether the report can be had now.</summary>
    public static bool IsReady(Situation s, ReportKind kind, Campaign campaign) => campaign.Status != CampaignStatus.Draft && (
        !ReportForms.IsOfSnapshot(kind) || SnapshotMaker.IsDue(campaign, s.Municipality!, s.Context.Now));

    private static Step ShowCoverage(Situation s, ReportShown screen, Campaign? campaign)
    {
        if (campaign is null)
        {
            return s.Noting("campaign.gone").Pop();
        }

        var asked = CoverageOf.Year(campaign, s.Catalog, s.Context.Now);
        return s.Facts.Has(asked, out var counts) ? Page(s, screen.Kind, CoverageReport.Of(campaign, asked, counts, s.Catalog)).Back().Show() : new Ask(asked);
    }

    private static Page Page(Situation s, ReportKind kind, Report report) => s.Page().Heading(Title(kind))
        .Raw(ParagraphKind.Small, report.Passport[1].Value)
        .Raw(ParagraphKind.Prose, ReportText.Of(report));

    private static Step ShowReport(Situation s, ReportShown screen)
    {
        if (!ReportForms.IsOfSnapshot(screen.Kind))
        {
            return With(s, all => ShowCoverage(s, screen, all.FirstOrDefault(c => c.Id == screen.Campaign)));
        }

        var (of, advice, quality) = (new SnapshotOf(screen.Campaign), new RecommendationsOf(screen.Campaign), new QualityOf(screen.Campaign));
        if (!s.Facts.Has(of, out var snapshot) || !s.Facts.Has(advice, out var recommendations) || !s.Facts.Has(quality, out var items))
        {
            return new Ask([of, advice, quality]);
        }

        if (snapshot is null || items is null)
        {
            return s.Noting("report.soon").Pop();
        }

        var report = ReportForms.Of(screen.Kind, new ReportSource(snapshot, recommendations) { Quality = items }, s.Catalog);
        return Page(s, screen.Kind, report)
            .Small("report.figure", ("k", snapshot.Content.Least))
            .Back().Show();
    }

    private static Step Chosen(Situation s, ReportKind kind, ImmutableArray<Campaign> all) =>
        s.Push(all is [var only] ? new ReportFormats(kind, only.Id) : new ReportWaves(kind));

    private static Step Wanted(Situation s, ReportKind kind, ReportWords words) => With(s, all => Wanted(s, kind, words, all));

    private static Step Wanted(Situation s, ReportKind kind, ReportWords words, ImmutableArray<Campaign> all)
    {
        if (WaveWords.Find(words.Wave, all) is not { } campaign)
        {
            return s.Noting(all.IsEmpty ? "report.no-campaigns" : "report.no-wave").Push(new ReportWaves(kind));
        }

        if (IsReady(s, kind, campaign))
        {
            if (words.Format is { } format)
            {
                return Give(s, new(kind, campaign.Id, format));
            }

            // A letter is answered by the report itself: in words, and as the file one goes on with.
            if (ChannelNames.SendsLetters(s.Inbound.Channel))
            {
                return ReportForms.Recommends(kind)
                    ? Give(s, new(kind, campaign.Id, ReportFormat.Docx))
                    : Give(Ordered(s, new(kind, campaign.Id, ReportFormat.Xlsx)), new(kind, campaign.Id, ReportFormat.Text));
            }
        }

        return s.Push(new ReportFormats(kind, campaign.Id));
    }

    private static Step Again(Situation s) => !s.Facts.Has(new LastReport(), out var last) ? new Ask(new LastReport())
        : last is null || ReportAudit.Read(last) is not { } wish ? s.Hint("hint.use-buttons")
        : With(s, all => all.FirstOrDefault() is { } newest
            ? Give(s, wish with { Campaign = all.Any(c => c.Id == wish.Campaign) ? wish.Campaign : newest.Id }) : s.Noting("report.no-campaigns").Go(new ReportList()));

    // A справка that recommends nothing to anybody is no справка.
    private static Step Give(Situation s, ReportWish wish)
    {
        var advice = new RecommendationsOf(wish.Campaign);
        return !ReportForms.Recommends(wish.Kind) ? Hand(s, wish)
            : !s.Facts.Has(advice, out var recommendations) ? new Ask(advice)
            : recommendations.IsEmpty ? s.Noting("advice.needed").Push(new ReportAdvice(wish.Kind, wish.Campaign, 0))
            : Hand(s, wish);
    }

    private static Step Hand(Situation s, ReportWish wish) => wish.Format == ReportFormat.Text
        ? s.Do(new NoteAccess(ReportAudit.Of(wish))).Push(new ReportShown(wish.Kind, wish.Campaign))
        : Conversation.Show(Ordered(s, wish).Noting("report.preparing"));

    // The file is made by a job, which looks at the rights once more and notes what was given.
    public static Situation Ordered(Situation s, ReportWish wish) => s.Do(new RequestDocument(new DocumentRecipe(
        Recipe, string.Join('.', ReportWish.NameOf(wish.Kind), wish.Campaign, ReportWish.Extension(wish.Format), s.Person.Id), $"{ReportWish.NameOf(wish.Kind)}.{ReportWish.Extension(wish.Format)}")));

    private static Step With(Situation s, Func<ImmutableArray<Campaign>, Step> then) => !s.Facts.Has(new CampaignsOfTown(), out var all)
        ? new Ask(new CampaignsOfTown()) : then([.. all.Where(c => c.Status != CampaignStatus.Draft)]);

    private static bool ForeignTown(Situation s, string typed) => s.Catalog.Municipalities.Values.Any(m =>
        m.Id != s.Person.Municipality && (typed.Contains(m.Id, StringComparison.OrdinalIgnoreCase) || typed.Contains(m.Title, StringComparison.OrdinalIgnoreCase)));

    private static string WaveLine(Situation s, Campaign campaign) => s.Text(
        "report.wave", ("title", CampaignWords.Title(s, campaign)), ("year", campaign.To!.Value.Year), ("wave", CampaignWords.WaveOf(s, campaign.Wave!.Value)));

    private static Choice Format(Page page, ReportFormat format) => page.Choice("f." + ReportWish.Extension(format), FormatText(format));

    private static string FormatText(ReportFormat format) => "report.format." + ReportWish.Extension(format);

    private static string Title(ReportKind kind) => kind switch
    {
        ReportKind.DifficultiesMap => "report.map",
        ReportKind.NeedsRegister => "report.register",
        ReportKind.CourseOrder => "report.order",
        ReportKind.AnalyticalReport => "report.analysis",
        ReportKind.AnalyticalNote => "report.note",
        ReportKind.Coverage => "report.coverage",
        ReportKind.Dynamics => "report.dynamics",
        ReportKind.ItemQuality => "report.quality",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
