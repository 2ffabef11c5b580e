using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Tests.Properties;

/// <summary>What one person's conversation leaves behind, in memory: answers queries as the store does, before the effects of the turn.</summary>
internal sealed class WalkWorld
{
    public const string KnownCode = "RECOVER1";
    public const string KnownInvite = "INVITE1";

    private const int Rounds = 3;

    private static readonly RoleGrant Grant = new(Role.Methodist, "zarechny");

    private readonly Dictionary<string, Attempt> attempts = [];
    private readonly Dictionary<string, Attempt> anonymous = [];
    private readonly HashSet<(string Instrument, int Version)> parts = [];
    private readonly List<(string Instrument, AreaTaken Taken)> history = [];
    private readonly Dictionary<string, Broadcast> broadcasts = [];
    private string? name, lastReport;
    private readonly List<Core.Reports.Recommendation> advice = [];
    private readonly List<Core.Reports.IndicatorFact> indicators = [];

    public Person Person { get; set; } = new("person", PersonStatus.Guest);

    public ConversationState State { get; set; } = ConversationState.Initial;

    public Message? Screen { get; private set; }

    public List<Choice> Actions { get; } = [];

    /// <summary>Anonymous questionnaires begun and neither finished nor thrown away.</summary>
    public int Unfinished => anonymous.Values.Count(a => a.Status == AttemptStatus.InProgress);

    public IEnumerable<string> Attempts => attempts.Keys;
    public IEnumerable<Attempt> Before { init => attempts = value.ToDictionary(a => a.Id); }
    public IEnumerable<string> Signals { get; private set; } = [];

    public WalkCampaigns Campaigns { get; init; } = new(false);

    public WalkEvents Events { get; } = new();

    public WalkConsultations Consultations { get; } = new();

    public WalkMentors Mentors { get; } = new();
    public WalkRoutes Routes { get; init; } = new(false);

    public WalkRequests Requests { get; } = new();

    public WalkOffice Office { get; } = new();

    /// <summary>How many others have joined this person's school.</summary>
    public int Crowd { get; init; }

    public object? Answer(Query query) => query switch
    {
        _ when WalkOffice.Knows(query) => Office.Answer(query),
        _ when WalkMentors.Knows(query) => Mentors.Answer(query),
        AttemptOf attempt => attempts.GetValueOrDefault(attempt.Id),
        OpenAttempts => List(AttemptStatus.InProgress),
        CompletedAttempts => List(AttemptStatus.Completed),
        AreaHistory of => history.Where(h => h.Instrument == of.Instrument).Select(h => h.Taken).ToImmutableArray(),
        AnonymousAttemptOf of => anonymous.TryGetValue(of.Token, out var found) && found.Status == AttemptStatus.InProgress ? found : null,
        AnonymousTaken taken => parts.Contains((taken.Instrument, taken.Version)),
        InviteOf invite => invite.Code == KnownInvite ? Grant : null,
        PersonByRecoveryCode recovery => recovery.Code == KnownCode ? "another" : null,
        IsActive => true,
        OthersAt => Crowd,
        SchoolCodes => ImmutableArray<RenewedCode>.Empty,
        NameOf => name,
        ReadsOfMyRecords => ImmutableArray<RecordRead>.Empty,
        BroadcastOf of => broadcasts.GetValueOrDefault(of.Id),
        BroadcastsOf => broadcasts.Values.ToImmutableArray(),
        Core.Events.EventOf or Core.Events.EventRows or Core.Events.MyRegistrations or Core.Events.AttendanceCodeOf
            or Core.Events.StandingsOf or Core.Events.EventReportOf or Core.Events.EventsBetween => Events.Answer(query),
        Core.Community.ConsultationOf or Core.Community.MyConsultations or Core.Community.ConsultationsToAnswer or Core.Community.TeachersOf or Core.Community.ColleaguesFor => Consultations.Answer(query),
        Core.Routes.MyRoute or Core.Routes.MetItemsOf => Routes.Answer(query, attempts.Values),
        Core.Community.RequestOf or Core.Community.MyRequests or Core.Community.RequestsToDecide or Core.Community.DemandOf or Core.Community.VisitsOf => Requests.Answer(query),
        Core.Reports.LastReport => lastReport,
        Core.Reports.SnapshotOf of => of.Campaign.Length % 2 == 0 ? TeacherBot.Tests.Reports.SampleSnapshot.Named : null,
        Core.Reports.QualityOf => TeacherBot.Tests.Reports.ItemQualityTests.Sample,
        Core.Reports.RecommendationsOf => advice.ToImmutableArray(),
        HasOwnAddressElsewhere or Core.Reports.IsPlanned => lastReport is not null,
        Core.Reports.CoverageOf => new Core.Reports.CoverageCounts(10, 5, [new("school-4", 20, 12, 9)]),
        Core.Reports.IndicatorFactsOf => indicators.ToImmutableArray(),
        Core.Reports.IndicatorCountsOf => new Core.Reports.IndicatorCounts(1, 2, 30) { InvolvedSchools = 2, InvolvedPeople = 9 },
        Core.Reports.ExternalNeedsOf => ImmutableArray<Core.Reports.ExternalNeed>.Empty,
        Core.Reports.SupportActsOf => ImmutableArray<Core.Reports.SupportAct>.Empty,
        Core.Reports.MySnapshots => ImmutableArray<Core.Reports.CountedIn>.Empty,
        _ => Campaigns.Answer(Person, query),
    };

    /// <summary>Decides, answering what is asked; the situation returned holds all the answers.</summary>
    public (Turn Turn, Situation Situation) Decide(Situation situation)
    {
        for (var round = 0; round <= Rounds; round++)
        {
            switch (Conversation.Decide(situation))
            {
                case Turn turn:
                    return (turn, situation);
                case Ask ask:
                    situation = situation with { Facts = ask.Queries.Aggregate(situation.Facts, (facts, query) => facts.With(query, Answer(query))) };
                    break;
            }
        }

        throw new InvalidOperationException($"{situation.Inbound.Body} on {State.Active.GetType().Name} asked more than {Rounds} times: {string.Join(' ', situation.Facts.Known.Keys)}");
    }

    public void Apply(Turn turn, DateTimeOffset now)
    {
        foreach (var effect in turn.Effects)
        {
            Apply(effect, now);
            Person = PersonChanges.After(Person, effect);
        }

        State = ConversationState.FromJson(turn.Next.ToJson());
    }

    private void Apply(Effect effect, DateTimeOffset now)
    {
        switch (effect)
        {
            case ShowScreen show:
                Screen = show.Message;
                break;
            case Say say:
                Actions.AddRange(say.Message.Choices);
                break;
            case StartAttempt start:
                attempts.Add(start.Attempt.Id, start.Attempt);
                break;
            case SaveResponse save when attempts[save.Attempt] is { Status: AttemptStatus.InProgress } attempt:
                attempts[save.Attempt] = attempt.With(save.Response);
                break;
            case CloseArea close:
                Close(close, now);
                break;
            case CompleteAttempt complete:
                attempts[complete.Attempt] = attempts[complete.Attempt] with { Status = AttemptStatus.Completed, CompletedAt = now };
                break;
            case StartAnonymous start:
                Assert.True(parts.Add((start.Instrument.Id, start.Instrument.Version)));
                anonymous.Add(start.Token, new Attempt(start.Token, start.Instrument, [Attempt.Whole], 0, now));
                break;
            case SaveAnonymousResponse save:
                anonymous[save.Token] = anonymous[save.Token].With(save.Response);
                break;
            case EndAnonymous end:
                End(end);
                break;
            case MarkExplained mark:
                history.RemoveAll(h => h.Instrument == attempts[mark.Attempt].Instrument.Id && h.Taken.Area == mark.Area && h.Taken.Explained);
                history.Add((attempts[mark.Attempt].Instrument.Id, new AreaTaken(mark.Area, attempts[mark.Attempt].Instrument.Form, now, true)));
                break;
            case RedeemInvite:
                Person = Person with { Roles = [Grant, new(Role.Coordinator, "zarechny")] };
                break;
            case Core.Campaigns.CampaignEffect campaign:
                Campaigns.Apply(campaign, now);
                break;
            case SaveDraft save:
                broadcasts[save.Draft.Id] = save.Draft;
                break;
            case PlanFlight plan when broadcasts.TryGetValue(plan.Broadcast, out var draft):
                // The job is quick here.
                broadcasts[plan.Broadcast] = draft with { Status = BroadcastStatus.Planned, PerSecond = 30, Counts = [new(BroadcastCounts.Waiting, 3)] };
                break;
            case BroadcastEffect moved when broadcasts.TryGetValue(moved.Broadcast, out var broadcast):
                broadcasts[moved.Broadcast] = broadcast.After(moved);
                break;
            case Core.Reports.NoteAccess note:
                lastReport = Core.Reports.ReportAudit.Read(note.Action) is null ? lastReport : note.Action;
                break;
            case Core.Reports.SetIndicator set:
                indicators.RemoveAll(f => f.Code == set.Code);
                indicators.AddRange(set.Fact is { } fact ? [fact] : []);
                break;
            case Core.Reports.AddRecommendation add:
                advice.Add(add.Recommendation);
                break;
            case Core.Reports.DropRecommendation drop:
                advice.Remove(drop.Recommendation);
                break;
            case SetName set:
                name = set.Name;
                break;
            case Core.Events.EventEffect change:
                Events.Apply(change, now);
                break;
            case Core.Community.FaqEffect or Core.Community.YearPlanEffect or Core.Community.PracticeEffect or Core.Community.GroupEffect or Core.Community.RegisterEffect or Core.Community.WishCourse or Core.Community.DropCourseWish:
                Office.Apply(effect, now);
                break;
            case Core.Routes.RouteEffect change:
                Routes.Apply(change);
                break;
            case Core.Community.MentorEffect mentor:
                Mentors.Apply(mentor, now);
                break;
            case Core.Community.RequestEffect request:
                Requests.Apply(request, now);
                break;
            case Core.Community.ConsultationEffect consultation:
                Consultations.Apply(consultation, now);
                break;
            case WithdrawEverything:
                Consultations.Clear();
                Requests.Clear();
                attempts.Clear();
                history.Clear();
                break;
            default:
                break;
        }
    }

    private void Close(CloseArea close, DateTimeOffset now)
    {
        var attempt = attempts[close.Attempt];
        Assert.DoesNotContain(close.Result.Area, attempt.Closed);
        attempts[close.Attempt] = attempt with { Closed = attempt.Closed.Add(close.Result.Area) };
        var levels = close.Result as LevelsResult;
        history.Add((attempt.Instrument.Id, new AreaTaken(close.Result.Area, attempt.Instrument.Form, now, false) { Right = levels?.Correct ?? 0, Valid = levels?.Valid ?? 0 }));
    }

    private void End(EndAnonymous end)
    {
        var ended = anonymous[end.Token];
        if (end.Finished)
        {
            anonymous[end.Token] = ended with { Status = AttemptStatus.Completed };
            return;
        }

        parts.Remove((ended.Instrument.Id, ended.Instrument.Version));
        anonymous.Remove(end.Token);
    }

    private ImmutableArray<Attempt> List(AttemptStatus status) =>
        [.. attempts.Values.Where(a => a.Status == status).OrderByDescending(a => a.StartedAt).Take(20)];
}
