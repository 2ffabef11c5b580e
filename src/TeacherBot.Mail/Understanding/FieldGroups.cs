using TeacherBot.Mail.Mime;

namespace TeacherBot.Mail.Understanding;

/// <summary>Blocks of header-like fields, as reports have them (RFC 3464 §2.1, RFC 5965 §3).</summary>
internal static class FieldGroups
{
    private const int Longest = 256 * 1024;
    private const int Most = 200;

    public static IReadOnlyList<Headers> Of(MimePart part)
    {
        var groups = new List<Headers>();
        var bytes = part.Parts is [var inner] ? inner.Body : part.Decode(Longest);
        var at = 0;
        while (at < bytes.Length && groups.Count < Most)
        {
            var headers = new Headers();
            at += new HeaderReader(bytes.Span[at..], MimeLimits.Default, []).Read(headers);
            if (headers.Fields.Count > 0)
            {
                groups.Add(headers);
            }
        }

        return groups;
    }

    /// <summary>What stands behind the type: «rfc822; a@b» gives a@b.</summary>
    public static string? Address(string? value)
    {
        var behind = value is null ? null : value[(value.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim().Trim('<', '>');
        return string.IsNullOrEmpty(behind) ? null : SafeText.Line(behind);
    }
}
