using System.Security.Cryptography;
using System.Text;
using TeacherBot.Content;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Documents.Exports;
using TeacherBot.Reports;
using TeacherBot.Store;

namespace TeacherBot.Documents;

/// <summary>Names of the documents people can ask for.</summary>
internal static class DocumentKinds
{
    public const string Profile = "profile";
    public const string Certificate = "certificate";
    public const string Export = "export";

    /// <summary>An .ics file; the object is the event.</summary>
    public const string Calendar = "calendar";
}

/// <summary>What became of making a document. A closed family.</summary>
internal abstract record DocumentOutcome
{
    private DocumentOutcome()
    {
    }

    public sealed record Made(byte[] Bytes) : DocumentOutcome;

    /// <summary>Nobody is there any more to give it to.</summary>
    public sealed record NotWanted : DocumentOutcome;

    /// <summary>It cannot be made, now or later.</summary>
    public sealed record Refused(string Why) : DocumentOutcome;

    /// <summary>It was not made; another try may help.</summary>
    public sealed record Failed(string Why) : DocumentOutcome;
}

/// <summary>Makes the bytes of a document from its recipe.</summary>
internal sealed class DocumentMaker(Database database, Vault vault, CurrentCatalog catalog, PdfRenderer pdf, TimeProvider clock)
{
    private readonly PeopleStore people = new(vault);

    /// <param name="person">Who asked: a document is only ever about them.</param>
    public Task<DocumentOutcome> MakeAsync(DocumentRecipe recipe, string person, CancellationToken cancellation) => recipe.Kind switch
    {
        DocumentKinds.Profile => PrintAsync(recipe, person, HasProfile, ProfileDocument.Html, cancellation),
        DocumentKinds.Certificate => PrintAsync(recipe, person, s => s.Attempt.CompletedAt is not null, CertificateDocument.Html, cancellation),
        DocumentKinds.Export when recipe.Object == person => Task.FromResult(Export(person)),
        DocumentKinds.Calendar => Task.FromResult(Calendar(recipe.Object, person)),
        Core.Routes.RoutePaper.Recipe => RouteAsync(recipe, person, cancellation),
        Core.Community.VisitPaper.Recipe => VisitAsync(recipe, person, cancellation),
        Core.Community.ConsultationPictures.Recipe => Task.FromResult(Photo(recipe.Object, person)),
        ReportDialogue.Recipe => ReportAsync(recipe, person, cancellation),
        _ => Task.FromResult<DocumentOutcome>(new DocumentOutcome.Refused("UnknownDocument")),
    };

    private static bool HasProfile(DocumentSubject subject) =>
        subject.Instrument.Kind != InstrumentKind.Organisation && !subject.Attempt.Closed.IsEmpty;

    private async Task<DocumentOutcome> PrintAsync(
        DocumentRecipe recipe,
        string person,
        Func<DocumentSubject, bool> possible,
        Func<DocumentSubject, string> html,
        CancellationToken cancellation)
    {
        // Read first, so that a recipe that cannot be made takes no number.
        var now = clock.GetUtcNow();
        if (database.Read(unit => PeopleStore.FindPerson(unit, person)) is not { Person.Status: PersonStatus.Active } speaker)
        {
            return new DocumentOutcome.NotWanted();
        }

        if (database.Read(unit => AttemptStore.Find(unit, person, recipe.Object)) is not { } attempt
            || !possible(new DocumentSubject(catalog.Value, speaker.Person, null, attempt, 0, now)))
        {
            return new DocumentOutcome.Refused("NoSuchResult");
        }

        if (await database.WriteAsync(unit => Subject(unit, recipe, person, attempt, now), cancellation) is not { } subject)
        {
            return new DocumentOutcome.NotWanted();
        }

        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return await pdf.RenderAsync(html(subject), day, cancellation) switch
        {
            PdfOutcome.Rendered rendered => new DocumentOutcome.Made(rendered.Bytes),
            PdfOutcome.PdfUnavailable => new DocumentOutcome.Refused(nameof(PdfOutcome.PdfUnavailable)),
            PdfOutcome.Failed failed => new DocumentOutcome.Failed("Pdf " + failed.Code),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // The number stands on the paper, so it is taken before the file is there; an older file stays until then.
    // Null when the person has gone meanwhile: nothing may be written about them any more.
    private DocumentSubject? Subject(UnitOfWork unit, DocumentRecipe recipe, string id, Attempt attempt, DateTimeOffset now)
    {
        if (PeopleStore.FindPerson(unit, id) is not { Person: { Status: PersonStatus.Active } person })
        {
            return null;
        }

        var number = ScheduleStore.PutFile(unit, recipe, id, ScheduleStore.FindFile(unit, recipe) ?? "", now);
        return new DocumentSubject(catalog.Value, person, people.FindName(unit, id), attempt, number, now)
        {
            RecoveryCode = recipe.Kind == DocumentKinds.Profile ? people.FindRecoveryCode(unit, id) ?? NewCode(unit, id) : null,
        };
    }

    private string NewCode(UnitOfWork unit, string person)
    {
        var code = RecoveryCode.Of(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
        people.SetRecoveryCode(unit, person, code);
        return code;
    }

    private DocumentOutcome Export(string person) =>
        database.Read(unit => ExportData.Find(unit, vault, person, clock.GetUtcNow())) is { } data
            ? new DocumentOutcome.Made(ExportDocument.Bytes(data, catalog.Value))
            : new DocumentOutcome.NotWanted();

    // Taken back, erased, or nobody's of theirs.
    private DocumentOutcome Photo(string about, string person) =>
        database.Read(unit => new ConsultationPhotos(people).Find(unit, person, about)) is { } bytes ? new DocumentOutcome.Made(bytes) : new DocumentOutcome.NotWanted();

    // As the name of the file says; somebody else's route is not found.
    private async Task<DocumentOutcome> RouteAsync(DocumentRecipe recipe, string id, CancellationToken cancellation)
    {
        var (person, name, route, mentor) = database.Read(unit => (
            PeopleStore.FindPerson(unit, id)?.Person, people.FindName(unit, id), new RouteStore(people).All(unit, id).FirstOrDefault(r => r.Id == recipe.Object),
            new MentorPairStore(people).Marks(unit, id, recipe.Object)));
        if (person is not { Status: PersonStatus.Active, Municipality: not null } || route is null)
        {
            return new DocumentOutcome.NotWanted();
        }

        var paper = Core.Routes.RoutePaper.Of(route, person, name, mentor, catalog.Value, clock.GetUtcNow());
        return Of(await ReportFile.RenderAsync(pdf, paper, recipe.FileName.EndsWith(".docx", StringComparison.Ordinal) ? ReportFormat.Docx : ReportFormat.Pdf, cancellation));
    }

    // For the school that asked, and for those who decide; looked at once more.
    private async Task<DocumentOutcome> VisitAsync(DocumentRecipe recipe, string id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (database.Read(unit => PeopleStore.FindPerson(unit, id) is { Person: var known } ? known with { Roles = RoleStore.Of(unit, id, now) } : null) is not { Status: PersonStatus.Active } person
            || database.Read(unit => (Core.Community.SupportRequest?)new RequestStore(people).Answer(unit, person, new Core.Community.RequestOf(recipe.Object))) is not { Status: Core.Community.RequestStatus.Held } visit
            || !catalog.Value.Municipalities.TryGetValue(visit.Municipality, out var town)
            || !(visit.IsMine || Core.Community.RequestRights.Decides(person, town, visit.Kind, visit.School)))
        {
            return new DocumentOutcome.NotWanted();
        }

        var paper = Core.Community.VisitPaper.Of(visit, town, catalog.Value, now);
        return Of(await ReportFile.RenderAsync(pdf, paper, recipe.FileName.EndsWith(".docx", StringComparison.Ordinal) ? ReportFormat.Docx : ReportFormat.Pdf, cancellation));
    }

    // A role may have been taken since it was asked for.
    private async Task<DocumentOutcome> ReportAsync(DocumentRecipe recipe, string person, CancellationToken cancellation) =>
        ReportAudit.Ordered(recipe.Object) is var (wish, owner) && owner == person && await new ReportDesk(database, catalog, pdf, people, clock).GiveAsync(wish, person, cancellation) is { } outcome
            ? Of(outcome) : new DocumentOutcome.Refused("NoSuchReport");

    private static DocumentOutcome Of(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Made made => new DocumentOutcome.Made(made.Bytes),
        ReportOutcome.NoSnapshot or ReportOutcome.NoRecommendation => new DocumentOutcome.Refused("NoSuchReport"),
        ReportOutcome.NoPdf pdf => pdf.IsMissing ? new DocumentOutcome.Refused(nameof(PdfOutcome.PdfUnavailable)) : new DocumentOutcome.Failed("Pdf " + pdf.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private DocumentOutcome Calendar(string id, string person)
    {
        var now = clock.GetUtcNow();
        return EventState.Of(catalog.Value, id, database.Read(unit => EventStore.Facts(unit, id, person, now))) is { Row: { IsComplete: true } row }
            && catalog.Value.Municipalities.TryGetValue(row.Municipality, out var town)
            ? new DocumentOutcome.Made(Encoding.UTF8.GetBytes(CalendarFile.Text(CalendarEntry.Of(row, town.TimeZone, now))))
            : new DocumentOutcome.Refused("NoSuchEvent");
    }
}
