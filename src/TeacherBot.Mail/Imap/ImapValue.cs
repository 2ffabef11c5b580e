using System.Globalization;
using System.Text;

namespace TeacherBot.Mail.Imap;

/// <summary>One piece of a server's answer (RFC 9051 §4). A closed family.</summary>
internal abstract record ImapValue
{
    private ImapValue()
    {
    }

    /// <summary>A word or number as it stands, brackets of BODY[…] included.</summary>
    public sealed record Atom(string Word) : ImapValue;

    /// <summary>A quoted string or a literal.</summary>
    public sealed record Bytes(byte[] Value) : ImapValue;

    /// <summary>Something in parentheses.</summary>
    public sealed record List(IReadOnlyList<ImapValue> Items) : ImapValue;

    /// <summary>The text of an atom or string; empty for a list.</summary>
    public string Text() => this switch
    {
        Atom atom => atom.Word,
        Bytes bytes => Encoding.UTF8.GetString(bytes.Value),
        _ => "",
    };

    /// <summary>As an unsigned number; null when it is none.</summary>
    public long? Number() => long.TryParse(Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Is(string word) => this is Atom atom && atom.Word.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One line of a server with its literals.</summary>
/// <param name="Tag">Tag of a command, «*» or «+».</param>
/// <param name="Values">The rest; of OK, NO, BAD, BYE and «+» only the first word and the code in brackets.</param>
/// <param name="Code">What stands in brackets after OK, NO or BAD: «UIDVALIDITY 7»; null for none.</param>
internal sealed record ImapLine(string Tag, IReadOnlyList<ImapValue> Values, string? Code)
{
    public bool IsUntagged => Tag == "*";

    public string Word(int at) => at < Values.Count ? Values[at].Text().ToUpperInvariant() : "";
}
