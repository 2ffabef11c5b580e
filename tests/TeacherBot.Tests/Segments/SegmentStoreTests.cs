using TeacherBot.Core.Segments;
using TeacherBot.Store;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Store.Features;

namespace TeacherBot.Tests.Segments;

public sealed class SegmentStoreTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    [Fact]
    public void The_database_selects_whom_the_evaluator_selects() => Cases.Run(
        41,
        150,
        (random, size) => (
            Root: SegmentMaker.Condition(random, size),
            Scope: random.Next(3) == 0 ? new SegmentScope("zarechny", "left-bank") : SegmentMaker.Town,
            People: Enumerable.Range(0, size * 2).Select(i => SegmentMaker.Lived(random, SegmentMaker.Person(random, i))).ToList(),
            Most: random.Next(1, 6)),
        c =>
        {
            var segment = SegmentMaker.Segment(c.Root);
            var expected = c.People.Where(p => SegmentEvaluator.Matches(segment, c.Scope, p)).Select(p => p.Id).Order(StringComparer.Ordinal).ToList();

            fixture.Database.WriteAsync(unit => People.Put(unit, c.People)).GetAwaiter().GetResult();

            Assert.Equal(expected, fixture.Database.Read(unit => Pages(unit, segment, c.Scope, c.Most)));
            Assert.Equal(expected.Count, fixture.Database.Read(unit => SegmentStore.Count(unit, segment, c.Scope, SegmentMaker.Now)));
        },
        c => $"{SegmentPrinter.Print(c.Root)} / {c.Scope}\n{string.Join('\n', c.People)}");

    [Fact]
    public async Task Guests_the_withdrawn_the_half_joined_and_those_who_join_later_are_never_selected()
    {
        var person = new SegmentPerson("p1", "zarechny", "school-1", "teacher") { Subjects = ["physics"] };
        await fixture.Database.WriteAsync(unit =>
        {
            People.Put(unit, [person, .. new[] { "p2", "p3", "p4", "p5", "p6", "p7" }.Select(id => person with { Id = id })]);
            unit.RunScript($"""
                update people set status = 0 where id = 'p2';
                update people set status = 2 where id = 'p3';
                update people set school = null where id = 'p4';
                update people set position = null where id = 'p5';
                update people set subjects = '' where id = 'p6';
                update people set joined_at = {SegmentMaker.Now.AddMinutes(1).ToUnixTimeMilliseconds()} where id = 'p7';
                """);
        });

        Assert.Equal(["p1"], fixture.Database.Read(unit => Pages(unit, SegmentMaker.Segment(new Everybody()), SegmentMaker.Town, 100)));
    }

    [Fact]
    public async Task Values_are_never_part_of_the_text()
    {
        var hostile = new FieldIs(SegmentField.Subject, new Names(new Named("x', '') <> '' or 1 = 1 --@municipality", "злой")));
        await fixture.Database.WriteAsync(unit => People.Put(unit, [new SegmentPerson("p1", "zarechny", "school-1", "teacher") { Subjects = ["physics"] }]));

        Assert.Empty(fixture.Database.Read(unit => Pages(unit, SegmentMaker.Segment(hostile), SegmentMaker.Town, 100)));
        Assert.Single(fixture.Database.Read(unit => Pages(unit, SegmentMaker.Segment(new Unless(hostile)), SegmentMaker.Town, 100)));
    }

    [Fact]
    public void A_segment_built_on_a_need_is_refused_here()
    {
        var segment = SegmentMaker.Segment(new NeedBelow(new Named("PHY5", "x"), 2)) with { Need = new NeedWish("PHY5", 2, "physics", null, null) };

        Assert.Throws<InvalidOperationException>(() => fixture.Database.Read(unit => SegmentStore.Count(unit, segment, SegmentMaker.Town, SegmentMaker.Now)));
    }

    private static List<string> Pages(UnitOfWork unit, Segment segment, SegmentScope scope, int most)
    {
        var all = new List<string>();
        while (SegmentStore.Page(unit, segment, scope, SegmentMaker.Now, all.LastOrDefault(""), most) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, most);
            all.AddRange(page);
        }

        return all;
    }
}
