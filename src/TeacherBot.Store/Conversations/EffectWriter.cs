using System.Diagnostics;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>Writes the effects of one turn as rows, in order, inside the turn's transaction.</summary>
public sealed class EffectWriter(PeopleStore people, RoleStore roles, RemarkStore remarks)
{
    private static readonly Statement SetSchool = Statement.Named("SetSchool");
    private static readonly Statement SetPosition = Statement.Named("SetPosition");
    private static readonly Statement SetSubjects = Statement.Named("SetSubjects");
    private static readonly Statement SetHat = Statement.Named("SetHat");
    private static readonly Statement SetRemindersOff = Statement.Named("SetRemindersOff");
    private static readonly Statement SetExtrasAsked = Statement.Named("SetExtrasAsked");

    /// <summary>Applies one effect. The person is as it was before this effect.</summary>
    /// <param name="version">Version of the state after the turn; screens carry it.</param>
    public void Apply(UnitOfWork unit, Speaker speaker, Person person, Inbound inbound, int version, Effect effect)
    {
        switch (effect)
        {
            case ShowScreen show:
                OutboxStore.Screen(unit, speaker.Address, inbound.Channel, Json(show.Message), show.Fresh, version, inbound.At);
                break;
            case Say say:
                OutboxStore.Say(unit, speaker.Address, inbound.Channel, say.Lane, Json(say.Message), inbound.At);
                break;
            case Toast:
                // Answered directly by the channel after the commit; nothing to keep.
                break;
            case ScheduleSignal signal:
                ScheduleStore.Plan(unit, person.Id, signal);
                break;
            case CancelSignal signal:
                ScheduleStore.Cancel(unit, person.Id, signal.Unique);
                break;
            case RequestDocument request:
                ScheduleStore.AddJob(unit, JobKinds.Document, $"{request.Recipe.Kind}|{request.Recipe.Object}|{request.Recipe.FileName}", person.Id, inbound.At, inbound.At);
                break;
            case StartAttempt or SaveResponse or CloseArea or CompleteAttempt or MarkExplained:
                ApplyToAttempt(unit, person.Id, inbound.At, effect);
                break;
            case StartAnonymous start:
                AnonymousStore.Start(unit, person.Id, start);
                break;
            case SaveAnonymousResponse save:
                AnonymousStore.Save(unit, save.Token, save.Response);
                break;
            case EndAnonymous end:
                AnonymousStore.End(unit, person.Id, end);
                break;
            case RemarkItem remark:
                remarks.Add(unit, remark, inbound.At);
                break;
            case BroadcastEffect broadcast:
                BroadcastStore.Apply(unit, speaker, broadcast, inbound.At);
                break;
            case CampaignEffect campaign:
                CampaignStore.Apply(unit, person, inbound.At, campaign);
                break;
            case Core.Pages.PageEffect page:
                new PageNoteStore(people).Apply(unit, speaker, inbound, page);
                break;
            case RequestHelp help:
                ScheduleStore.AskHelp(unit, person.Id, help.Area, inbound.At);
                break;
            case Core.Routes.RouteEffect route:
                new RouteStore(people).Apply(unit, person.Id, inbound.At, route);
                break;
            case Core.Community.MentorEffect mentor:
                new MentorStore(people).Apply(unit, person, inbound.At, mentor);
                break;
            case Core.Community.SendPicture send:
                ConsultationPhotos.Fetch(unit, speaker, inbound.At, send);
                break;
            case Core.Community.GroupEffect team:
                new GroupStore(people).Apply(unit, person, inbound.At, team);
                break;
            case Core.Community.ConsultationEffect consultation:
                new ConsultationStore(people).Apply(unit, person.Id, inbound.At, consultation);
                break;
            case Core.Community.RequestEffect request:
                new RequestWriter(people).Apply(unit, person.Id, inbound.At, request);
                break;
            case Core.Community.PracticeEffect practice:
                new PracticeStore(people).Apply(unit, person, inbound.At, practice);
                break;
            case Core.Community.WishCourse or Core.Community.DropCourseWish:
                CourseWishStore.Apply(unit, person.Id, inbound.At, effect);
                break;
            case Core.Events.EventEffect change:
                EventStore.Apply(unit, people, person.Id, inbound.At, change);
                break;
            default:
                ApplyToPerson(unit, speaker, person, inbound, effect);
                break;
        }
    }

    private static void ApplyToAttempt(UnitOfWork unit, string person, DateTimeOffset at, Effect effect)
    {
        switch (effect)
        {
            case StartAttempt start:
                AttemptStore.Start(unit, person, start.Attempt);
                break;
            case SaveResponse save:
                AttemptStore.Save(unit, person, save.Attempt, save.Response, at);
                break;
            case CloseArea close:
                AttemptStore.Close(unit, person, close.Attempt, close.Result, at);
                break;
            case CompleteAttempt complete:
                AttemptStore.SetStatus(unit, person, complete.Attempt, AttemptStatus.Completed, at);
                break;
            case MarkExplained mark:
                AttemptStore.MarkExplained(unit, person, mark, at);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void ApplyToPerson(UnitOfWork unit, Speaker speaker, Person person, Inbound inbound, Effect effect)
    {
        switch (effect)
        {
            case RecordConsent consent:
                ConsentStore.Record(unit, person.Id, consent, person.Consents, inbound);
                break;
            case RevokeConsent revoke:
                ConsentStore.Revoke(unit, person.Id, person.Municipality ?? "", revoke.Kind, person.Consents, inbound);
                break;
            case WithdrawEverything:
                EventStore.LeaveAll(unit, person.Id, inbound.At);
                MentorStore.LeaveAll(unit, person.Id, inbound.At);
                GroupStore.LeaveAll(unit, person, inbound.At);
                ConsultationStore.LeaveAll(unit, person.Id, inbound.At);
                RequestWriter.LeaveAll(unit, person.Id, inbound.At);
                PracticeStore.LeaveAll(unit, person.Id, inbound.At);
                ConsentStore.Withdraw(unit, person.Id, inbound);
                ScheduleStore.AddJob(unit, JobKinds.Erase, person.Id, person.Id, inbound.At, inbound.At);
                break;
            case Core.Conversations.SetSchool school:
                unit.Execute(SetSchool, ("person", person.Id), ("school", school.School));
                break;
            case RenewSchoolCode renew:
                SchoolCodeStore.Renew(unit, renew, inbound.At);
                break;
            case Core.Conversations.SetPosition position:
                unit.Execute(SetPosition, ("person", person.Id), ("position", position.Position));
                break;
            case Core.Conversations.SetSubjects subjects:
                unit.Execute(SetSubjects, ("person", person.Id), ("subjects", Columns.Of(subjects.Subjects)));
                break;
            case SetName name:
                people.SetName(unit, person.Id, name.Name);
                break;
            case Core.Conversations.SetHat hat:
                unit.Execute(SetHat, ("person", person.Id), ("hat", hat.Hat?.ToString()));
                break;
            case SetReminders reminders:
                unit.Execute(SetRemindersOff, ("person", person.Id), ("off", reminders.Off));
                break;
            case MarkExtrasAsked:
                unit.Execute(SetExtrasAsked, ("person", person.Id));
                break;
            case SetRecoveryCode code:
                people.SetRecoveryCode(unit, person.Id, code.Code);
                break;
            case MoveAddressTo move:
                EventStore.MoveTo(unit, person.Id, move.Person);
                people.Move(unit, speaker.Address, person.Id, move.Person);
                break;
            case JoinPerson join:
                new PersonJoiner(people).Join(unit, person.Id, join.Person, inbound.At);
                break;
            case RedeemInvite invite:
                roles.Redeem(unit, invite.Code, person.Id, inbound.At);
                break;
            case SetReachable reachable:
                PeopleStore.SetReachable(unit, speaker.Address, reachable.Reachable);
                break;
            case Core.Reports.NoteAccess note:
                PeopleStore.Audit(unit, person.Id, null, note.Action, inbound.At);
                break;
            case Core.Reports.AddRecommendation add:
                RecommendationStore.Add(unit, person.Municipality ?? "", add.Campaign, add.Recommendation, inbound.At);
                break;
            case Core.Reports.DropRecommendation drop:
                RecommendationStore.Drop(unit, person.Municipality ?? "", drop.Campaign, drop.Recommendation);
                break;
            case Core.Community.RegisterEffect register:
                RegisterStore.Apply(unit, person, inbound.At, register);
                break;
            case Core.Community.FaqEffect faq:
                FaqStore.Apply(unit, person.Municipality ?? "", person.Id, faq, inbound.At);
                break;
            case Core.Community.YearPlanEffect plan:
                YearPlanStore.Apply(unit, person.Municipality ?? "", person.Id, plan, inbound.At);
                break;
            case Core.Reports.AddSupportAct add:
                SupportStore.Add(unit, person.Municipality ?? "", add.Act, inbound.At);
                break;
            case Core.Reports.DropSupportAct drop:
                SupportStore.Drop(unit, person.Municipality ?? "", drop);
                break;
            case Core.Reports.SetIndicator set:
                IndicatorStore.Set(unit, person.Municipality ?? "", set, inbound.At);
                break;
            case MarkMailbox mailbox:
                PeopleStore.SetShared(unit, speaker.Address, person.Id, mailbox.IsShared);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static string Json(Message message) => StateJson.Text(message, StateJson.Default.Message);
}

/// <summary>Names of the jobs that turns ask for.</summary>
public static class JobKinds
{
    /// <summary>Render a document; args are kind|object|file name.</summary>
    public const string Document = "document";

    /// <summary>Erase a person; args are the person's id.</summary>
    public const string Erase = "erase";

    /// <summary>Freeze the recipients of a broadcast; args are its id.</summary>
    public const string Broadcast = "broadcast";

    /// <summary>Fetch a photograph for a consultation; args are those of <see cref="FileWish"/>, whose target is consultation/number of the word.</summary>
    public const string Photo = "photo";

    /// <summary>Fetch a file for a broadcast; args are those of <see cref="FileWish"/>.</summary>
    public const string File = "file";

    /// <summary>Take back what was sent of a broadcast; args are its id.</summary>
    public const string Recall = "recall";

    /// <summary>Invite the audience of a campaign, some of it at a time; args are campaign|last person done.</summary>
    public const string Campaign = "campaign";
}
