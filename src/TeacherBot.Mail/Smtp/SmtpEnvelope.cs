using System.Globalization;

namespace TeacherBot.Mail.Smtp;

/// <summary>One letter to one recipient.</summary>
/// <param name="From">Envelope sender, to which bounces go; empty for none (RFC 5321 §4.5.5).</param>
/// <param name="Recipient">local@domain without brackets; a domain in national letters is encoded here.</param>
/// <param name="Letter">The whole letter with its headers; any line ends, made CRLF on the way.</param>
public sealed record SmtpEnvelope(string From, string Recipient, ReadOnlyMemory<byte> Letter)
{
    /// <summary>ENVID, ≤100 signs of printable ASCII without «+» and «=», echoed in bounces where the server can (RFC 3461 §4.4); null for none.</summary>
    public string? Id { get; init; }
}

/// <summary>An address as it may stand in a command: nothing in it can end the command or begin another.</summary>
internal static class SmtpAddress
{
    private const int Longest = 254;

    /// <summary>With the domain in ASCII; null when it is none that could be written in a command.</summary>
    public static string? Of(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 1 || at == address.Length - 1 || address.Length > Longest || address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>'))
        {
            return null;
        }

        try
        {
            return address[..(at + 1)] + new IdnMapping().GetAscii(address[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
