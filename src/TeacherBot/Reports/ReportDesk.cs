using TeacherBot.Content;
using TeacherBot.Core.Events;
using TeacherBot.Core.Reports;
using TeacherBot.Documents;
using TeacherBot.Store;

namespace TeacherBot.Reports;

/// <summary>Hands reports to people: rights are looked at once more when one is made, and what was given is noted.</summary>
internal sealed class ReportDesk(Database database, CurrentCatalog catalog, PdfRenderer pdf, PeopleStore people, TimeProvider clock)
{
    /// <summary>Null for somebody who may not have it, and where there is no such campaign.</summary>
    public async Task<ReportOutcome?> GiveAsync(ReportWish wish, string person, CancellationToken cancellation)
    {
        if (database.Read(unit => TownOf(unit, person, wish)) is not { } town)
        {
            return null;
        }

        var outcome = await Maker().MakeAsync(wish, town, person, cancellation);
        if (outcome is ReportOutcome.Made)
        {
            await NoteAsync(wish, person, cancellation);
        }

        return outcome;
    }

    /// <summary>The report to be shown as it is; null also while it cannot be had.</summary>
    public async Task<Report?> ShowAsync(ReportWish wish, string person, CancellationToken cancellation)
    {
        if (database.Read(unit => TownOf(unit, person, wish)) is not { } town || await Maker().DrawAsync(wish, town, person, cancellation) is not { } report)
        {
            return null;
        }

        await NoteAsync(wish, person, cancellation);
        return report;
    }

    private ReportMaker Maker() => new(database, new SnapshotFreezer(database, catalog, clock), catalog, pdf, clock) { People = people };

    private Task NoteAsync(ReportWish wish, string person, CancellationToken cancellation) =>
        database.WriteAsync(unit => PeopleStore.Audit(unit, person, null, ReportAudit.Of(wish), clock.GetUtcNow()), cancellation);

    // Null when the person may not see it.
    private string? TownOf(UnitOfWork unit, string person, ReportWish wish) =>
        PeopleStore.FindPerson(unit, person) is { Person: var known }
        && (ReportForms.SubjectOf(wish.Kind) is ReportSubject.Snapshot or ReportSubject.Participation ? CampaignStore.Find(unit, wish.Campaign)?.Municipality : known.Municipality) is { } id
        && catalog.Value.Municipalities.TryGetValue(id, out var town)
        && known with { Roles = RoleStore.Of(unit, person, clock.GetUtcNow()) } is var now
        && ReportForms.SubjectOf(wish.Kind) switch
        {
            ReportSubject.Event => EventRights.Holds(now, id),
            ReportSubject.School => ReportRights.SeesSchool(now, id, wish.Campaign),
            _ => ReportRights.Sees(now, town, wish.Kind, wish.Cut),
        } ? id : null;
}
