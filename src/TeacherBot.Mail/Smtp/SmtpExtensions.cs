using System.Globalization;

namespace TeacherBot.Mail.Smtp;

/// <summary>What the server said it can, after EHLO (RFC 5321 §4.1.1.1).</summary>
internal sealed record SmtpExtensions
{
    public bool StartTls { get; private init; }

    public bool EightBit { get; private init; }

    public bool Utf8 { get; private init; }

    public bool Pipelining { get; private init; }

    public bool Notifications { get; private init; }

    /// <summary>Largest letter in bytes; null when the server names none.</summary>
    public long? Size { get; private init; }

    /// <summary>Upper-case names of the ways to sign in.</summary>
    public IReadOnlyList<string> Auth { get; private init; } = [];

    public static SmtpExtensions Of(SmtpReply reply)
    {
        var can = new SmtpExtensions();
        foreach (var line in reply.Text.Split('\n').Skip(1))
        {
            // «AUTH=LOGIN» is what servers of the last century say.
            var words = line.Replace("AUTH=", "AUTH ", StringComparison.OrdinalIgnoreCase).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            can = words switch
            {
                [var name, ..] when Is(name, "STARTTLS") => can with { StartTls = true },
                [var name, ..] when Is(name, "8BITMIME") => can with { EightBit = true },
                [var name, ..] when Is(name, "SMTPUTF8") => can with { Utf8 = true },
                [var name, ..] when Is(name, "PIPELINING") => can with { Pipelining = true },
                [var name, ..] when Is(name, "DSN") => can with { Notifications = true },
                [var name, var most, ..] when Is(name, "SIZE") && long.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 =>
                    can with { Size = size },
                [var name, .. var ways] when Is(name, "AUTH") => can with { Auth = [.. can.Auth, .. ways.Select(w => w.ToUpperInvariant())] },
                _ => can,
            };
        }

        return can;
    }

    private static bool Is(string name, string wanted) => name.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
