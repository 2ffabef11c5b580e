using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeacherBot.Core.Attempts.Sheets;

namespace TeacherBot.Core.Conversations;

/// <summary>What a person is looking at. A closed family; each case belongs to one dialogue and holds only what re-showing it needs.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "screen")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(Trying), "trying")]
[JsonDerivedType(typeof(ChoosingMunicipality), "municipality")]
[JsonDerivedType(typeof(Consenting), "consent")]
[JsonDerivedType(typeof(FindingSchool), "school")]
[JsonDerivedType(typeof(ChoosingPosition), "position")]
[JsonDerivedType(typeof(ChoosingSubject), "subject")]
[JsonDerivedType(typeof(Menu), "menu")]
[JsonDerivedType(typeof(ChoosingInstrument), "instrument")]
[JsonDerivedType(typeof(ChoosingAreas), "areas")]
[JsonDerivedType(typeof(Portion), "portion")]
[JsonDerivedType(typeof(Reviewing), "review")]
[JsonDerivedType(typeof(AreaDone), "area")]
[JsonDerivedType(typeof(ChoosingResult), "results")]
[JsonDerivedType(typeof(Result), "result")]
[JsonDerivedType(typeof(ResultArea), "result-area")]
[JsonDerivedType(typeof(Explaining), "explain")]
[JsonDerivedType(typeof(Remarking), "remark")]
[JsonDerivedType(typeof(AskingName), "name")]
[JsonDerivedType(typeof(AskingMailing), "mailing")]
[JsonDerivedType(typeof(AgreeingToMailing), "mailing-consent")]
[JsonDerivedType(typeof(MyData), "data")]
[JsonDerivedType(typeof(Withdrawing), "withdraw")]
[JsonDerivedType(typeof(RecoveryCodeShown), "code")]
[JsonDerivedType(typeof(EnteringRecoveryCode), "recover")]
[JsonDerivedType(typeof(JoiningPerson), "join-person")]
[JsonDerivedType(typeof(SharingMailbox), "share-mailbox")]
[JsonDerivedType(typeof(Reports.ReportList), "reports")]
[JsonDerivedType(typeof(Reports.ReportWaves), "report-waves")]
[JsonDerivedType(typeof(Reports.ReportFormats), "report-formats")]
[JsonDerivedType(typeof(Reports.ReportShown), "report")]
[JsonDerivedType(typeof(Reports.ReportAdvice), "report-advice")]
[JsonDerivedType(typeof(Reports.SchoolReportList), "school-reports")]
[JsonDerivedType(typeof(Reports.SchoolReportKinds), "school-report")]
[JsonDerivedType(typeof(Reports.SupportEntering), "support")]
[JsonDerivedType(typeof(Reports.IndicatorList), "indicators")]
[JsonDerivedType(typeof(Reports.IndicatorEntering), "indicator")]
[JsonDerivedType(typeof(AccessJournal), "journal")]
[JsonDerivedType(typeof(OfficeView), "office")]
[JsonDerivedType(typeof(FindingMaterial), "materials")]
[JsonDerivedType(typeof(MaterialView), "material")]
[JsonDerivedType(typeof(EventList), "events")]
[JsonDerivedType(typeof(EventView), "event")]
[JsonDerivedType(typeof(MyEvents), "my-events")]
[JsonDerivedType(typeof(WishingCourse), "wishing-course")]
[JsonDerivedType(typeof(AgreeingToEvent), "event-consent")]
[JsonDerivedType(typeof(Applying), "event-applying")]
[JsonDerivedType(typeof(EventDesk), "event-desk")]
[JsonDerivedType(typeof(EventCard), "event-card")]
[JsonDerivedType(typeof(EventField), "event-field")]
[JsonDerivedType(typeof(PaperListEntry), "event-list")]
[JsonDerivedType(typeof(EventReportView), "event-report")]
[JsonDerivedType(typeof(EventYear), "event-year")]
[JsonDerivedType(typeof(AskingHelp), "help-area")]
[JsonDerivedType(typeof(MentorHome), "mentors"), JsonDerivedType(typeof(MentorCardView), "mentor-card")]
[JsonDerivedType(typeof(MentorNaming), "mentor-name"), JsonDerivedType(typeof(MentorSeeking), "mentor-seek")]
[JsonDerivedType(typeof(MentorChoosing), "mentor-choose"), JsonDerivedType(typeof(MentorPairView), "mentor-pair")]
[JsonDerivedType(typeof(MentorOpening), "mentor-open"), JsonDerivedType(typeof(MentoredRoute), "mentor-route")]
[JsonDerivedType(typeof(MentoredResults), "mentor-results"), JsonDerivedType(typeof(MentorNoting), "mentor-note")]
[JsonDerivedType(typeof(MentorEnding), "mentor-end"), JsonDerivedType(typeof(MentorDesk), "mentor-desk")]
[JsonDerivedType(typeof(MentorConfirming), "mentor-order")]
[JsonDerivedType(typeof(GroupHome), "groups"), JsonDerivedType(typeof(GroupFinding), "groups-find")]
[JsonDerivedType(typeof(GroupView), "group"), JsonDerivedType(typeof(GroupNaming), "group-name")]
[JsonDerivedType(typeof(GroupForm), "group-form"), JsonDerivedType(typeof(GroupChoice), "group-choice")]
[JsonDerivedType(typeof(GroupPeopleView), "group-people"), JsonDerivedType(typeof(GroupLeaderCode), "group-code")]
[JsonDerivedType(typeof(GroupClosing), "group-close"), JsonDerivedType(typeof(GroupMeetings), "group-meetings")]
[JsonDerivedType(typeof(GroupMeetingWriting), "group-meeting"), JsonDerivedType(typeof(GroupNewsWriting), "group-news")]
[JsonDerivedType(typeof(GroupNewsView), "group-news-ready")]
[JsonDerivedType(typeof(RegisterHome), "registers"), JsonDerivedType(typeof(RegisterListing), "register"), JsonDerivedType(typeof(RegisterEntryView), "register-entry")]
[JsonDerivedType(typeof(RegisterHistoryView), "register-history"), JsonDerivedType(typeof(RegisterFieldChoosing), "register-field"), JsonDerivedType(typeof(RegisterEntering), "register-enter"), JsonDerivedType(typeof(RegisterMarking), "register-mark")]
[JsonDerivedType(typeof(Colleagues), "colleagues")]
[JsonDerivedType(typeof(ConsultationTransfer), "consultation-transfer")]
[JsonDerivedType(typeof(HelpShown), "help")]
[JsonDerivedType(typeof(ChoosingHat), "hat")]
[JsonDerivedType(typeof(Farewell), "farewell")]
[JsonDerivedType(typeof(Broadcasts.BroadcastList), "broadcasts")]
[JsonDerivedType(typeof(Broadcasts.BroadcastView), "broadcast")]
[JsonDerivedType(typeof(Broadcasts.BroadcastWriting), "broadcast-text")]
[JsonDerivedType(typeof(Broadcasts.BroadcastAiming), "broadcast-segment")]
[JsonDerivedType(typeof(Broadcasts.BroadcastTiming), "broadcast-time")]
[JsonDerivedType(typeof(Broadcasts.BroadcastRecalling), "broadcast-recall")]
[JsonDerivedType(typeof(RouteView), "route")]
[JsonDerivedType(typeof(RouteStepView), "route-step")]
[JsonDerivedType(typeof(RouteChoosing), "route-choosing")]
[JsonDerivedType(typeof(RouteAdding), "route-adding")]
[JsonDerivedType(typeof(RouteTyping), "route-typing")]
[JsonDerivedType(typeof(RouteChecking), "route-checking")]
[JsonDerivedType(typeof(AgendaSubjects), "agenda-subjects")]
[JsonDerivedType(typeof(AgendaShown), "agenda")]
[JsonDerivedType(typeof(FaqQuestions), "faq")]
[JsonDerivedType(typeof(FaqView), "faq-entry")]
[JsonDerivedType(typeof(FaqWriting), "faq-writing")]
[JsonDerivedType(typeof(RequestHome), "requests"), JsonDerivedType(typeof(RequestDraft), "request-draft")]
[JsonDerivedType(typeof(RequestView), "request"), JsonDerivedType(typeof(RequestQueue), "request-queue")]
[JsonDerivedType(typeof(RequestDeciding), "request-deciding"), JsonDerivedType(typeof(RequestRecording), "request-recording")]
[JsonDerivedType(typeof(RequestRemarking), "request-remark")]
[JsonDerivedType(typeof(YearPlanView), "year-plan")]
[JsonDerivedType(typeof(YearTaskView), "year-task")]
[JsonDerivedType(typeof(PracticeList), "practices")]
[JsonDerivedType(typeof(PracticeCatalogue), "practice-catalogue"), JsonDerivedType(typeof(PracticeQueue), "practice-queue")]
[JsonDerivedType(typeof(PracticeView), "practice"), JsonDerivedType(typeof(PracticeWriting), "practice-writing")]
[JsonDerivedType(typeof(PracticeAgreeing), "practice-consent"), JsonDerivedType(typeof(PracticeReturning), "practice-returning")]
[JsonDerivedType(typeof(ConsultationList), "consultations"), JsonDerivedType(typeof(ConsultationAsking), "consultation-asking")]
[JsonDerivedType(typeof(ConsultationDraft), "consultation-draft")]
[JsonDerivedType(typeof(ConsultationView), "consultation")]
[JsonDerivedType(typeof(ConsultationQueue), "consultation-queue")]
[JsonDerivedType(typeof(Campaigns.CampaignList), "campaigns")]
[JsonDerivedType(typeof(Campaigns.CampaignDraft), "campaign-draft")]
[JsonDerivedType(typeof(Campaigns.CampaignProgress), "campaign-progress")]
[JsonDerivedType(typeof(Campaigns.CampaignOffer), "campaign-offer")]
public abstract record Screen;

/// <summary>The first screen, before any consent.</summary>
public sealed record Welcome(string? School = null, string? Municipality = null, string? Invite = null) : Screen;

/// <summary>«Попробовать 3 вопроса»: nothing is stored but how many were right so far.</summary>
public sealed record Trying(int Index, int Right, Welcome From) : Screen;

/// <summary>Which municipality, when the service serves several and no link said it.</summary>
public sealed record ChoosingMunicipality(string? Invite) : Screen;

/// <summary>The consent of one municipality on its own screen.</summary>
public sealed record Consenting(string Municipality, string? School, string? Invite) : Screen
{
    /// <summary>The person agreed to an older text: until the new one is agreed to, nothing more is asked or kept.</summary>
    public bool Renewing { get; init; }
}

/// <summary>School search; <see cref="Found"/> holds the ids offered, <see cref="Moving"/> says the person already has a school.</summary>
public sealed record FindingSchool(ImmutableArray<string> Found, bool Searched, bool Moving) : Screen;

/// <summary>Teacher, head or other.</summary>
public sealed record ChoosingPosition : Screen;

/// <summary>The main subject; with <see cref="Further"/> more of them are toggled, <see cref="Joining"/> says right after the first result.</summary>
public sealed record ChoosingSubject(bool Further, bool Joining = false) : Screen;

/// <summary>The main menu.</summary>
public sealed record Menu : Screen;

/// <summary>Which questionnaire.</summary>
public sealed record ChoosingInstrument : Screen;

/// <summary>Which areas; the plan is made of them.</summary>
public sealed record ChoosingAreas(string Instrument, ImmutableArray<string> Chosen) : Screen;

/// <summary>One item of a portion. <see cref="Draft"/> holds toggled options, an order or a matching not yet confirmed.</summary>
/// <param name="Place">Place in the order this attempt shows, from 0.</param>
/// <param name="AskSure">The response is saved and only «уверен / не уверен» is missing.</param>
/// <param name="Single">Opened from the review to change one response: afterwards back to the review.</param>
public sealed record Portion(string Attempt, string Area, int Place, ImmutableArray<int> Draft, bool AskSure, bool Single) : Screen
{
    /// <summary>Says that an anonymous questionnaire is being filled: the attempt is a one-use token.</summary>
    public string? AnonymousInstrument { get; init; }

    /// <summary>Name of the portion's sheets in letters.</summary>
    [JsonIgnore]
    public string SheetId => SheetNames.Of(Attempt, Area, AnonymousInstrument);
}

/// <summary>All responses of a portion before it is closed.</summary>
public sealed record Reviewing(string Attempt, string Area) : Screen
{
    /// <summary>The same sheet as its portion's.</summary>
    [JsonIgnore]
    public string SheetId => SheetNames.Of(Attempt, Area, AnonymousInstrument);

    public string? AnonymousInstrument { get; init; }
}

/// <summary>One area is finished; more may follow.</summary>
public sealed record AreaDone(string Attempt, string Area) : Screen;

/// <summary>Which of several profiles.</summary>
public sealed record ChoosingResult : Screen;

/// <summary>The profile of one attempt.</summary>
public sealed record Result(string Attempt) : Screen;

/// <summary>One area of a result with its next steps.</summary>
public sealed record ResultArea(string Attempt, string Area) : Screen;

/// <summary>An explained item of a completed attempt.</summary>
public sealed record Explaining(string Attempt, string Area, int Place) : Screen;

/// <summary>«Вопрос неудачный»: what is wrong with an item.</summary>
public sealed record Remarking(string Instrument, int Version, string Item) : Screen;

/// <summary>Optional name; <see cref="Joining"/> when asked after the first result.</summary>
public sealed record AskingName(bool Joining) : Screen;

/// <summary>Consents to unasked messages, by kind.</summary>
public sealed record AskingMailing(bool Joining) : Screen;

/// <summary>The consent to one kind of unasked messages, on its own screen.</summary>
public sealed record AgreeingToMailing(string Kind) : Screen;

/// <summary>«Мои данные».</summary>
public sealed record MyData : Screen;

/// <summary>Withdrawal of consent, to be confirmed.</summary>
public sealed record Withdrawing : Screen;

/// <summary>A recovery code was made; the code itself is shown once and not kept here.</summary>
public sealed record RecoveryCodeShown : Screen;

/// <summary>A new address, or a known person, asks to be joined to a known person by the recovery code.</summary>
public sealed record EnteringRecoveryCode : Screen;

/// <summary>The code was right; whether two sets of records become one is to be confirmed.</summary>
public sealed record JoiningPerson(string Person) : Screen;

/// <summary>«Этот ящик читают и другие»: to be confirmed.</summary>
public sealed record SharingMailbox : Screen;

/// <summary>Who looked at my records.</summary>
public sealed record AccessJournal : Screen;

/// <summary>«Что видит отдел образования обо мне».</summary>
public sealed record OfficeView : Screen;

/// <summary>Material search by word or area.</summary>
public sealed record FindingMaterial(string? Words, string? Area, int Page) : Screen
{
    private const int LongestWords = 200;

    /// <summary>A search for what was typed; more than a line of it is nobody's search word.</summary>
    public static FindingMaterial By(string typed) => new(typed[..Math.Min(typed.Length, LongestWords)], null, 0);
}

/// <summary>One material.</summary>
public sealed record MaterialView(string Material) : Screen;

/// <summary>Help, privacy or contact: topic is a message id.</summary>
public sealed record HelpShown(string Topic) : Screen;

/// <summary>Which role to work in.</summary>
public sealed record ChoosingHat : Screen;

/// <summary>After withdrawal: nothing more is asked.</summary>
public sealed record Farewell : Screen;
