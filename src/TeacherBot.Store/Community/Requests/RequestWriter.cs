using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>Writes what is done to requests, and tells the other side by signals, so that nobody's id is needed to decide a turn.</summary>
public sealed class RequestWriter(PeopleStore people)
{
    private static readonly Statement Deciders = Statement.Named("RequestDeciders");
    private static readonly Statement Insert = Statement.Named("RequestInsert");
    private static readonly Statement Set = Statement.Named("RequestSet");
    private static readonly Statement WriteRow = Statement.Named("RequestWrite");
    private static readonly Statement Unwrite = Statement.Named("RequestUnwrite");
    private static readonly Statement Send = Statement.Named("RequestSend");
    private static readonly Statement DecideRow = Statement.Named("RequestDecide");
    private static readonly Statement HoldRow = Statement.Named("RequestHold");
    private static readonly Statement RedateRow = Statement.Named("RequestRedate");
    private static readonly Statement HasWord = Statement.Named("RequestHasWord");
    private static readonly Statement WithdrawRow = Statement.Named("RequestWithdraw");
    private static readonly Statement DeleteWords = Statement.Named("RequestDeleteWords");
    private static readonly Statement DeleteRow = Statement.Named("RequestDelete");
    private static readonly Statement OpenOf = Statement.Named("RequestsOpenOf");

    /// <summary>Applies an effect of a person; whoever it does not take changes nothing.</summary>
    /// <exception cref="VersionConflictException">Meanwhile it was decided, held or taken back: decide again.</exception>
    public void Apply(UnitOfWork unit, string person, DateTimeOffset at, RequestEffect effect)
    {
        switch (effect)
        {
            case DraftRequest draft:
                unit.Execute(Insert, ("id", draft.Id), ("municipality", draft.Municipality), ("kind", (int)draft.Kind), ("person", person), ("school", draft.School), ("at", at));
                break;
            case SetRequest set:
                SetForm(unit, person, set);
                break;
            case WriteRequest write:
                Write(unit, person, at, write);
                break;
            case SendRequest:
                Sent(unit, person, at, effect.Id);
                break;
            case WithdrawRequest:
                Withdraw(unit, person, at, effect.Id);
                break;
            case DecideRequest decide:
                Decide(unit, person, at, decide);
                break;
            case HoldRequest hold:
                Hold(unit, person, at, hold);
                break;
            case CorrectVisit mended:
                Correct(unit, person, at, mended);
                break;
            default:
                AnswerRecord(unit, person, at, (AnswerVisit)effect);
                break;
        }
    }

    /// <summary>A person withdraws: what is not held is taken back.</summary>
    public static void LeaveAll(UnitOfWork unit, string person, DateTimeOffset at)
    {
        foreach (var id in unit.Query(OpenOf, r => r.Text(0), ("person", person)))
        {
            Withdraw(unit, person, at, id);
        }
    }

    private static void SetForm(UnitOfWork unit, string person, SetRequest set) => unit.Execute(
        Set,
        ("id", set.Id), ("person", person), ("subject", set.Form.Subject), ("area", set.Form.Area), ("direction", (int?)set.Form.Direction), ("season", set.Form.Window),
        ("instruments", Columns.Of(set.Form.Instruments)), ("heads", set.Form.People), ("named", set.Form.IsNamed));

    // The asker while it is a draft; the record of a visit anybody of those who decide, once it was accepted and again after a remark.
    private void Write(UnitOfWork unit, string person, DateTimeOffset at, WriteRequest write)
    {
        if (RequestStore.Find(unit, write.Id) is { } row
            && (row.Asker == person ? row.Kept.Status == RequestStatus.Draft : (row.Kept.Status == RequestStatus.Accepted || IsRemarked(unit, row)) && RequestWord.OfRecord.Contains(write.Field)))
        {
            Keep(unit, write.Id, write.Field, person, write.Text, at);
        }
    }

    private void Keep(UnitOfWork unit, string id, string field, string person, string text, DateTimeOffset at) => unit.Execute(
        WriteRow, ("id", id), ("field", field), ("person", person), ("text", people.SealFor(unit, person, text, RequestStore.At(id, field))), ("at", at));

    private static void Sent(UnitOfWork unit, string person, DateTimeOffset at, string id)
    {
        if (unit.Execute(Send, ("id", id), ("person", person), ("at", at)) == 0 || RequestStore.Find(unit, id) is not { } row)
        {
            return;
        }

        foreach (var decider in unit.Query(Deciders, r => r.Text(0), ("municipality", row.Kept.Municipality), ("kind", (int)row.Kept.Kind), ("at", at), ("asker", person)))
        {
            Plan(unit, decider, RequestSignals.Queued, id, at);
            Plan(unit, decider, RequestSignals.Waiting, id, at + RequestSignals.Unheard);
        }

        Plan(unit, person, RequestSignals.Waiting, id, at + RequestSignals.Unheard);
    }

    private static void Withdraw(UnitOfWork unit, string person, DateTimeOffset at, string id)
    {
        if (RequestStore.Find(unit, id) is not { } row || row.Asker != person)
        {
            return;
        }

        if (unit.Execute(WithdrawRow, ("id", id), ("person", person)) > 0)
        {
            unit.Execute(DeleteWords, ("id", id));
            Tell(unit, row.Decider, RequestSignals.Withdrawn, id, at);
        }
        else if (row.Kept.Status is RequestStatus.Draft or RequestStatus.Waiting)
        {
            unit.Execute(DeleteWords, ("id", id));
            unit.Execute(DeleteRow, ("id", id), ("person", person));
        }
    }

    private void Decide(UnitOfWork unit, string person, DateTimeOffset at, DecideRequest decide)
    {
        var status = (int)(decide.Accepts ? RequestStatus.Accepted : RequestStatus.Declined);
        if (unit.Execute(DecideRow, ("id", decide.Id), ("person", person), ("status", status), ("at", at), ("planned", RequestStore.Day(decide.Planned))) == 0)
        {
            throw new VersionConflictException();
        }

        var row = RequestStore.Find(unit, decide.Id)!;
        unit.Execute(Unwrite, ("id", decide.Id), ("field", RequestWord.Reason));
        if (decide.Reason is { } reason && row.Asker is { } asker)
        {
            Keep(unit, decide.Id, RequestWord.Reason, asker, reason, at);
        }

        if (row.Kept.Form.IsNamed)
        {
            PeopleStore.Audit(unit, person, row.Asker, "request named", at);
        }

        Tell(unit, row.Asker, RequestSignals.Decided, decide.Id, at);
    }

    private static void Hold(UnitOfWork unit, string person, DateTimeOffset at, HoldRequest hold)
    {
        if (unit.Execute(HoldRow, ("id", hold.Id), ("person", person), ("day", RequestStore.Day(hold.Day))) == 0)
        {
            throw new VersionConflictException();
        }

        Shown(unit, RequestStore.Find(unit, hold.Id)!, at);
    }

    private static void Correct(UnitOfWork unit, string person, DateTimeOffset at, CorrectVisit mended)
    {
        if (RequestStore.Find(unit, mended.Id) is not { } row || !IsRemarked(unit, row)
            || unit.Execute(RedateRow, ("id", mended.Id), ("person", person), ("day", RequestStore.Day(mended.Day))) == 0)
        {
            throw new VersionConflictException();
        }

        unit.Execute(Unwrite, ("id", mended.Id), ("field", RequestWord.Remark));
        Shown(unit, row, at);
    }

    private static bool IsRemarked(UnitOfWork unit, RequestRow row) =>
        row.Kept is { Kind: RequestKind.Visit, Status: RequestStatus.Held } && unit.Find(HasWord, r => r.Text(0), ("id", row.Kept.Id), ("field", RequestWord.Remark)) is not null;

    // A record nobody has looked at is shown once more after a week.
    private static void Shown(UnitOfWork unit, RequestRow row, DateTimeOffset at)
    {
        Tell(unit, row.Asker, RequestSignals.Held, row.Kept.Id, at);
        if (row.Kept.Kind == RequestKind.Visit)
        {
            Tell(unit, row.Asker, RequestSignals.Unconfirmed, row.Kept.Id, at + RequestSignals.Unheard);
        }
    }

    private void AnswerRecord(UnitOfWork unit, string person, DateTimeOffset at, AnswerVisit answer)
    {
        if (RequestStore.Find(unit, answer.Id) is { Kept.Status: RequestStatus.Held } row && row.Asker == person)
        {
            Keep(unit, answer.Id, RequestWord.Remark, person, answer.Remark, at);
            Tell(unit, row.Decider, RequestSignals.Answered, answer.Id, at);
        }
    }

    // A decision that was changed on the way is told once more.
    private static void Tell(UnitOfWork unit, string? person, string kind, string id, DateTimeOffset at)
    {
        if (person is not null)
        {
            ScheduleStore.Plan(unit, person, new ScheduleSignal(kind, id, at, $"{RequestSignals.Unique(kind, id, person)}|{at.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
        }
    }

    private static void Plan(UnitOfWork unit, string person, string kind, string id, DateTimeOffset due) =>
        ScheduleStore.Plan(unit, person, new ScheduleSignal(kind, id, due, RequestSignals.Unique(kind, id, person)));
}
