using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TeacherBot.Tests.Simulation;

public sealed class WebhookTests : BotApiServerTest
{
    [Fact]
    public async Task Update_arrives_with_the_secret_and_is_not_repeated()
    {
        await using var hook = await Receiver.StartAsync(_ => 200);
        await SetAsync(hook);
        Chat.SendText("один");
        Chat.SendText("два");
        Assert.Equal("один", Text(await hook.NextAsync()));
        Assert.Equal("два", Text(await hook.NextAsync()));
        Assert.All(hook.Secrets, s => Assert.Equal("s3cret", s));
        var info = (await Api.CallAsync("getWebhookInfo")).Ok;
        Assert.Equal(hook.Url, (string?)info["url"]);
    }

    [Fact]
    public async Task Failing_update_blocks_its_own_queue_only()
    {
        var broken = true;
        await using var hook = await Receiver.StartAsync(u => Volatile.Read(ref broken) && u["message"] is not null ? 500 : 200);
        var id = await Api.SendAsync(Anna, "?", ["да"]);
        await SetAsync(hook);
        Chat.SendText("один");
        Chat.SendText("два");
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal("один", Text(await hook.NextAsync()));
        }

        Chat.Press(id, "да");
        await UntilAsync(hook, u => u["callback_query"] is not null);
        Assert.DoesNotContain("два", hook.Texts);
        Assert.Contains("500", (string?)(await Api.CallAsync("getWebhookInfo")).Ok["last_error_message"], StringComparison.Ordinal);
        Volatile.Write(ref broken, false);
        await UntilAsync(hook, u => Text(u) == "два");
    }

    [Fact]
    public async Task Different_kinds_of_one_person_overlap_the_same_kind_does_not()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var hook = await Receiver.StartAsync(_ => 200, release.Task);
        var id = await Api.SendAsync(Anna, "?", ["да"]);
        await SetAsync(hook);
        Chat.SendText("один");
        Chat.SendText("два");
        Chat.Press(id, "да");
        JsonNode[] both = [await hook.NextAsync(), await hook.NextAsync()];
        Assert.Contains(both, u => u["callback_query"] is not null);
        Assert.Contains(both, u => Text(u) == "один");
        Assert.Equal(2, hook.Texts.Count);
        release.SetResult();
        Assert.Equal("два", Text(await hook.NextAsync()));
    }

    [Fact]
    public async Task Expired_press_is_dropped_instead_of_retried()
    {
        await using var hook = await Receiver.StartAsync(_ => 503);
        var id = await Api.SendAsync(Anna, "?", ["да"]);
        await SetAsync(hook);
        Chat.Press(id, "да");
        await hook.NextAsync();
        Clock.Advance(TimeSpan.FromSeconds(151));
        Chat.SendText("x");
        await UntilAsync(hook, u => Text(u) == "x" && Server.PendingUpdates == 1);
        await hook.NextAsync();
        Assert.Equal(1, Server.PendingUpdates);
    }

    [Fact]
    public async Task Method_in_the_answer_is_carried_out()
    {
        await using var hook = await Receiver.StartAsync(_ => 200, reply: """{"method":"sendMessage","chat_id":1001,"text":"эхо"}""");
        await SetAsync(hook);
        Chat.SendText("x");
        await Chat.WaitAsync(c => c.Latest?.Text == "эхо", Soon);
    }

    [Fact]
    public async Task Pending_updates_go_over_to_the_webhook_or_are_dropped_on_demand()
    {
        await using var hook = await Receiver.StartAsync(_ => 200);
        Chat.SendText("старое");
        await Api.CallAsync("deleteWebhook", new { drop_pending_updates = true });
        Chat.SendText("новое");
        await SetAsync(hook);
        Assert.Equal("новое", Text(await hook.NextAsync()));
    }

    [Theory]
    [InlineData("ftp://example.org/", "x")]
    [InlineData("http://example.org/", "не латиница")]
    public async Task Bad_address_or_secret_is_refused(string url, string secret) =>
        Assert.Equal(400, (await Api.CallAsync("setWebhook", new { url, secret_token = secret })).Code);

    private async Task SetAsync(Receiver hook) =>
        Assert.Equal(200, (await Api.CallAsync("setWebhook", new { url = hook.Url, secret_token = "s3cret" })).Code);

    /// <summary>Repetitions of failing updates come in between.</summary>
    private static async Task UntilAsync(Receiver hook, Func<JsonNode, bool> wanted)
    {
        for (var i = 0; i < 300; i++)
        {
            if (wanted(await hook.NextAsync()))
            {
                return;
            }
        }

        Assert.Fail("not among 300 deliveries");
    }

    private static string? Text(JsonNode update) => (string?)update["message"]?["text"];

    /// <summary>A webhook of the plainest kind that notes all it gets.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly Channel<JsonNode> _got = System.Threading.Channels.Channel.CreateUnbounded<JsonNode>();
        private WebApplication? _app;

        public ConcurrentQueue<string?> Secrets { get; } = new();
        public ConcurrentQueue<string?> Texts { get; } = new();
        public string Url { get; private set; } = "";

        public static async Task<Receiver> StartAsync(Func<JsonNode, int> status, Task? hold = null, string? reply = null)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
            var receiver = new Receiver { _app = builder.Build() };
            receiver._app.Run(context => receiver.TakeAsync(context, status, hold, reply));
            await receiver._app.StartAsync();
            receiver.Url = ((IApplicationBuilder)receiver._app).ServerFeatures.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";
            return receiver;
        }

        public Task<JsonNode> NextAsync() => _got.Reader.ReadAsync(Soon).AsTask();

        public ValueTask DisposeAsync() => _app!.DisposeAsync();

        private async Task TakeAsync(HttpContext context, Func<JsonNode, int> status, Task? hold, string? reply)
        {
            var update = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
            Secrets.Enqueue(context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"]);
            Texts.Enqueue(Text(update));
            context.Response.StatusCode = status(update);
            _got.Writer.TryWrite(update);
            await (hold ?? Task.CompletedTask);
            if (reply is not null)
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(reply, context.RequestAborted);
            }
        }
    }
}
