using TeacherBot.Core.Conversations;

namespace TeacherBot.Tests.Properties;

public class ConversationPropertyTests
{
    private const int Walks = 136;
    private const int Steps = 200;
    private const int LongSteps = 600;

    [Fact]
    public void Whatever_is_pressed_and_typed_every_turn_decides_shows_something_within_limits_and_leaves_a_state_that_can_be_read()
    {
        var seen = new HashSet<Type>();
        var effects = new HashSet<Type>();
        for (var seed = 0; seed < Walks; seed++)
        {
            var walk = new Walk(seed);
            for (var step = 0; step < (walk.Diligent || walk.Organising || walk.Consulting ? LongSteps : Steps); step++)
            {
                try
                {
                    walk.Step();
                }
                catch (Exception error)
                {
                    Assert.Fail($"Walk {seed}, step {step}, on {walk.World.State.ToJson()} of {walk.World.Person.Status}: {error}");
                }
            }

            seen.UnionWith(walk.Seen);
            effects.UnionWith(walk.Effects);
        }

        // What follows the draft of a broadcast needs a job and a worker: stories and SendingTests walk through it.
        seen.UnionWith([typeof(Core.Broadcasts.BroadcastTiming), typeof(Core.Broadcasts.BroadcastRecalling)]);
        effects.UnionWith(Families.Members(typeof(Core.Broadcasts.BroadcastEffect)));

        // Hardly a walk comes as far as recommendations and indicators: ReportDialogueTests, IndicatorTests and SupportLogTests enter and take back.
        effects.UnionWith([typeof(Core.Reports.AddRecommendation), typeof(Core.Reports.DropRecommendation), typeof(Core.Reports.SetIndicator), typeof(Core.Reports.AddSupportAct), typeof(Core.Reports.DropSupportAct)]);
        seen.UnionWith([typeof(Core.Reports.ReportAdvice), typeof(Core.Reports.IndicatorEntering), typeof(Core.Reports.IndicatorList), typeof(Core.Reports.SupportEntering)]);

        // Walkers seldom agree to news before an announcement comes: the story of groups hears it.
        effects.Add(typeof(Core.Community.HearNews));

        // Walkers are in an open town: NeutralStoryTests and NeutralTests are in a neutral one.
        effects.UnionWith([typeof(Core.Pages.KeepForPage), typeof(Core.Pages.ForgetSaid)]);
        var screens = Families.Members(typeof(Screen)).Except(seen).Select(t => t.Name).ToList();
        Assert.True(screens.Count == 0, "Never shown: " + string.Join(' ', screens));
        var missing = Families.Members(typeof(Effect)).Except(effects).Select(t => t.Name).ToList();
        Assert.True(missing.Count == 0, "Never had: " + string.Join(' ', missing));
    }

    [Fact]
    public void The_same_walk_again_gives_the_same_to_the_letter()
    {
        var (one, other) = (new Walk(1000), new Walk(1000));
        for (var step = 0; step < Steps; step++)
        {
            one.Step();
            other.Step();
            Assert.Equal(one.World.State.ToJson(), other.World.State.ToJson());
        }
    }
}

/// <summary>Members of a closed family.</summary>
internal static class Families
{
    public static IEnumerable<Type> Members(Type family) =>
        family.Assembly.GetTypes().Where(t => !t.IsAbstract && family.IsAssignableFrom(t));
}
