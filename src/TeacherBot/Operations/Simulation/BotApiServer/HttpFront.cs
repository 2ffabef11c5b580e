using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>From the request line to the answer, with the faults in between; sits on Kestrel without any middleware.</summary>
internal sealed class HttpFront(ServerCore core) : IHttpApplication<HttpContext>
{
    private readonly string _apiPrefix = $"/bot{core.Options.Token}/";
    private readonly string _filePrefix = $"/file/bot{core.Options.Token}/";
    private static readonly TimeSpan s_rarely = TimeSpan.FromSeconds(25);
    private long _firstUnauthorized;
    private DateTimeOffset _lastUnauthorized;

    /// <summary>After this every call is answered 401.</summary>
    public bool TokenRevoked { get; set; }

    /// <summary>Awaited inside each call: a test stops time, or the client, there.</summary>
    public Func<CallMoment, ApiCall, Task>? Interrupt { get; set; }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        if (exception is not null)
        {
            core.Log.Violation($"the simulated server itself failed: {exception.GetType().Name}");
        }
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var arrived = Stopwatch.GetTimestamp();
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith("/file/bot", StringComparison.Ordinal))
        {
            await ServeFileAsync(context, path);
            return;
        }

        if (FindMethod(path, arrived, out var method) is { } refusal)
        {
            await WriteAsync(context, refusal);
            return;
        }

        using var call = new ApiCall(method) { ArrivedTicks = arrived };
        try
        {
            await AnswerAsync(context, call);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException or BadHttpRequestException)
        {
            // The client has gone: there is nobody to tell.
            context.Abort();
        }
    }

    private Reply? FindMethod(string path, long arrived, out string method)
    {
        method = "";
        if (!path.StartsWith("/bot", StringComparison.Ordinal))
        {
            return Reply.Error(404, "Not Found");
        }

        if (TokenRevoked || !path.StartsWith(_apiPrefix, StringComparison.Ordinal))
        {
            return Unauthorized(arrived, path.EndsWith("/getMe", StringComparison.OrdinalIgnoreCase));
        }

        method = core.Methods.Name(path.AsSpan(_apiPrefix.Length)) ?? "";
        return method.Length == 0 ? Reply.Error(404, "Not Found: method not found") : null;
    }

    private async Task AnswerAsync(HttpContext context, ApiCall call)
    {
        if (await RequestReader.FillAsync(context.Request, call, context.RequestAborted) is { } unreadable)
        {
            await WriteAsync(context, unreadable);
            return;
        }

        call.Chat = core.FindChat(call.Number("chat_id"));
        var callback = core.Callbacks.Find(call.Text("callback_query_id"));
        await AnswerAsync(context, call, callback, call.Chat ?? callback?.Chat);
    }

    private async Task AnswerAsync(HttpContext context, ApiCall call, CallbackQuery? callback, Chat? person)
    {
        var fault = core.Faults.Decide(call.Method, person);
        if (fault == Fault.DropBefore)
        {
            Log(call, person, default, CallOutcome.Dropped);
            context.Abort();
            return;
        }

        await InterruptAsync(CallMoment.Arrived, call);
        var reply = core.Flood.Check(call) ?? Injected(fault, call) ?? await core.Methods.CallAsync(call, context.RequestAborted);
        await InterruptAsync(CallMoment.Done, call);
        var lost = fault == Fault.DropAfter;
        Log(call, person, reply, !reply.IsOk ? CallOutcome.Refused : lost ? CallOutcome.AppliedAnswerLost : CallOutcome.Applied);
        if (lost)
        {
            callback?.LoseAnswer();
            context.Abort();
            return;
        }

        if (fault == Fault.Delay)
        {
            await core.WaitAsync(core.Faults.Plan.DelayFor, context.RequestAborted);
        }

        await WriteAsync(context, reply);
    }

    private Task InterruptAsync(CallMoment moment, ApiCall call) => Interrupt?.Invoke(moment, call) ?? Task.CompletedTask;

    private Reply? Injected(Fault fault, ApiCall call)
    {
        switch (fault)
        {
            case Fault.TooManyRequests:
                return core.Flood.Penalise(call, core.Faults.Plan.RetryAfterSeconds);
            case Fault.ServerError:
                return Reply.Error(500, "Internal Server Error");
            case Fault.BadGateway:
                return Reply.Gateway;
            case Fault.BlockWindow when call.Chat is { IsGroup: false, IsBlocked: false } chat:
                chat.Block();
                _ = UnblockLaterAsync(chat);
                return null;
            default:
                return null;
        }
    }

    private async Task UnblockLaterAsync(Chat chat)
    {
        await core.WaitAsync(core.Faults.Plan.BlockFor, core.Stopping.Token);
        chat.Unblock();
    }

    private void Log(ApiCall call, Chat? chat, in Reply reply, CallOutcome outcome) => core.Log.Add(new LoggedCall(
        core.Now, call.Method, chat?.Id ?? call.Number("chat_id"), reply.MessageId > 0 ? reply.MessageId : call.Int("message_id"), outcome, reply.Status));

    public void ForgetUnauthorized() => Volatile.Write(ref _firstUnauthorized, 0);

    // Who was refused may ask now and then whether that is over, and for nothing else.
    private Reply Unauthorized(long arrived, bool isQuestion)
    {
        var first = Interlocked.CompareExchange(ref _firstUnauthorized, arrived, 0);
        var mayAsk = isQuestion && core.Now - _lastUnauthorized >= s_rarely;
        if (first != 0 && !mayAsk && Stopwatch.GetElapsedTime(first, arrived) >= core.Options.InFlightGrace)
        {
            core.Log.Violation("called again after 401");
        }

        _lastUnauthorized = core.Now;
        return Reply.Error(401, "Unauthorized");
    }

    private async Task ServeFileAsync(HttpContext context, string path)
    {
        if (TokenRevoked || !path.StartsWith(_filePrefix, StringComparison.Ordinal))
        {
            await WriteAsync(context, Unauthorized(Stopwatch.GetTimestamp(), false));
            return;
        }

        if (core.Files.FindByPath(path.AsSpan(_filePrefix.Length)) is not { } file)
        {
            await WriteAsync(context, Reply.Error(404, "Not Found"));
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = file.Content.Length;
        await context.Response.BodyWriter.WriteAsync(file.Content, context.RequestAborted);
    }

    private static async ValueTask WriteAsync(HttpContext context, Reply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.Status == 502 ? "text/html" : "application/json";
        response.ContentLength = reply.Body.Length;
        if (reply.RetryAfter > 0)
        {
            response.Headers.RetryAfter = reply.RetryAfter.ToString(CultureInfo.InvariantCulture);
        }

        await response.BodyWriter.WriteAsync(reply.Body, context.RequestAborted);
    }
}

/// <summary>A point inside one call.</summary>
internal enum CallMoment
{
    /// <summary>Read whole, nothing done yet.</summary>
    Arrived,

    /// <summary>Done or refused, not answered yet.</summary>
    Done,
}
