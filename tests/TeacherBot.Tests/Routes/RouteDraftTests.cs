using TeacherBot.Core.Events;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Profiles;
using TeacherBot.Core.Routes;
using TeacherBot.Core.Scoring;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Routes;

/// <summary>What a route is made of, and which questions its checks ask.</summary>
public sealed class RouteDraftTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 30);
    private static readonly Instrument Mathematics = TheCatalog.Value.FindInstrument("mathematics-levels")!;

    [Fact]
    public void The_measure_follows_from_what_was_found()
    {
        Assert.Equal(["MAT1 Course", "MAT2 Practicum", "MAT3 Visit", "MAT1 Mentor"], Steps(Profile(("MAT3", 2), ("MAT4", 3), ("MAT1", 0), ("MAT2", 1))));
        Assert.Equal(["MAT1 Exchange"], Steps(Profile(("MAT1", 3), ("MAT2", 3))));
        Assert.Equal(["MAT1 Course", "MAT2 Course", "MAT3 Course", "MAT4 Course", "MAT5 Course"], Steps(Profile([.. Enumerable.Range(1, 8).Select(i => ($"MAT{i}", 0))])));
        Assert.Empty(Steps(Profile()));
        Assert.Empty(Steps(Profile(("MAT1", (int?)null))));
    }

    [Fact]
    public void An_area_counts_as_it_was_the_last_time() =>
        Assert.Equal(
            ["MAT3 Practicum", "MAT1 Visit"],
            RouteDraft.Of(TheCatalog.Value, "zarechny", [(Profile(("MAT1", 2), ("MAT2", 3)), Now), (Profile(("MAT1", 0), ("MAT2", 0), ("MAT3", 1)), Now.AddDays(-200))], [], Today).Select(s => $"{s.Area} {s.Action}"));

    [Fact]
    public void A_step_that_can_be_a_coming_event_is_one_and_ends_on_its_day()
    {
        EventRow Row(string id, string kind, int day, params string[] areas) => new(id, "zarechny")
        {
            Kind = kind,
            Title = id,
            StartsAt = new(2026, 12, day, 8, 0, 0, TimeSpan.Zero),
            EndsAt = new(2026, 12, day, 20, 0, 0, TimeSpan.Zero),
            Areas = [.. areas],
        };
        EventRow[] coming = [Row("far", "семинар", 8, "MAT3"), Row("meeting", "РМО", 9, "MAT2"), Row("near", "практикум", 10, "MAT2"), Row("later", "семинар", 12, "MAT2")];
        var step = Assert.Single(RouteDraft.Of(TheCatalog.Value, "zarechny", [(Profile(("MAT2", 1)), Now)], coming, Today));

        // Twenty hours of the evening are the next day in Krasnoyarsk.
        Assert.Equal(("near", "near", new DateOnly(2026, 12, 11)), (step.Event, step.EventTitle, step.Due));
        Assert.Equal((1, Now), (step.Level, step.MeasuredAt));
        Assert.NotNull(step.Material);
    }

    [Fact]
    public void Days_are_three_weeks_and_then_two_apart() =>
        Assert.Equal([21, 35, 49, 63], RouteDraft.Of(TheCatalog.Value, "zarechny", [(Profile(("MAT1", 0), ("MAT2", 1), ("MAT3", 2)), Now)], [], Today).Select(s => s.Due.DayNumber - Today.DayNumber));

    [Fact]
    public void A_check_asks_two_of_each_level_and_nothing_that_was_met()
    {
        var bank = RouteCheckItems.Bank(Mathematics, "MAT1").ToList();
        var met = new MetItems([.. Mathematics.Items.Where(i => i.Area == "MAT1").Select(i => new MetItem(Mathematics.Ref, i.Index))], []);
        for (var round = 0; round < 4; round++)
        {
            var asked = RouteCheckItems.Of(TheCatalog.Value, Mathematics, "MAT1", met);
            var seen = met.Given.Select(g => Mathematics.Items[g.Index].Id).Concat(met.Checked).ToHashSet();
            var left = bank.Where(i => !seen.Contains(i.Id)).ToList();
            Assert.Distinct(asked);
            Assert.DoesNotContain(asked, seen.Contains);
            Assert.All(asked.Select(id => bank.Single(i => i.Id == id)).GroupBy(i => i.Level), g => Assert.InRange(g.Count(), 1, 2));
            Assert.Equal(left.Count < 3, asked.IsEmpty);
            met = met with { Checked = met.Checked.AddRange(asked) };
        }

        // Form B has six questions that form A has not.
        Assert.Equal(6, met.Checked.Length);
    }

    [Fact]
    public void Every_levelled_area_of_the_content_can_be_checked_once_after_its_first_form()
    {
        foreach (var instrument in TheCatalog.Value.Instruments.Where(i => i.Kind == InstrumentKind.Levels && i.OtherForms.Length > 0))
        {
            foreach (var area in instrument.Areas)
            {
                var met = new MetItems([.. instrument.Items.Where(i => i.Area == area.Code).Select(i => new MetItem(instrument.Ref, i.Index))], []);
                Assert.Equal(6, RouteCheckItems.Of(TheCatalog.Value, instrument, area.Code, met).Length);
            }
        }
    }

    private static IEnumerable<string> Steps(Profile profile) =>
        RouteDraft.Of(TheCatalog.Value, "zarechny", [(profile, Now)], [], Today).Select(s => $"{s.Area} {s.Action}");

    private static Profile Profile(params (string Area, int? Level)[] areas) => new(
        Mathematics, [.. areas.Select(a => (AreaResult)new LevelsResult(a.Area, new(0, 3), new(0, 3), new(0, 3), (MasteryLevel?)a.Level, false, default))]);
}
