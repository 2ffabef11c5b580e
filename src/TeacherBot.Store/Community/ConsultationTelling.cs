using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>Tells the other side of a consultation, and the queue: as signals, so that nobody's id is needed to decide a turn.</summary>
internal static class ConsultationTelling
{
    private static readonly Statement Answerers = Statement.Named("ConsultationAnswerers");

    /// <summary>Everybody who may answer, but for the asker and the one who just let go of it.</summary>
    public static void Queue(UnitOfWork unit, ConsultationRow row, string but, DateTimeOffset at)
    {
        foreach (var person in unit.Query(
            Answerers, r => r.Text(0), ("municipality", row.Kept.Municipality), ("at", at), ("asker", row.Asker), ("person", but)))
        {
            Plan(unit, person, ConsultationSignals.Queued, row.Kept.Id, at);
            Plan(unit, person, ConsultationSignals.Waiting, row.Kept.Id, at + ConsultationSignals.Unheard);
        }

        if (row.Asker is { } asker)
        {
            Plan(unit, asker, ConsultationSignals.Waiting, row.Kept.Id, at + ConsultationSignals.Unheard);
        }
    }

    /// <summary>Passes a word on; a word before anybody has taken the question waits with it.</summary>
    public static void Word(UnitOfWork unit, ConsultationRow row, string by, int n, DateTimeOffset at)
    {
        if ((by == row.Asker ? row.Answerer : row.Asker) is { } other)
        {
            Plan(unit, other, ConsultationSignals.Word, row.Kept.Id + "|" + n.ToString(CultureInfo.InvariantCulture), at);
        }

        if (by == row.Asker)
        {
            Patience(unit, row, at);
        }
        else
        {
            NoPatience(unit, row);
        }
    }

    /// <summary>Tells the one who has it now. A second time by the same path is told again.</summary>
    public static void Given(UnitOfWork unit, ConsultationRow row, DateTimeOffset at) => ScheduleStore.Plan(
        unit,
        row.Answerer!,
        new ScheduleSignal(ConsultationSignals.Transferred, row.Kept.Id, at, ConsultationSignals.Unique(ConsultationSignals.Transferred, row.Kept.Id, row.Answerer!) + at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));

    public static void Closed(UnitOfWork unit, ConsultationRow row, string by, DateTimeOffset at)
    {
        if ((by == row.Asker ? row.Answerer : row.Asker) is { } other)
        {
            Plan(unit, other, ConsultationSignals.Closed, row.Kept.Id, at);
        }
    }

    /// <summary>The clock of the one who answers starts, unless it runs.</summary>
    public static void Patience(UnitOfWork unit, ConsultationRow row, DateTimeOffset at)
    {
        if (row.Answerer is { } answerer)
        {
            Plan(unit, answerer, ConsultationSignals.Idle, row.Kept.Id, at + ConsultationSignals.Patience);
        }
    }

    public static void NoPatience(UnitOfWork unit, ConsultationRow row)
    {
        if (row.Answerer is { } answerer)
        {
            ScheduleStore.Cancel(unit, answerer, ConsultationSignals.Unique(ConsultationSignals.Idle, row.Kept.Id, answerer));
        }
    }

    private static void Plan(UnitOfWork unit, string person, string kind, string about, DateTimeOffset due) =>
        ScheduleStore.Plan(unit, person, new ScheduleSignal(kind, about, due, ConsultationSignals.Unique(kind, about, person)));
}
