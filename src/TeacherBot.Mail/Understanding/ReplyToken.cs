using System.Text.RegularExpressions;
using TeacherBot.Mail.Mime;

namespace TeacherBot.Mail.Understanding;

/// <summary>
/// The token of a letter we sent, found again in the answer to it. It proves nothing by itself: whoever reads it checks its signature and
/// whose it is.
/// </summary>
public static partial class ReplyToken
{
    /// <summary>Signs of a token: lower-case base32 (RFC 4648 §6), for local parts get lower-cased on the way.</summary>
    public const int Length = 39;

    // Of one name; each relay may add one.
    private const int MostHeaders = 20;

    private static readonly string[] Envelope = ["Delivered-To", "X-Original-To", "X-Delivered-To", "Envelope-To", "To", "Cc"];

    /// <summary>From the address it came to, else the letter it answers, the newest first, else a line of the quoted text; null when nowhere.</summary>
    public static string? Find(Letter letter) => Envelope
            .SelectMany(name => letter.Headers.All(name).Take(MostHeaders))
            .SelectMany(AddressList.Read)
            .Select(a => InAddress(a.Address))
            .Concat(letter.InReplyTo.Concat(letter.References.Reverse()).Select(InMessageId))
            .FirstOrDefault(t => t is not null)
        ?? InText(letter.Text) ?? InText(letter.Html);

    /// <summary>Of «bot+TOKEN@domain»; null when there is none.</summary>
    public static string? InAddress(string address) =>
        address.LastIndexOf('@') is var at and > 0 && address.IndexOf('+', StringComparison.Ordinal) is var plus and > 0 && plus < at
            && Token().IsMatch(address.AsSpan((plus + 1)..at)) ? address[(plus + 1)..at].ToLowerInvariant() : null;

    /// <summary>Of «tb.TOKEN@domain»; null when the id is not ours.</summary>
    public static string? InMessageId(string id) =>
        id.StartsWith("tb.", StringComparison.OrdinalIgnoreCase) && id.IndexOf('@', StringComparison.Ordinal) is var at and > 3
            && Token().IsMatch(id.AsSpan(3..at)) ? id[3..at].ToLowerInvariant() : null;

    private static string? InText(string? text) => text is not null && Line().Match(text) is { Success: true } line ? line.Groups[1].Value : null;

    [GeneratedRegex("^[a-z2-7]{39}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\[#([a-z2-7]{39})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
