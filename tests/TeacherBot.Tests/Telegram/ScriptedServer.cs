using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TeacherBot.BotApi;

namespace TeacherBot.Tests.Telegram;

/// <summary>A server that gives the answers it was told, for refusals that the simulated one never has a reason for.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(int Status, string Body)> answers = new();

    private ScriptedServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>Method and body of each request.</summary>
    public ConcurrentQueue<(string Method, string Body)> Requests { get; } = new();

    public IEnumerable<string> Methods => Requests.Select(r => r.Method);

    public BotApiClient Client { get; private set; } = null!;

    public static async Task<ScriptedServer> StartAsync()
    {
        var server = new ScriptedServer();
        await server.app.StartAsync();
        var url = ((IApplicationBuilder)server.app).ServerFeatures.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Client = new BotApiClient(new BotApiOptions { Token = "1:t", BaseUrl = url });
        return server;
    }

    public ScriptedServer Refuse(int code, string description, string parameters = "{}")
    {
        answers.Enqueue((code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}","parameters":{{parameters}}}"""));
        return this;
    }

    public ScriptedServer Page(int status)
    {
        answers.Enqueue((status, "<html></html>"));
        return this;
    }

    public ScriptedServer Sent(long id)
    {
        answers.Enqueue((200, $$$$"""{"ok":true,"result":{"message_id":{{{{id}}}},"date":1,"chat":{"id":1,"type":"private"}}}"""));
        return this;
    }

    public ScriptedServer Done()
    {
        answers.Enqueue((200, """{"ok":true,"result":true}"""));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue((context.Request.Path.Value!.Split('/')[^1], await reader.ReadToEndAsync()));
        var (status, body) = answers.TryDequeue(out var next) ? next : (500, "");
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith('{') ? "application/json" : "text/html";
        await context.Response.WriteAsync(body);
    }
}
