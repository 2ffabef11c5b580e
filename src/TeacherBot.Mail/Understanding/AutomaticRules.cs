using System.Text.RegularExpressions;
using TeacherBot.Mail.Mime;

namespace TeacherBot.Mail.Understanding;

/// <summary>
/// Whether a program wrote a letter (RFC 3834 and what programs do instead of it). X-Auto-Response-Suppress is no sign: gateways put it on
/// the letters of people.
/// </summary>
internal static partial class AutomaticRules
{
    private static readonly string[] Senders = ["mailer-daemon", "postmaster", "no-reply", "noreply", "do-not-reply", "donotreply", "bounce", "bounces"];

    private static readonly string[] Marks = ["X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Auto-Reply", "X-AutoReply-From", "X-Mail-Autoreply"];

    /// <summary>The sign, in Russian; null when a human may have written it.</summary>
    public static string? Sign(Letter letter)
    {
        var headers = letter.Headers;
        var submitted = headers.Raw("Auto-Submitted")?.Split(';')[0].Trim();
        var precedence = headers.Raw("Precedence")?.Trim().ToLowerInvariant();
        var local = letter.From?.Address.Split('@')[0].ToLowerInvariant();
        return submitted is { Length: > 0 } && !submitted.Equals("no", StringComparison.OrdinalIgnoreCase) ? "Auto-Submitted: " + submitted
            : headers.Raw("Return-Path")?.Trim() == "<>" ? "пустой обратный адрес"
            : precedence is "bulk" or "junk" or "auto_reply" ? "Precedence: " + precedence
            : Array.Find(Marks, headers.Has) is { } mark ? "заголовок " + mark
            : local is not null && Senders.Contains(local) ? "отправитель " + local
            : letter.Root.MediaType == "multipart/report" ? "отчёт почтовой программы"
            : Subject().IsMatch(letter.Subject) ? "тема автоответа"
            : null;
    }

    /// <summary>The sign of a list; null for a letter to us.</summary>
    public static string? OfList(Letter letter) =>
        letter.Headers.Has("List-Id") ? "заголовок List-Id"
        : letter.Headers.Has("List-Unsubscribe") && letter.Headers.Has("List-Post") ? "заголовки списка"
        : letter.Headers.Raw("Precedence")?.Trim().ToLowerInvariant() == "list" ? "Precedence: list"
        : null;

    [GeneratedRegex(@"^\s*(?:Автоответ|Автоматический ответ|Out of (?:the )?office|Automatic reply|Auto(?:matic)?[- ]?reply|Отсутствие на рабочем месте)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subject();
}
