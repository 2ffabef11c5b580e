using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Tests.Instruments;

/// <summary>Rulings R9 and R10: who gets which form, and when an area may be taken again.</summary>
public class AreaChoiceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private static readonly Instrument One = Form("A");

    private static readonly Instrument Two = One with { OtherForms = [Form("B")] };

    [Fact]
    public void First_time_gives_the_first_form_whole() => Expect(Two, "A: X Y Z", []);

    [Fact]
    public void What_was_just_taken_is_offered_in_no_form() => Expect(Two, "A: Y Z", [Taken("X", "A", 10)]);

    [Fact]
    public void After_sixty_days_the_other_form_has_more_that_is_new() => Expect(Two, "B: X Y Z", [Taken("X", "A", 61)]);

    [Fact]
    public void Everything_taken_in_one_form_goes_on_in_the_other() =>
        Expect(Two, "B: X Y Z", [Taken("X", "A", 70), Taken("Y", "A", 70), Taken("Z", "A", 61)]);

    [Fact]
    public void Explanations_of_one_form_do_not_close_the_other() => Expect(Two, "B: X Y Z", [Taken("X", "A", 70, true)]);

    [Fact]
    public void With_one_form_the_same_items_come_again_marked_as_repeated() => Expect(One, "A: X Y Z (X)", [Taken("X", "A", 61)]);

    [Fact]
    public void With_one_form_what_was_explained_never_comes_again() => Expect(One, "A: Y Z", [Taken("X", "A", 400, true)]);

    [Fact]
    public void Both_forms_used_up_give_the_one_with_fewer_repeats() =>
        Expect(Two, "A: X Y Z (X)", [Taken("X", "A", 200), Taken("X", "B", 100), Taken("Y", "B", 100)]);

    private static void Expect(Instrument instrument, string expected, ImmutableArray<AreaTaken> history)
    {
        var choice = AreaChoice.Of(instrument, history, Now);

        var repeated = choice.Repeated.IsEmpty ? "" : $" ({string.Join(' ', choice.Repeated.Order())})";
        Assert.Equal(expected, $"{choice.Form.Ref.Form}: {string.Join(' ', choice.Areas)}{repeated}");
    }

    private static AreaTaken Taken(string area, string form, int daysAgo, bool explained = false) => new(area, form, Now.AddDays(-daysAgo), explained);

    private static Instrument Form(string name) => new(
        new InstrumentRef("bank", 1, name, name), InstrumentKind.Levels, "Банк", null, [new("X", [], null), new("Y", [], null), new("Z", [], null)], []);
}
