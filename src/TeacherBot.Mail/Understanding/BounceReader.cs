using System.Text.RegularExpressions;
using TeacherBot.Mail.Mime;

namespace TeacherBot.Mail.Understanding;

/// <summary>
/// Reads that a letter was not delivered: reports by RFC 3464, and the texts of qmail and Exim. The class follows the status code, never
/// the words around it.
/// </summary>
internal static partial class BounceReader
{
    private const int LongestText = 64 * 1024;

    // A letter of ours has one recipient; how far below it the reason stands.
    private const int MostRecipients = 100;
    private const int LongestReason = 2000;

    private static readonly HashSet<string> HardCodes = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];

    /// <summary>Null when the letter is no bounce.</summary>
    public static IReadOnlyList<Bounce>? Read(Letter letter)
    {
        var parts = letter.Root.All().ToList();
        return parts.Find(p => p.MediaType is "message/delivery-status" or "message/global-delivery-status") is { } report ? OfReport(report, OriginalId(parts))
            : letter.Headers.Raw("X-Failed-Recipients") is { } failed ? OfExim(letter, failed, OriginalId(parts))
            : letter.Text is { } text && Qmail().IsMatch(text) ? OfQmail(text)
            : null;
    }

    private static List<Bounce> OfReport(MimePart report, string? originalId)
    {
        var groups = FieldGroups.Of(report);
        var envelope = groups.Select(g => g.Raw("Original-Envelope-Id")).FirstOrDefault(id => id is not null);
        return
        [
            .. groups.Where(g => g.Has("Action") || g.Has("Status") || g.Has("Final-Recipient"))
                .Select(g => Of(g, originalId ?? envelope))
                .OrderBy(b => b.Action != "failed"),
        ];
    }

    private static Bounce Of(Headers group, string? originalId)
    {
        var action = (group.Raw("Action") ?? "failed").Trim().ToLowerInvariant();
        var status = Enhanced().Match(group.Raw("Status") ?? "") is { Success: true } code ? code.Value
            : Enhanced().Match(group.Raw("Diagnostic-Code") ?? "") is { Success: true } diagnostic ? diagnostic.Value : null;
        var recipient = FieldGroups.Address(group.Raw("Original-Recipient")) ?? FieldGroups.Address(group.Raw("Final-Recipient"));
        return new Bounce(action, ClassOf(action, status), status, recipient, originalId);
    }

    private static BounceClass ClassOf(string action, string? status) =>
        action != "failed" ? BounceClass.None
        : status is null ? BounceClass.Soft
        : HardCodes.Contains(status) ? BounceClass.Hard
        : status.StartsWith("5.7.", StringComparison.Ordinal) ? BounceClass.Ours
        : BounceClass.Soft;

    private static List<Bounce> OfExim(Letter letter, string failed, string? originalId)
    {
        var text = letter.Text is { Length: > LongestText } longer ? longer[..LongestText] : letter.Text ?? "";
        var id = originalId ?? IdIn(text);
        return
        [
            .. AddressList.Read(failed).Take(MostRecipients).Select(a =>
            {
                var at = Math.Max(0, text.IndexOf(a.Address, StringComparison.OrdinalIgnoreCase));
                return Failed(StatusIn(text[at..Math.Min(text.Length, at + LongestReason)]), a.Address, id);
            }),
        ];
    }

    private static List<Bounce> OfQmail(string text)
    {
        var bounded = text.Length > LongestText ? text[..LongestText] : text;
        var copy = bounded.IndexOf("--- Below this line", StringComparison.Ordinal);
        var said = copy < 0 ? bounded : bounded[..copy];
        var id = IdIn(bounded);
        return
        [
            .. QmailRecipient().Matches(said).Take(MostRecipients).Select(m =>
                Failed(StatusIn(said[m.Index..Math.Min(said.Length, m.Index + LongestReason)]), SafeText.Line(m.Groups[1].Value), id)),
        ];
    }

    private static Bounce Failed(string? status, string recipient, string? id) => new("failed", ClassOf("failed", status), status, recipient, id);

    private static string? StatusIn(string text) => Enhanced().Match(text) is { Success: true } code ? code.Value : null;

    private static string? IdIn(string text) => MessageIdLine().Match(text) is { Success: true } id ? id.Groups[1].Value : null;

    // The bounced letter, or its headers alone, comes as the third part.
    private static string? OriginalId(List<MimePart> parts) => parts
        .Where(p => p.MediaType is "message/rfc822" or "message/global")
        .Select(p => p.Parts is [var inner] ? inner.Headers.Raw("Message-ID") : null)
        .Concat(parts.Where(p => p.MediaType == "text/rfc822-headers").Select(p => FieldGroups.Of(p) is [var headers, ..] ? headers.Raw("Message-ID") : null))
        .Select(id => LetterReader.Ids(id) is [var first, ..] ? first : null)
        .FirstOrDefault(id => id is not null);

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex Enhanced();

    [GeneratedRegex(@"This is the qmail-send program|I'm afraid I wasn't able to deliver your message", RegexOptions.CultureInvariant)]
    private static partial Regex Qmail();

    [GeneratedRegex(@"^<([^<>\s]+@[^<>\s]+)>:", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex QmailRecipient();

    [GeneratedRegex(@"^Message-ID:\s*<([^<>\s]+)>", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MessageIdLine();
}
