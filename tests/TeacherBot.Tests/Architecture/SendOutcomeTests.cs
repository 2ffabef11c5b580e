using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Store;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Transcripts;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Architecture;

public class SendOutcomeTests
{
    public static TheoryData<Type> Outcomes => [.. Families.Members(typeof(SendOutcome))];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Every_outcome_has_its_rows_and_none_is_left_as_sending(Type type)
    {
        using var story = new StoryBot(new StoryRendering("quiet", (_, _) => "…"));
        await story.OpenAsync();
        var channel = new OneOutcome((SendOutcome)Sample(type));
        var worker = story.Bot.Add(channel, new PaceLimits(1000, 1000, 1000), new None());

        await story.Bot.Turns.RunAsync(new Arrival("k1", "one", "a", new CommandSaid("start", ""), null), CancellationToken.None);
        await worker.PumpAsync(CancellationToken.None);

        Assert.True(channel.Asked >= 1);
        Assert.Equal(0, story.Bot.Database.Read(unit => OutboxStore.Count(unit, DeliveryState.Sending)));
        Assert.DoesNotContain(story.Errors, e => e.Contains("could not be written", StringComparison.Ordinal));
    }

    private static object Sample(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => p.ParameterType == typeof(string) ? "code" : (object?)Activator.CreateInstance(p.ParameterType))]);
    }

    private sealed class OneOutcome(SendOutcome first) : IChannel
    {
        public string Name => "one";

        public int Asked { get; private set; }

        public Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation) =>
            Task.FromResult(++Asked == 1 ? first : new SendOutcome.Delivered(Asked));
    }

    private sealed class None : IDocuments
    {
        public DocumentFile? Open(DocumentRecipe recipe) => null;
    }
}
