using TeacherBot.Content;
using TeacherBot.Core.Community;
using TeacherBot.Core.Events;
using TeacherBot.Core.Reports;
using TeacherBot.Documents;
using TeacherBot.Store;

namespace TeacherBot.Reports;

/// <summary>What became of a report. A closed family.</summary>
internal abstract record ReportOutcome
{
    private ReportOutcome()
    {
    }

    public sealed record Made(byte[] Bytes) : ReportOutcome;

    /// <summary>The campaign still runs, or there is none under that id.</summary>
    public sealed record NoSnapshot : ReportOutcome;

    /// <summary>It must recommend something to somebody, and nothing was confirmed.</summary>
    public sealed record NoRecommendation : ReportOutcome;

    /// <summary>PDF only: the renderer is not installed or failed.</summary>
    public sealed record NoPdf(string Why, bool IsMissing) : ReportOutcome;
}

/// <summary>Makes a report of a campaign in a format. The same snapshot gives the same bytes.</summary>
internal sealed class ReportMaker(Database database, SnapshotFreezer freezer, CurrentCatalog catalog, PdfRenderer pdf, TimeProvider clock)
{
    /// <summary>Opens what people wrote: records of visits, and what they agreed to show.</summary>
    public required PeopleStore People { get; init; }

    /// <param name="town">Id of the municipality; a campaign has its own.</param>
    /// <param name="viewer">Whom it is for; null for an operator.</param>
    public async Task<ReportOutcome> MakeAsync(ReportWish wish, string town, string? viewer, CancellationToken cancellation)
    {
        if (wish.Format == ReportFormat.Zip)
        {
            return ReportForms.Takes(wish.Kind, wish.Format) && catalog.Value.Municipalities.TryGetValue(town, out var known) && ReportYears.Of(known, clock.GetUtcNow(), wish.Campaign) is { } year
                ? new ReportOutcome.Made(await new EvidenceFolder(database, catalog.Value, this, viewer, clock).MakeAsync(known, year, cancellation)) : new ReportOutcome.NoSnapshot();
        }

        return await DrawAsync(wish, town, viewer, cancellation) is not { } report ? new ReportOutcome.NoSnapshot()
            : ReportForms.Recommends(wish.Kind) && database.Read(unit => RecommendationStore.Of(unit, wish.Campaign)).IsEmpty ? new ReportOutcome.NoRecommendation()
            : await ReportFile.RenderAsync(pdf, report, wish.Format, cancellation);
    }

    /// <summary>What every format shows; null while there is none, and for what is no single report.</summary>
    public async Task<Report?> DrawAsync(ReportWish wish, string town, string? viewer, CancellationToken cancellation) => ReportForms.SubjectOf(wish.Kind) switch
    {
        ReportSubject.Snapshot => await OfSnapshotAsync(wish, viewer, cancellation),
        ReportSubject.Year => new YearReports(database, catalog, clock) { People = People }.Of(wish, town, viewer),
        ReportSubject.School => await OfSchoolAsync(wish, town, cancellation),
        ReportSubject.Event => OfEvent(town, wish.Campaign),
        ReportSubject.Register => OfRegister(town, wish.Campaign),
        _ => Coverage(wish.Campaign),
    };

    /// <summary>How items work over all municipalities.</summary>
    public async Task<ReportOutcome> MakePooledAsync(ReportFormat format, CancellationToken cancellation)
    {
        var pooler = new ItemPooler(database, catalog, clock);
        await freezer.FreezeAsync(cancellation);
        return pooler.Newest() is { } pools
            ? await ReportFile.RenderAsync(pdf, ItemQualityReport.OfPools(pools.Sheet, pools.At, catalog.Value.MinimumGroup, catalog.Value), format, cancellation) : new ReportOutcome.NoSnapshot();
    }

    private async Task<Report?> OfSnapshotAsync(ReportWish wish, string? viewer, CancellationToken cancellation)
    {
        if (await freezer.EnsureAsync(wish.Campaign, cancellation) is null || database.Read(unit => SnapshotStore.Find(unit, wish.Campaign, viewer)) is not { } kept)
        {
            return null;
        }

        var source = new ReportSource(new NamedSnapshot(kept.Snapshot, kept.Id, kept.Hash), database.Read(unit => RecommendationStore.Of(unit, wish.Campaign)))
        {
            Cut = wish.Cut,
            Wishes = database.Read(unit => CourseWishStore.Of(unit, kept.Snapshot.Municipality, clock.GetUtcNow())),
            External = database.Read(unit => ExternalNeedStore.Of(unit, kept.Snapshot.Municipality, kept.Snapshot.To.Year)),
        };
        return ReportForms.Of(
            wish.Kind, wish.Kind == ReportKind.ItemQuality ? source with { Quality = await freezer.EnsureQualityAsync(wish.Campaign, cancellation) } : source, catalog.Value);
    }

    private async Task<Report?> OfSchoolAsync(ReportWish wish, string town, CancellationToken cancellation)
    {
        if (wish.Kind == ReportKind.SchoolExtract)
        {
            await FreezeNewestAsync(town, cancellation);
        }

        return database.Read(unit => SchoolSources.Find(unit, catalog.Value, town, wish.Campaign, clock.GetUtcNow())) is { } source
            ? SchoolReports.Of(wish.Kind, source, catalog.Value) : null;
    }

    // The newest wave that is over, if nobody asked for a report of it yet.
    private async Task FreezeNewestAsync(string town, CancellationToken cancellation)
    {
        foreach (var campaign in database.Read(unit => CampaignStore.OfTown(unit, town)))
        {
            if (await freezer.EnsureAsync(campaign.Id, cancellation) is not null)
            {
                return;
            }
        }
    }

    private Report? OfRegister(string town, string id) =>
        catalog.Value.Municipalities.TryGetValue(town, out var known) && catalog.Value.Registers.FirstOrDefault(r => r.Id == id) is { } register
            ? RegisterTable.Of(register, database.Read(unit => RegisterStore.All(unit, town, id)), known, catalog.Value, ReportYears.Today(known, clock.GetUtcNow())) : null;

    private Report? OfEvent(string town, string id)
    {
        var now = clock.GetUtcNow();
        return catalog.Value.Municipalities.TryGetValue(town, out var known)
            && EventState.Of(catalog.Value, id, database.Read(unit => EventStore.Facts(unit, id, "", now))) is { Row: { IsComplete: true } row } && row.Municipality == town
            ? HeldEventReport.Of(row, database.Read(unit => EventReportStore.Report(unit, id)), known, catalog.Value, ReportYears.Today(known, now)) : null;
    }

    private Report? Coverage(string id)
    {
        if (database.Read(unit => CampaignStore.Find(unit, id)) is not { From: not null, To: not null, Wave: not null } campaign || !catalog.Value.Municipalities.ContainsKey(campaign.Municipality))
        {
            return null;
        }

        var asked = CoverageOf.Year(campaign, catalog.Value, clock.GetUtcNow());
        return CoverageReport.Of(campaign, asked, database.Read(unit => CoverageStore.Counts(unit, campaign.Municipality, asked)), catalog.Value);
    }
}
