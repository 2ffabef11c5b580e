using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>Who wants to go on which course; told only as counts by school.</summary>
public static class CourseWishStore
{
    private static readonly Statement Insert = Statement.Named("CourseWishInsert");
    private static readonly Statement Delete = Statement.Named("CourseWishDelete");
    private static readonly Statement Mine = Statement.Named("CourseWishesMine");
    private static readonly Statement OfTown = Statement.Named("CourseWishesOfTown");
    private static readonly Statement PurgeRows = Statement.Named("CourseWishesPurge");
    private static readonly Statement Export = Statement.Named("ExportCourseWishes");

    /// <summary>Counts of courses that are not over, by school and course. Titles of courses that are in content files only are empty.</summary>
    public static ImmutableArray<CourseWishes> Of(UnitOfWork unit, string municipality, DateTimeOffset now) =>
    [
        .. unit.Query(
            OfTown,
            r => new CourseWishes(r.Text(0), r.Text(1), r.Text(2), r.InstantOrNull(3), r.Bool(4), r.Int32(5)),
            ("municipality", municipality), ("at", now)),
    ];

    /// <summary>Events one person wishes for, and since when.</summary>
    public static IReadOnlyList<(string Event, DateTimeOffset At)> Kept(UnitOfWork unit, string person) =>
        unit.Query(Export, r => (r.Text(0), r.Instant(1)), ("person", person));

    /// <summary>Answers a query of a person; of another municipality than their own nothing is told.</summary>
    internal static object Answer(UnitOfWork unit, Person person, DateTimeOffset now, Query query) => query switch
    {
        MyCourseWishes => unit.Query(Mine, r => r.Text(0), ("person", person.Id)).ToImmutableArray(),
        CourseWishesOf of => of.Municipality == person.Municipality ? Of(unit, of.Municipality, now) : [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Forgets wishes for courses that are over; how many.</summary>
    public static int Purge(UnitOfWork unit, DateTimeOffset now) => unit.Execute(PurgeRows, ("at", now));

    internal static void Apply(UnitOfWork unit, string person, DateTimeOffset at, Effect effect) => _ = effect switch
    {
        WishCourse wish => unit.Execute(Insert, ("person", person), ("event", wish.Row.Id), ("municipality", wish.Row.Municipality), ("at", at), ("ends", wish.Row.EndsAt ?? at)),
        DropCourseWish drop => unit.Execute(Delete, ("person", person), ("event", drop.Event)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
