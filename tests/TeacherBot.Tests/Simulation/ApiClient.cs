using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Simulation;

/// <summary>The barest client: plain HttpClient and JSON, so that the server is judged by what is on the wire.</summary>
internal sealed class ApiClient(BotApiServer server, string? token = null) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"{server.BaseUrl}/bot{token ?? server.Token}/") };

    public HttpClient Http => _http;

    public async Task<ApiAnswer> CallAsync(string method, object? body = null, CancellationToken stop = default)
    {
        using var response = await _http.PostAsJsonAsync(method, body ?? new { }, stop);
        return await ReadAsync(response);
    }

    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var json = text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject();
        return new ApiAnswer(response.StatusCode, json, response.Headers.RetryAfter?.Delta);
    }

    public async Task<int> SendAsync(long chat, string text, params string[][] labels) =>
        (int)(await CallAsync("sendMessage", new { chat_id = chat, text, reply_markup = Keys(labels) })).Ok["message_id"]!;

    public Task<ApiAnswer> SendAnyAsync(long chat, string text) => CallAsync("sendMessage", new { chat_id = chat, text });

    /// <summary>All updates after what the offset confirms.</summary>
    public async Task<JsonArray> UpdatesAsync(long offset = 0, int limit = 100) =>
        (JsonArray)(await CallAsync("getUpdates", new { offset, limit })).Ok;

    /// <summary>Buttons whose data is their label.</summary>
    public static object Keys(params string[][] labels) =>
        new { inline_keyboard = labels.Select(row => row.Select(l => new { text = l, callback_data = l })) };

    public void Dispose() => _http.Dispose();
}

internal sealed record ApiAnswer(HttpStatusCode Status, JsonNode Json, TimeSpan? RetryAfter)
{
    /// <summary>The result; fails the test when the call was refused.</summary>
    public JsonNode Ok
    {
        get
        {
            Assert.True((int)Status == 200, Error);
            return Json["result"]!;
        }
    }

    public int Code => (int)Status;

    public string Error => Json["description"]?.GetValue<string>() ?? "";
}

/// <summary>A clock that moves only when told.</summary>
internal sealed class ManualClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}

/// <summary>One server with one person who has met the bot.</summary>
public abstract class BotApiServerTest : IAsyncLifetime
{
    internal const long Anna = 1001;

    internal ManualClock Clock { get; } = new();
    internal BotApiServer Server { get; private set; } = null!;
    internal ApiClient Api { get; private set; } = null!;
    internal Chat Chat => Server.Person(Anna);

    internal static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;

    internal virtual BotApiServerOptions Options => new() { Clock = Clock, InFlightGrace = TimeSpan.Zero, WaitScale = 0.001 };

    public async Task InitializeAsync()
    {
        Server = await BotApiServer.StartAsync(Options);
        Api = new ApiClient(Server);
        Chat.Meet();
    }

    public async Task DisposeAsync()
    {
        Api.Dispose();
        await Server.DisposeAsync();
    }
}
