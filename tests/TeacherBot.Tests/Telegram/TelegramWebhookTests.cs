using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Conversations;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Telegram;

public sealed class TelegramWebhookTests : ReceiverTest
{
    private const string Update = """{"update_id":7,"message":{"message_id":1,"date":1,"chat":{"id":1001,"type":"private"},"text":"привет"}}""";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("s3cre")]
    [InlineData("s3cret!")]
    public async Task Without_the_secret_nothing_is_taken(string? secret)
    {
        Assert.Equal(401, await PostAsync(Update, secret));
        Assert.Empty(Arrivals);
    }

    [Fact]
    public async Task Accepted_only_after_the_commit()
    {
        var release = new TaskCompletionSource<TurnOutcome>();
        Turn = _ => release.Task;

        var post = PostAsync(Update, "s3cret");
        Assert.False(post.IsCompleted);
        release.SetResult(new TurnOutcome.Done(null));

        Assert.Equal(200, await post);
        Assert.Equal(("7", new TextSaid("привет", false)), (Arrivals.Single().Key, Arrivals.Single().Body));
    }

    [Fact]
    public async Task Failed_turn_is_asked_for_again()
    {
        Turn = _ => Task.FromException<TurnOutcome>(new IOException());

        Assert.Equal(503, await PostAsync(Update, "s3cret"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_beyond_a_mebibyte_is_turned_away(bool tellsItsLength)
    {
        Assert.Equal(413, await PostAsync(new string(' ', (1024 * 1024) + 1), "s3cret", tellsItsLength));
        Assert.Equal(200, await PostAsync(Update + new string(' ', (1024 * 1024) - Encoding.UTF8.GetByteCount(Update)), "s3cret", tellsItsLength));
        Assert.Single(Arrivals);
    }

    [Fact]
    public async Task Body_without_an_update_does_not_block_the_queue() => Assert.Equal(200, await PostAsync("{}", "s3cret"));

    [Fact]
    public async Task Text_and_press_of_one_person_posted_at_once_run_one_after_the_other()
    {
        var (running, most) = (0, 0);
        var release = new TaskCompletionSource();
        Turn = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await release.Task;
            Interlocked.Decrement(ref running);
            return new TurnOutcome.Done(null);
        };
        var press = Update.Replace("\"update_id\":7,\"message\":", "\"update_id\":8,\"callback_query\":{\"id\":\"1\",\"data\":\"x\",\"from\":{\"id\":1001},\"message\":", StringComparison.Ordinal) + "}";

        var both = Task.WhenAll(PostAsync(Update, "s3cret"), PostAsync(press, "s3cret"));
        Assert.Single(Arrivals);
        release.SetResult();

        Assert.All(await both, status => Assert.Equal(200, status));
        Assert.Equal((2, 1), (Arrivals.Count, most));
    }

    private async Task<int> PostAsync(string body, string? secret, bool tellsItsLength = true)
    {
        var context = new DefaultHttpContext();
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(bytes);
        context.Request.ContentLength = tellsItsLength ? bytes.Length : null;
        if (secret is not null)
        {
            context.Request.Headers[WebhookSecret.HeaderName] = secret;
        }

        await new TelegramWebhook(Receiver, new WebhookSecret("s3cret"), NullLogger<TelegramWebhook>.Instance).HandleAsync(context);
        return context.Response.StatusCode;
    }
}
