using System.Text;

namespace TeacherBot.Mail.Imap;

/// <summary>Names of folders in modified UTF-7 (RFC 3501 §5.1.3).</summary>
public static class FolderName
{
    public static string Encode(string name)
    {
        var text = new StringBuilder();
        for (var at = 0; at < name.Length;)
        {
            var end = at;
            while (end < name.Length && name[end] is < ' ' or > '~')
            {
                end++;
            }

            if (end > at)
            {
                text.Append('&').Append(Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(name[at..end])).TrimEnd('=').Replace('/', ',')).Append('-');
                at = end;
            }
            else
            {
                text.Append(name[at] == '&' ? "&-" : name[at].ToString());
                at++;
            }
        }

        return text.ToString();
    }

    /// <summary>What is not valid stays as it is.</summary>
    public static string Decode(string name)
    {
        var text = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var end = name[at] == '&' ? name.IndexOf('-', at) : -1;
            if (end < 0)
            {
                text.Append(name[at]);
                continue;
            }

            text.Append(end == at + 1 ? "&" : Letters(name[(at + 1)..end]) ?? name[at..(end + 1)]);
            at = end;
        }

        return text.ToString();
    }

    private static string? Letters(string encoded)
    {
        var padded = encoded.Replace(',', '/') + new string('=', (4 - (encoded.Length % 4)) % 4);
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var count) && count % 2 == 0 ? Encoding.BigEndianUnicode.GetString(bytes, 0, count) : null;
    }
}
