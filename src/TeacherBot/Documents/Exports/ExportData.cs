using TeacherBot.Core.Attempts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Store;

namespace TeacherBot.Documents.Exports;

/// <summary>Everything kept about one person, as one state of the store had it.</summary>
internal sealed record ExportData(Person Person, string? Name, KeptPerson Kept, DateTimeOffset MadeAt)
{
    public required IReadOnlyList<KeptAddress> Addresses { get; init; }

    public required IReadOnlyList<KeptConsent> Consents { get; init; }

    public required IReadOnlyList<KeptRole> Roles { get; init; }

    public required IReadOnlyList<KeptHelpRequest> HelpRequests { get; init; }

    public required IReadOnlyList<RecordRead> Reads { get; init; }

    public required IReadOnlyList<(string Instrument, int Version)> AnonymousParts { get; init; }

    public required IReadOnlyList<(string Area, DateTimeOffset FrozenAt, int? Level)> Needs { get; init; }

    /// <summary>Frozen figures of reports that count the person.</summary>
    public required IReadOnlyList<Core.Reports.CountedIn> Snapshots { get; init; }

    public required IReadOnlyList<KeptCampaignPart> Campaigns { get; init; }

    public required IReadOnlyList<(string Kind, DateTimeOffset DueAt)> Planned { get; init; }

    public required IReadOnlyList<KeptRegistration> Registrations { get; init; }

    public required IReadOnlyList<KeptConsultation> Consultations { get; init; }

    public required IReadOnlyList<KeptRequest> Requests { get; init; }

    public required IReadOnlyList<(string Event, DateTimeOffset At)> CourseWishes { get; init; }

    public required IReadOnlyList<KeptMentorCard> MentorCards { get; init; }

    public required IReadOnlyList<KeptMentoring> Mentorings { get; init; }

    public required IReadOnlyList<Core.Community.RegisterEntry> RegisterEntries { get; init; }

    public required IReadOnlyList<KeptGroup> Groups { get; init; }

    public required IReadOnlyList<(DateTimeOffset At, Personal<string> Text)> GroupNews { get; init; }

    public required IReadOnlyList<Core.Routes.Route> Routes { get; init; }

    public required IReadOnlyList<(string Item, DateTimeOffset At)> CheckedItems { get; init; }

    public required IReadOnlyList<Core.Community.Practice> Practices { get; init; }

    /// <summary>Ids of practices the person found useful.</summary>
    public required IReadOnlyList<string> LikedPractices { get; init; }

    public required IReadOnlyList<RawLetter> Letters { get; init; }

    public required IReadOnlyList<ExportedAttempt> Attempts { get; init; }

    /// <summary>Null when there is nobody, or nobody who may ask: a guest or one who withdrew.</summary>
    public static ExportData? Find(UnitOfWork unit, Vault vault, string id, DateTimeOffset now) => PeopleStore.FindPerson(unit, id) is not { Person: { Status: PersonStatus.Active } person } ? null
        : new ExportData(person, new PeopleStore(vault).FindName(unit, id), ExportStore.Person(unit, id), now)
        {
            Addresses = new ExportStore(vault).Addresses(unit, id),
            Consents = ExportStore.Consents(unit, id),
            Roles = ExportStore.Roles(unit, id),
            HelpRequests = ExportStore.HelpRequests(unit, id),
            Reads = ExportStore.Reads(unit, id),
            AnonymousParts = ExportStore.AnonymousParts(unit, id),
            Needs = ExportStore.Needs(unit, id),
            Snapshots = SnapshotStore.CountedIn(unit, id),
            Campaigns = CampaignPartStore.Kept(unit, id),
            Planned = ExportStore.Planned(unit, id),
            Registrations = RegistrationStore.Kept(unit, vault, id),
            Consultations = KeptConsultations.Of(unit, new PeopleStore(vault), id),
            Requests = KeptRequests.Of(unit, new PeopleStore(vault), id),
            CourseWishes = CourseWishStore.Kept(unit, id),
            MentorCards = KeptMentorings.Cards(unit, id),
            Groups = KeptGroups.Of(unit, id),
            GroupNews = KeptGroups.News(unit, new PeopleStore(vault), id),
            Mentorings = KeptMentorings.Of(unit, new PeopleStore(vault), id),
            RegisterEntries = RegisterStore.Kept(unit, id),
            Routes = new RouteStore(new PeopleStore(vault)).All(unit, id),
            CheckedItems = RouteStore.Checked(unit, id),
            Practices = new PracticeStore(new PeopleStore(vault)).All(unit, id),
            LikedPractices = PracticeStore.Liked(unit, id),
            Letters = new RawLetterStore(vault).Of(unit, id),
            Attempts = AttemptsOf(unit, id),
        };

    private static IReadOnlyList<ExportedAttempt> AttemptsOf(UnitOfWork unit, string id) =>
    [
        .. ExportStore.Attempts(unit, id).Select(kept => new ExportedAttempt(
            kept, AttemptStore.Find(unit, id, kept.Id)!, ExportStore.Instants(unit, kept.Number), ExportStore.Explained(unit, kept.Number))),
    ];
}

/// <summary>One attempt with what only the store knows of it.</summary>
/// <param name="Explained">Items whose explanation was opened.</param>
internal sealed record ExportedAttempt(
    KeptAttempt Kept, Attempt Attempt, IReadOnlyDictionary<int, DateTimeOffset> Instants, IReadOnlyList<int> Explained);
