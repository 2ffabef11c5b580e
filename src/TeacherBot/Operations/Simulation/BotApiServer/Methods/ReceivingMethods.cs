using System.Text.Json;
using System.Text.RegularExpressions;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>How the bot gets its updates.</summary>
internal sealed partial class ReceivingMethods(ServerCore core)
{
    public ValueTask<Reply> GetUpdatesAsync(ApiCall call, CancellationToken gone)
    {
        if (core.Updates.Webhook is null && core.Feed.Subscribe(call) is { } refusal)
        {
            return new(refusal);
        }

        var limit = Math.Clamp(call.Int("limit", 100), 1, 100);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(call.Int("timeout"), 0, 50));
        return core.Updates.PollAsync(call.Number("offset"), limit, timeout, gone);
    }

    public Reply SetWebhook(ApiCall call)
    {
        var url = call.Text("url") ?? "";
        if (url.Length == 0)
        {
            return DeleteWebhook(call);
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return Reply.Bad("bad webhook: an HTTPS URL must be provided for webhook");
        }

        var secret = call.Text("secret_token");
        if (secret is { Length: > 0 } && !Secret().IsMatch(secret))
        {
            return Reply.Bad("secret token contains unallowed characters");
        }

        if (core.Feed.Subscribe(call) is { } refusal)
        {
            return refusal;
        }

        var webhook = new Webhook(core, uri, secret is { Length: > 0 } ? secret : null, Math.Clamp(call.Int("max_connections", 40), 1, 100));
        core.Updates.SetWebhook(webhook, call.Flag("drop_pending_updates"));
        return Reply.True;
    }

    public Reply DeleteWebhook(ApiCall call)
    {
        core.Updates.SetWebhook(null, call.Flag("drop_pending_updates"));
        return Reply.True;
    }

    public Reply GetWebhookInfo(ApiCall call) => Reply.Result(core, static (json, core) => WriteInfo(json, core));

    private static void WriteInfo(Utf8JsonWriter json, ServerCore core)
    {
        var webhook = core.Updates.Webhook;
        json.WriteStartObject();
        json.WriteString("url"u8, webhook?.Url.ToString() ?? "");
        json.WriteBoolean("has_custom_certificate"u8, false);
        json.WriteNumber("pending_update_count"u8, webhook?.Count ?? core.Updates.Count);
        if (webhook is not null)
        {
            json.WriteNumber("max_connections"u8, webhook.MaxConnections);
            if (webhook.LastError is { } error)
            {
                json.WriteNumber("last_error_date"u8, error.At.ToUnixTimeSeconds());
                json.WriteString("last_error_message"u8, error.What);
            }
        }

        json.WriteStartArray("allowed_updates"u8);
        foreach (var name in core.Feed.Allowed)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex Secret();
}
