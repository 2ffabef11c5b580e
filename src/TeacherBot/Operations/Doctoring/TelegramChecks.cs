using System.Globalization;
using System.Net;
using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;
using TeacherBot.Operations.Configuration;

namespace TeacherBot.Operations.Doctoring;

/// <summary>Whether the Bot API is reached and takes the token, whether the webhook is ours, and whether this machine's clock agrees.</summary>
internal static class TelegramChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Drift = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<Finding>> RunAsync(TelegramSettings telegram, TimeProvider clock, CancellationToken cancellation)
    {
        if (!telegram.IsOn)
        {
            return [new("Telegram", Verdict.Attention, "выключен: нет Telegram:Token")];
        }

        using var api = new BotApiClient(new BotApiOptions
        {
            Token = telegram.Token!,
            BaseUrl = telegram.ApiBaseUrl,
            Proxy = telegram.Proxy,
            RequestTimeout = Patience,
            ConnectTimeout = Patience,
        });
        var found = await api.GetMeAsync(cancellation);
        if (!found.TryGetValue(out var me))
        {
            return [new("Telegram", Verdict.Trouble, $"{TelegramStartup.CodeOf(found)}{Hint(found)}")];
        }

        return [new("Telegram", Verdict.Fine, $"@{me.Username}, токен принят"), await WebhookAsync(api, telegram, cancellation), await ClockAsync(telegram, clock, cancellation)];
    }

    private static string Hint(BotApiResult<BotIdentity> found) => found is BotApiResult<BotIdentity>.Refused { Error: var error }
        ? ": " + error.Hint
        : ": сервер не достигнут; проверьте сеть, Telegram:ApiBaseUrl и Telegram:Proxy";

    private static async Task<Finding> WebhookAsync(BotApiClient api, TelegramSettings telegram, CancellationToken cancellation)
    {
        var result = await api.GetWebhookInfoAsync(cancellation);
        if (!result.TryGetValue(out var info))
        {
            return new("приём", Verdict.Attention, TelegramStartup.CodeOf(result));
        }

        var wanted = telegram.Mode == TelegramMode.Webhook ? telegram.WebhookUrl : "";
        return info.Url != wanted
            ? new("приём", Verdict.Attention, info.Url.Length > 0
                ? "на сервере стоит чужой или прежний адрес приёма; serve его заменит"
                : "адрес приёма на сервере не стоит; его поставит serve")
            : new("приём", Verdict.Fine, string.Create(
                CultureInfo.InvariantCulture, $"{telegram.Mode.ToString().ToLowerInvariant()}, ждут на сервере: {info.PendingUpdateCount}"));
    }

    // Buttons and one-time codes expire by this machine's clock.
    private static async Task<Finding> ClockAsync(TelegramSettings telegram, TimeProvider clock, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { ConnectTimeout = Patience, AllowAutoRedirect = false, UseProxy = telegram.Proxy is not null };
        if (telegram.Proxy is { } proxy)
        {
            handler.Proxy = ProxyOf(ProxyText.Parse(proxy)!);
        }

        using var http = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var response = await http.GetAsync(new Uri(telegram.ApiBaseUrl), HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.Headers.Date is not { } server)
            {
                return new("часы", Verdict.Fine, "сервер времени не сказал");
            }

            var apart = (clock.GetUtcNow() - server).Duration();
            return new(
                "часы",
                apart > Drift ? Verdict.Attention : Verdict.Fine,
                string.Create(CultureInfo.InvariantCulture, $"расходятся с сервером на {apart.TotalSeconds:F0} с{(apart > Drift ? "; включите синхронизацию времени" : "")}"));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return new("часы", Verdict.Attention, "сервер времени не сказал: " + error.GetType().Name);
        }
    }

    private static WebProxy ProxyOf(Uri address)
    {
        var user = address.UserInfo.Split(':', 2);
        return new WebProxy(new Uri($"{address.Scheme}://{address.Authority}"))
        {
            Credentials = address.UserInfo.Length == 0 ? null
                : new NetworkCredential(Uri.UnescapeDataString(user[0]), user.Length > 1 ? Uri.UnescapeDataString(user[1]) : ""),
        };
    }
}
