using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Events;

namespace TeacherBot.Core.Community;

/// <summary>How many of a school want to go on a course: part B of the course order (ruling R5). No level and no area is in it.</summary>
/// <param name="Title">Title of the course.</param>
/// <param name="StartsAt">Null while it has no day yet.</param>
public sealed record CourseWishes(string School, string Event, string Title, DateTimeOffset? StartsAt, bool IsOnline, int People)
{
    /// <summary>Kinds of events that are ordered.</summary>
    public static bool IsCourse(EventRow row) => row.Kind is "КПК" or "стажировка";
}

/// <summary>Ids of the courses this person wants to go on.</summary>
public sealed record MyCourseWishes : Query<ImmutableArray<string>>;

/// <summary>What teachers of a municipality's schools want; heads and deputies are not counted. By school and title.</summary>
public sealed record CourseWishesOf(string Municipality) : Query<ImmutableArray<CourseWishes>>;

/// <summary>«Хочу на этот курс, передайте школе»; twice is once.</summary>
public sealed record WishCourse(EventRow Row) : Effect;

/// <summary>No longer; unknown ones are fine.</summary>
public sealed record DropCourseWish(string Event) : Effect;

/// <summary>What is known of wishes once an effect is written.</summary>
internal static class CourseWishFacts
{
    public static Facts After(Facts facts, Effect effect) => !facts.Has(new MyCourseWishes(), out var mine) ? facts
        : facts.With(new MyCourseWishes(), effect is WishCourse wish ? mine.Remove(wish.Row.Id).Add(wish.Row.Id) : mine.Remove(((DropCourseWish)effect).Event));

    /// <summary>The titles of courses from content files, which have no row of their own before somebody registers.</summary>
    public static ImmutableArray<CourseWishes> Named(ImmutableArray<CourseWishes> wishes, Catalog catalog) =>
    [
        .. wishes.Select(w => w.Title.Length == 0 && catalog.Events.FirstOrDefault(e => e.Id == w.Event) is { } known ? w with { Title = known.Title, StartsAt = known.StartsAt, IsOnline = known.Link is not null } : w)
            .Where(w => w.Title.Length > 0),
    ];
}
