using System.Globalization;
using System.Text;
using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;

namespace TeacherBot.Operations.Configuration;

/// <summary>What single values and their combination must fulfil. Every problem is reported, not only the first.</summary>
internal static class SettingsChecks
{
    // What the operating system takes for the address of a socket, and a margin.
    private const int LongestSocketPath = 100;

    public static void Check(Settings settings, Action<string, string> report)
    {
        Storage(settings.Storage, report);
        Telegram(settings.Telegram, report);
        EmailChecks.Check(settings, report);
        Delivery(settings.Delivery, report);
        if (settings.Privacy.MinimumGroup is < 3 or > 100)
        {
            report("Privacy:MinimumGroup", "нужно число от 3 до 100: группы меньше трёх человек выдают каждого");
        }

        Web(settings.Web, report);
        foreach (var (key, path) in new[]
        {
            ("Content:Path", settings.Content.Path), ("Security:KeysPath", settings.Security.KeysPath), ("Files:Path", settings.Files.Path),
        })
        {
            if (path.Trim().Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            {
                report(key, "нужна папка");
            }
        }
    }

    /// <summary>Absolute path of the database file; null when the string names none.</summary>
    public static string? DatabasePath(string connectionString)
    {
        try
        {
            var path = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connectionString).DataSource;
            return path.Length == 0 || path.StartsWith(':') ? null : Path.GetFullPath(path);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Where the service listens for operators' verbs.</summary>
    public static string SocketPath(string database) => database + ".sock";

    private static void Storage(StorageSettings storage, Action<string, string> report)
    {
        if (!storage.Provider.Equals("sqlite", StringComparison.OrdinalIgnoreCase))
        {
            report("Storage:Provider", storage.Provider.Equals("postgres", StringComparison.OrdinalIgnoreCase)
                ? "PostgreSQL эта версия ещё не умеет; поставьте sqlite"
                : $"«{storage.Provider}» не подходит; бывает sqlite");
        }
        else if (DatabasePath(storage.ConnectionString) is not { } path)
        {
            report("Storage:ConnectionString", "не назван файл базы; пример: Data Source=data/teacherbot.db");
        }
        else if (Encoding.UTF8.GetByteCount(SocketPath(path)) > LongestSocketPath)
        {
            report("Storage:ConnectionString", string.Create(
                CultureInfo.InvariantCulture, $"полный путь к базе длиннее {LongestSocketPath - 5} байт: рядом не поместится сокет для команд; выберите путь короче"));
        }
    }

    private static void Telegram(TelegramSettings telegram, Action<string, string> report)
    {
        if (telegram.Token is { } token && !IsToken(token))
        {
            report("Telegram:Token", "не похоже на токен; @BotFather даёт строку вида 123456789:буквы-и-цифры");
        }

        if (!Uri.TryCreate(telegram.ApiBaseUrl, UriKind.Absolute, out var api) || api.Scheme is not ("http" or "https")
            || api.UserInfo.Length + api.Query.Length + api.Fragment.Length > 0)
        {
            report("Telegram:ApiBaseUrl", "нужен адрес http или https без имени, запроса и якоря");
        }

        if (telegram.Proxy is { } proxy && ProxyText.Parse(proxy) is null)
        {
            report("Telegram:Proxy", "нужен адрес http://, https:// или socks5://, при надобности с имя:пароль@");
        }

        if (telegram.MessagesPerSecond is < 1 or > 1000)
        {
            report("Telegram:MessagesPerSecond", "нужно число от 1 до 1000");
        }

        if (telegram.Mode == TelegramMode.Webhook)
        {
            Webhook(telegram, report);
        }
    }

    private static void Delivery(DeliverySettings delivery, Action<string, string> report)
    {
        if (delivery.WeeklyCap is < 1 or > 100)
        {
            report("Delivery:WeeklyCap", "нужно число от 1 до 100");
        }

        if (Core.Deliveries.AllowedHours.Parse(delivery.Hours) is null)
        {
            report("Delivery:Hours", "нужны дни и часы вида Mon-Fri 14:00-19:00");
        }
    }

    private static void Webhook(TelegramSettings telegram, Action<string, string> report)
    {
        if (!telegram.IsOn)
        {
            report("Telegram:Token", "для Telegram:Mode = webhook нужен токен");
        }

        if (telegram.WebhookUrl is not { } url)
        {
            report("Telegram:WebhookUrl", "для Telegram:Mode = webhook нужен внешний адрес, пример: https://bot.example.ru/telegram/webhook");
        }
        else if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != "https")
        {
            report("Telegram:WebhookUrl", "нужен адрес https://: Telegram не ходит на другие");
        }

        if (telegram.WebhookSecret is not { } secret)
        {
            report("Telegram:WebhookSecret", "для Telegram:Mode = webhook нужно слово; придумать: openssl rand -hex 32");
        }
        else if (!WebhookSecret.IsValid(secret))
        {
            report("Telegram:WebhookSecret", "годятся от 1 до 256 знаков A-Z, a-z, 0-9, _ и -");
        }
    }

    private static void Web(WebSettings web, Action<string, string> report)
    {
        if (web.PublicUrl is { } reached && (!Uri.TryCreate(reached, UriKind.Absolute, out var outside) || outside.Scheme != "https" || outside.Query.Length + outside.Fragment.Length > 0))
        {
            report("Web:PublicUrl", "нужен внешний адрес https://, пример: https://bot.example.ru");
        }

        Addresses("Web:KnownProxies", web.KnownProxies, report);
        Addresses("Web:Watchers", web.Watchers, report);
        foreach (var url in web.Urls.Split(';'))
        {
            Web(url.Trim(), report);
        }
    }

    private static void Web(string url, Action<string, string> report)
    {
        if (!Uri.TryCreate(url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
        {
            report("Web:Urls", $"«{url}» не подходит; пример: http://127.0.0.1:8080, несколько — через точку с запятой");
        }
        else if (uri.Scheme == "https")
        {
            report("Web:Urls", $"«{url}»: шифрование — дело nginx перед службой (deploy/README.md); оставьте http://");
        }
    }

    private static void Addresses(string key, string? text, Action<string, string> report)
    {
        var list = AddressList.Read(text, out var wrong);
        if (list.Networks.Any(n => n.PrefixLength == 0))
        {
            report(key, "сеть из всех адресов — это любой встречный; назовите свои");
        }

        if (wrong is not null)
        {
            report(key, $"«{wrong}» не адрес и не сеть; пример: 127.0.0.1; 10.20.0.0/16; ::1");
        }
    }

    private static bool IsToken(string token)
    {
        var colon = token.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && token[..colon].All(char.IsAsciiDigit) && WebhookSecret.IsValid(token[(colon + 1)..]);
    }
}
