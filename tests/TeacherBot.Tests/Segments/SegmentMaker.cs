using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Segments;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Segments;

/// <summary>Random conditions over the repository's content, and random people of the invented town and its neighbours.</summary>
internal static class SegmentMaker
{
    public static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    public static readonly SegmentScope Town = new("zarechny", null);

    private static readonly Catalog Catalog = TheCatalog.Value;

    private static readonly Municipality Zarechny = Catalog.Municipalities["zarechny"];

    private static readonly ImmutableArray<Named> Instruments = [.. Catalog.Instruments.Where(i => !i.Anonymous).Select(i => new Named(i.Id, i.Title))];

    private static readonly ImmutableArray<Named> Events = [.. Catalog.Events.Where(e => e.Municipality == "zarechny").Select(e => new Named(e.Id, e.Title))];

    private static readonly ImmutableArray<Named> Areas = [.. Catalog.Instruments.Where(i => i.Id == "physics-levels").SelectMany(i => i.Areas).Select(a => new Named(a.Code, Catalog.AreaTitle(a.Code)))];

    public static Condition Condition(Random random, int size) => size <= 1 ? Leaf(random) : random.Next(4) switch
    {
        0 => new Both(Condition(random, size / 2), Condition(random, size / 2)),
        1 => new Either(Condition(random, size / 2), Condition(random, size / 2)),
        2 => new Unless(Condition(random, size - 1 > 8 ? 8 : size - 1)),
        _ => Leaf(random),
    };

    public static NeedBelow Need(Random random) => new(Any(random, Areas), random.Next(1, 4));

    public static Segment Segment(Condition root) => new(root, SchoolFact.Of(Zarechny, 2026));

    public static SegmentPerson Person(Random random, int number) => new(
        $"p{number:000}",
        random.Next(6) == 0 ? "lugovoy" : "zarechny",
        random.Next(8) == 0 ? "school-gone" : Zarechny.Schools[random.Next(Zarechny.Schools.Length)].Id,
        new[] { "teacher", "head", "other" }[random.Next(3)])
    {
        Subjects = Some(random, [.. Catalog.Subjects.Select(s => s.Id)], 1),
        Mailings = Some(random, ["mailing.events", "mailing.materials", "mailing.news"], 0),
        Started = Some(random, [.. Instruments.Select(i => i.Code)], 0),
        Registered = Some(random, [.. Events.Select(e => e.Code)], 0),
    };

    /// <summary>What was begun is partly finished, what was asked for partly attended.</summary>
    public static SegmentPerson Lived(Random random, SegmentPerson person) => person with
    {
        Finished = [.. person.Started.Where(_ => random.Next(2) == 0)],
        Attended = [.. person.Registered.Where(_ => random.Next(2) == 0)],
    };

    private static Condition Leaf(Random random) => random.Next(9) switch
    {
        0 => new Everybody(),
        1 => Field(random, SegmentField.Subject, [.. Catalog.Subjects.Select(s => new Named(s.Id, s.Title))]),
        2 => Field(random, SegmentField.Cluster, [.. Zarechny.Clusters.Select(c => new Named(c.Id, c.Title))]),
        3 => Field(random, SegmentField.School, [.. Zarechny.Schools.Select(s => new Named(s.Id, s.Title))]),
        4 => Field(random, SegmentField.Status, [new("low", "ШНРО"), new("adverse", "ШНСУ"), new("either", "ШНРО или ШНСУ"), new("neither", "прочие")]),
        5 => Field(random, SegmentField.Position, [new("teacher", "учитель"), new("head", "руководитель"), new("other", "другое")]),
        6 => Field(random, SegmentField.Subscription, [new("mailing.events", "мероприятия"), new("mailing.materials", "материалы"), new("mailing.news", "новости")]),
        7 => new Trace(random.Next(2) == 0 ? TraceKind.Started : TraceKind.Finished, Any(random, Instruments)),
        _ => new Trace(random.Next(2) == 0 ? TraceKind.Registered : TraceKind.Attended, Any(random, Events)),
    };

    private static FieldIs Field(Random random, SegmentField field, ImmutableArray<Named> known) =>
        new(field, new Names([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any(random, known))]));

    private static ImmutableHashSet<string> Some(Random random, ImmutableArray<string> all, int least) =>
        [.. Enumerable.Range(0, random.Next(least, 4)).Select(_ => all[random.Next(all.Length)])];

    private static Named Any(Random random, ImmutableArray<Named> all) => all[random.Next(all.Length)];
}
