using System.Text;

namespace TeacherBot.Mail.Mime;

/// <summary>
/// Reads an address header (RFC 5322 §3.4): names in quotes or encoded words, comments, groups, and what real mailers make of them.
/// What holds no address is left out.
/// </summary>
public static class AddressList
{
    private const int Most = 1000;
    private const int LongestAddress = 320;

    public static IReadOnlyList<MailAddress> Read(string? header)
    {
        var found = new List<MailAddress>();
        var entry = new Entry();
        for (var i = 0; header is not null && i < header.Length && found.Count < Most; i++)
        {
            switch (header[i])
            {
                case '"':
                    i = Quoted(header, i, entry.Text);
                    entry.Quoted = true;
                    break;
                case '(':
                    i = Comment(header, i, entry.Comment);
                    break;
                case '<':
                    i = Angle(header, i, entry);
                    break;
                case ':' when entry.IsGroupName:
                    entry = new Entry();
                    break;
                case ',' or ';':
                    entry = entry.AddTo(found);
                    break;
                default:
                    entry.Add(header[i]);
                    break;
            }
        }

        entry.AddTo(found);
        return found;
    }

    private static int Quoted(string header, int start, StringBuilder text)
    {
        var i = start + 1;
        for (; i < header.Length && header[i] != '"'; i++)
        {
            i += header[i] == '\\' && i + 1 < header.Length ? 1 : 0;
            text.Append(header[i]);
        }

        return i;
    }

    private static int Comment(string header, int start, StringBuilder text)
    {
        var depth = 1;
        var i = start + 1;
        for (; i < header.Length; i++)
        {
            depth += header[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                break;
            }

            i += header[i] == '\\' && i + 1 < header.Length ? 1 : 0;
            text.Append(header[i]);
        }

        return i;
    }

    private static int Angle(string header, int start, Entry entry)
    {
        var end = header.IndexOf('>', start);
        end = end < 0 ? header.Length : end;
        entry.Angle = header[(start + 1)..end];
        return end;
    }

    private sealed class Entry
    {
        private bool hasAt;

        public StringBuilder Text { get; } = new();

        public StringBuilder Comment { get; } = new();

        public string? Angle { get; set; }

        public bool Quoted { get; set; }

        /// <summary>Before a colon; the members of the group follow.</summary>
        public bool IsGroupName => Angle is null && !hasAt;

        public void Add(char c)
        {
            hasAt |= c == '@';
            Text.Append(c);
        }

        /// <summary>The next entry, empty.</summary>
        public Entry AddTo(List<MailAddress> found)
        {
            Take(found);
            return new Entry();
        }

        private void Take(List<MailAddress> found)
        {
            var text = Text.ToString().Trim();
            var address = (Angle ?? text).Trim();
            if (Angle is null && !Quoted && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(w => w.Contains('@', StringComparison.Ordinal)) is { } word)
            {
                (address, text) = (word, text.Replace(word, "", StringComparison.Ordinal));
            }

            // A route before the address (RFC 822) is obsolete and says nothing.
            address = address.StartsWith('@') && address.Contains(':', StringComparison.Ordinal) ? address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..] : address;
            var at = address.LastIndexOf('@');
            if (at <= 0 || at == address.Length - 1 || address.Length > LongestAddress || address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            {
                return;
            }

            var name = SafeText.Line(EncodedWords.Decode(Angle is null ? text == address ? "" : text : text));
            name = name.Length > 0 ? name : SafeText.Line(EncodedWords.Decode(Comment.ToString()));
            found.Add(new MailAddress(name.Length == 0 ? null : name, SafeText.Line(address)));
        }
    }
}
