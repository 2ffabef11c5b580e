using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>Tells methodists and authors of each other's doings: as signals, so that nobody's id is needed to decide a turn.</summary>
internal static class PracticeTelling
{
    private static readonly Statement Moderators = Statement.Named("PracticeModerators");
    private static readonly Statement WithdrawRow = Statement.Named("PracticeWithdraw");
    private static readonly Statement ReaderOf = Statement.Named("PracticeReader");
    private static readonly Statement OpenOf = Statement.Named("PracticesOpenOf");

    /// <summary>Methodists now, and after a week once more, with the author and coordinators.</summary>
    public static void Queue(UnitOfWork unit, PracticeRow row, DateTimeOffset at)
    {
        var methodists = With(unit, Role.Methodist, row, at);
        foreach (var person in methodists)
        {
            Plan(unit, person, PracticeSignals.Queued, row.Kept.Id, at);
        }

        foreach (var person in methodists.Union([.. With(unit, Role.Coordinator, row, at), row.Person]))
        {
            Plan(unit, person, PracticeSignals.Waiting, row.Kept.Id, at + PracticeSignals.Unread);
        }
    }

    /// <summary>By its author; a methodist who has it open is told.</summary>
    public static void Withdraw(UnitOfWork unit, string author, string id, DateTimeOffset at)
    {
        var reader = unit.Find(ReaderOf, r => r.Text(0), ("id", id), ("person", author));
        if (unit.Execute(WithdrawRow, ("id", id), ("person", author)) > 0 && reader is not null)
        {
            Plan(unit, reader, PracticeSignals.Gone, id, at);
        }
    }

    public static void WithdrawAll(UnitOfWork unit, string author, DateTimeOffset at)
    {
        foreach (var id in unit.Query(OpenOf, r => r.Text(0), ("person", author)))
        {
            Withdraw(unit, author, id, at);
        }
    }

    private static List<string> With(UnitOfWork unit, Role role, PracticeRow row, DateTimeOffset at) => unit.Query(
        Moderators, r => r.Text(0), ("municipality", row.Kept.Municipality), ("role", role.ToString()), ("at", at), ("author", row.Person));

    public static void Plan(UnitOfWork unit, string person, string kind, string practice, DateTimeOffset due) =>
        ScheduleStore.Plan(unit, person, new ScheduleSignal(kind, practice, due, PracticeSignals.Unique(kind, practice, person, due)));
}
