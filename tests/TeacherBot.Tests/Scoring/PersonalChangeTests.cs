using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Profiles;
using TeacherBot.Core.Scoring;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Scoring;

/// <summary>A change of a person is told from five right responses of nine on, and only on another form (ruling R10).</summary>
public sealed class PersonalChangeTests
{
    private static readonly DateTimeOffset Then = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2, 7, "было 2 из 9 верных, сейчас 7")]
    [InlineData(2, 6, "в пределах погрешности")]
    [InlineData(6, 2, "в пределах погрешности")]
    [InlineData(7, 2, "было 7 из 9 верных, сейчас 2")]
    [InlineData(5, 5, "в пределах погрешности")]
    public void Five_of_nine_are_more_than_chance(int before, int now, string said) =>
        Assert.Contains(said, Of(now, Taken("A", before))!, StringComparison.Ordinal);

    [Fact]
    public void The_same_form_too_few_questions_and_nothing_before_say_nothing()
    {
        Assert.Null(Of(9));
        Assert.Null(Of(9, Taken("B", 0)));
        Assert.Null(Of(9, Taken("A", 0) with { Valid = 8 }));
        Assert.Null(Of(9, Taken("A", 0) with { ClosedAt = Then.AddDays(100) }));
        Assert.Null(Of(9, Taken("A", 0) with { Area = "MAT2" }));

        // The last time counts, not an earlier one on another form.
        Assert.Null(Of(9, Taken("A", 0), Taken("B", 1) with { ClosedAt = Then.AddDays(1) }));
    }

    private static AreaTaken Taken(string form, int right) => new("MAT1", form, Then, false) { Right = right, Valid = 9 };

    private static string? Of(int now, params ImmutableArray<AreaTaken> history)
    {
        var attempt = new Attempt("a", new InstrumentRef("mathematics-levels", 2, "B", ""), ["MAT1"], 0, Then.AddDays(61));
        var result = new LevelsResult("MAT1", new(Math.Min(now, 3), 3), new(Math.Clamp(now - 3, 0, 3), 3), new(Math.Clamp(now - 6, 0, 3), 3), MasteryLevel.Reproductive, false, default);
        return PersonalChange.Of(TheCatalog.Value, attempt, result, history);
    }
}
