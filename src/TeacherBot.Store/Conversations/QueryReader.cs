using System.Collections.Immutable;
using System.Diagnostics;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>Answers the queries of a decision inside the turn's transaction.</summary>
public sealed class QueryReader(PeopleStore people, RoleStore roles)
{
    private static readonly Statement ReadsOfPerson = Statement.Named("ReadsOfPerson");

    public object? Answer(UnitOfWork unit, Speaker speaker, DateTimeOffset now, Query query)
    {
        var person = speaker.Person.Id;
        return query switch
        {
            AttemptOf attempt => AttemptStore.Find(unit, person, attempt.Id),
            OpenAttempts or CompletedAttempts => AttemptStore.List(unit, person, query is OpenAttempts ? AttemptStatus.InProgress : AttemptStatus.Completed),
            AreaHistory history => AttemptStore.History(unit, person, history.Instrument),
            AnonymousAttemptOf anonymous => AnonymousStore.Find(unit, anonymous.Token),
            AnonymousTaken taken => AnonymousStore.Taken(unit, person, taken.Instrument, taken.Version),
            InviteOf invite => roles.Find(unit, invite.Code, person, now),
            PersonByRecoveryCode recovery => people.FindByRecoveryCode(unit, speaker.Address, recovery.Code, now),
            IsActive active => PeopleStore.FindPerson(unit, active.Person) is { Person.Status: Core.People.PersonStatus.Active },
            HasOwnAddressElsewhere => PeopleStore.HasOwnAddressBeside(unit, person, speaker.Address),
            OthersAt others => (int)SchoolCodeStore.CountOthers(unit, person, others),
            SchoolCodes => SchoolCodeStore.List(unit),
            BroadcastOf broadcast => BroadcastStore.Find(unit, broadcast.Id),
            BroadcastsOf broadcasts => ImmutableArray.CreateRange(BroadcastStore.List(unit, broadcasts.Municipality)),
            NameOf => people.FindName(unit, person),
            ReadsOfMyRecords => ImmutableArray.CreateRange(unit.Query(ReadsOfPerson, r => new RecordRead(r.Instant(0), r.Text(1), r.Text(2)), ("person", person))),
            OpenCampaigns or CampaignOf or CampaignsOfTown or AudienceBySchool or ParticipationAt or CampaignsOfAttempt or CampaignMessagesAfter => CampaignStore.Answer(unit, speaker.Person, query),
            Core.Reports.SnapshotOf or Core.Reports.QualityOf or Core.Reports.LastReport or Core.Reports.MySnapshots or Core.Reports.RecommendationsOf or Core.Reports.CoverageOf or Core.Reports.IsPlanned or Core.Reports.IndicatorFactsOf or Core.Reports.IndicatorCountsOf or Core.Reports.SupportActsOf or Core.Reports.ExternalNeedsOf => SnapshotStore.Answer(unit, speaker.Person, query),
            Core.Events.EventOf of => EventStore.Facts(unit, of.Id, person, now),
            Core.Events.EventRows of => EventStore.List(unit, of.Municipality, now),
            Core.Events.MyRegistrations => EventStore.Of(unit, person),
            Core.Events.StandingsOf or Core.Events.EventReportOf or Core.Events.EventsBetween => EventReportStore.Answer(unit, query),
            Core.Events.AttendanceCodeOf of => EventStore.FindCode(unit, speaker.Address, person, of.Code, now),
            _ => OfCommunity(unit, speaker.Person, now, query),
        };
    }

    private object? OfCommunity(UnitOfWork unit, Core.People.Person person, DateTimeOffset now, Query query) => query switch
    {
        Core.Routes.MyRoute or Core.Routes.MetItemsOf => new RouteStore(people).Answer(unit, person.Id, query),
        Core.Community.MyCourseWishes or Core.Community.CourseWishesOf => CourseWishStore.Answer(unit, person, now, query),
        Core.Community.ConsultationOf or Core.Community.MyConsultations or Core.Community.ConsultationsToAnswer or Core.Community.TeachersOf or Core.Community.ColleaguesFor => new ConsultationStore(people).Answer(unit, person.Id, query),
        Core.Community.RequestOf or Core.Community.MyRequests or Core.Community.RequestsToDecide or Core.Community.DemandOf or Core.Community.VisitsOf => new RequestStore(people).Answer(unit, person, query),
        Core.Identification.SchoolFactsOf of => SchoolFactStore.Of(unit, person.Municipality ?? "", of.First, of.Last).ToImmutableArray(),
        Core.Community.ConsultationTallyOf of => ConsultationStore.Tally(unit, person.Municipality ?? "", of),
        Core.Community.MentorTallyOf of => MentorPairStore.Tally(unit, person.Municipality ?? "", of),
        Core.Community.MyMentorCard or Core.Community.MentorDeskOf or Core.Community.MentorCandidates or Core.Community.MyMentorPairs or Core.Community.MentorPairOf
            or Core.Community.MentoredRouteOf or Core.Community.MyRouteMentor or Core.Community.MentoredMarksOf or Core.Community.MentoredResultsOf => new MentorStore(people).Answer(unit, person, now, query),
        Core.Community.PracticeOf or Core.Community.MyPractices or Core.Community.PracticesToRead or Core.Community.PracticesOfTown => new PracticeStore(people).Answer(unit, person, query),
        Core.Community.RegisterEntriesOf or Core.Community.RegisterEntryOf or Core.Community.RegisterHistoryOf => RegisterStore.Answer(unit, person with { Roles = RoleStore.Of(unit, person.Id, now) }, query),
        Core.Community.GroupsOfTown or Core.Community.GroupPeopleOf or Core.Community.GroupMeetingsOf or Core.Community.GroupNewsOf or Core.Community.GroupCodeOf => new GroupStore(people).Answer(unit, person, now, query),
        Core.Community.FaqOfTown => FaqStore.Of(unit, person.Municipality ?? ""),
        Core.Community.DoneTasksOf of => YearPlanStore.Of(unit, person.Municipality ?? "", of.Year),
        _ => throw new UnreachableException(),
    };
}
