using System.Text.RegularExpressions;

namespace TeacherBot.Mail.Smtp;

/// <summary>One reply of a server (RFC 5321 §4.2).</summary>
/// <param name="Code">200 to 599.</param>
/// <param name="Enhanced">«5.1.1» and the like (RFC 3463); null when the server gives none.</param>
/// <param name="Text">Lines joined by a line feed; may name addresses, so it belongs in no log.</param>
public sealed partial record SmtpReply(int Code, string? Enhanced, string Text)
{
    internal bool IsGood => Code is >= 200 and < 400;

    internal static SmtpReply? Read(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || Shape().Match(lines[^1]) is not { Success: true } last)
        {
            return null;
        }

        var text = string.Join('\n', lines.Select(l => l.Length > 4 ? l[4..] : ""));
        var enhanced = EnhancedCode().Match(text);
        return new SmtpReply(int.Parse(last.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), enhanced.Success ? enhanced.Value : null, text);
    }

    [GeneratedRegex("^([2-5][0-9][0-9])(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex EnhancedCode();
}
