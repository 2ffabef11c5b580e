using System.Globalization;
using System.Text;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Mail.Imap;

/// <summary>Reads answers of a server: lines with quoted strings, lists and literals, each bounded.</summary>
internal sealed class ImapReader(MailWire wire, MailServer server)
{
    private const int DeepestList = 20;
    private const int MostValues = 100_000;

    /// <summary>Longest literal taken; whoever asks for pieces knows how long they are.</summary>
    public int LongestLiteral { get; set; } = 1024 * 1024;

    public async Task<ImapLine> ReadAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        var line = await wire.ReadLineAsync(timeout, cancellation);
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var tag = space < 0 ? line : line[..space];
        var rest = space < 0 ? "" : line[(space + 1)..];
        if (tag.Length == 0)
        {
            throw Broken();
        }

        return tag == "+" ? new ImapLine(tag, [], null)
            : Status(rest) is { } status ? new ImapLine(tag, [new ImapValue.Atom(status)], CodeOf(rest))
            : new ImapLine(tag, await ValuesAsync(rest, timeout, cancellation), null);
    }

    private static string? Status(string rest)
    {
        var word = rest.Split(' ', 2)[0].ToUpperInvariant();
        return word is "OK" or "NO" or "BAD" or "BYE" or "PREAUTH" ? word : null;
    }

    private static string? CodeOf(string rest) =>
        rest.Split(' ', 2) is [_, ['[', ..] text] && text.IndexOf(']', StringComparison.Ordinal) is var end and > 1 ? text[1..end] : null;

    private async Task<IReadOnlyList<ImapValue>> ValuesAsync(string text, TimeSpan timeout, CancellationToken cancellation)
    {
        var lists = new Stack<List<ImapValue>>();
        lists.Push([]);
        var count = 0;
        var at = 0;
        while (true)
        {
            while (at < text.Length)
            {
                if (++count > MostValues)
                {
                    throw Broken();
                }

                at = One(text, at, lists);
            }

            if (LiteralAhead(lists.Peek()) is not { } length)
            {
                return lists.Count == 1 ? lists.Pop() : throw Broken();
            }

            lists.Peek()[^1] = new ImapValue.Bytes(await LiteralAsync(length, timeout, cancellation));
            text = await wire.ReadLineAsync(timeout, cancellation);
            at = 0;
        }
    }

    // Puts one value where it belongs and says where the next one begins.
    private int One(string text, int at, Stack<List<ImapValue>> lists)
    {
        switch (text[at])
        {
            case ' ':
                return at + 1;
            case '(':
                lists.Push([]);
                return lists.Count > DeepestList ? throw Broken() : at + 1;
            case ')' when lists.Count > 1:
                var done = new ImapValue.List(lists.Pop());
                lists.Peek().Add(done);
                return at + 1;
            case ')':
                throw Broken();
            case '"':
                return Quoted(text, at + 1, lists.Peek());
            default:
                var end = EndOfAtom(text, at);
                lists.Peek().Add(new ImapValue.Atom(text[at..end]));
                return end;
        }
    }

    private int Quoted(string text, int at, List<ImapValue> into)
    {
        var value = new StringBuilder();
        for (; at < text.Length && text[at] != '"'; at++)
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            value.Append(text[at]);
        }

        into.Add(new ImapValue.Bytes(Encoding.Latin1.GetBytes(value.ToString())));
        return at < text.Length ? at + 1 : throw Broken();
    }

    // «BODY[HEADER.FIELDS (DATE)]<0>» is one atom with blanks and parentheses inside.
    private static int EndOfAtom(string text, int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            depth += text[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth <= 0 && text[at] is ' ' or '(' or ')' or '"')
            {
                break;
            }
        }

        return at;
    }

    private static int? LiteralAhead(List<ImapValue> values) =>
        values is [.., ImapValue.Atom { Word: ['{', .. var number, '}'] }]
        && int.TryParse(number.TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    private async Task<byte[]> LiteralAsync(int length, TimeSpan timeout, CancellationToken cancellation)
    {
        if (length > LongestLiteral)
        {
            throw new MailConnectionException(MailFailure.ProtocolBroken, $"сервер {server.Host} прислал кусок больше запрошенного");
        }

        var bytes = new byte[length];
        await wire.ReadExactlyAsync(bytes, timeout, cancellation);
        return bytes;
    }

    private MailConnectionException Broken() => new(MailFailure.ProtocolBroken, $"ответ сервера {server.Host} не похож на IMAP: проверьте порт и защиту");
}
