using TeacherBot.Core.Deliveries;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Channels.Email;

/// <summary>The mailbox the bot writes from and reads.</summary>
/// <param name="Address">local@domain; answers go there.</param>
internal sealed record EmailOptions(string Address, MailServer Imap, MailServer Smtp)
{
    /// <summary>Envelope sender, to which bounces go; null is <see cref="Address"/>.</summary>
    public string? EnvelopeSender { get; init; }

    public PlusAddress Plus { get; init; } = new(Address, false);

    /// <summary>Our server's name in Authentication-Results; null when it writes none.</summary>
    public string? AuthServId { get; init; }

    /// <summary>How people reach the service from outside, without a slash at its end; null when they cannot.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>How long a letter that was dealt with stays in the mailbox.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What the provider takes.</summary>
    public LetterLimits Limits { get; init; } = new(60, 500, 500);

    /// <summary>Name shown beside the address.</summary>
    public string Name { get; init; } = "Самодиагностика педагога";

    /// <summary>The provider's limits bind everything; a quick exchange with one person is held to nothing else.</summary>
    public PaceLimits ToPace() => new(Math.Max(1, Limits.PerMinute / 60.0), 5, 20) { Letters = Limits };

    public string Domain => Address[(Address.LastIndexOf('@') + 1)..];

    /// <summary>Where an answer with this token goes.</summary>
    public string ReplyAddress(string token) => Plus.Works ? Plus.Of(token) : Address;

    /// <summary>Page where the letter's receiver chooses which letters come; null when nobody could reach it.</summary>
    public string? LinkOf(string token) => PublicUrl is null ? null : $"{PublicUrl}{Receiving.UnsubscribeDoor.Path}/{token}";

    public string MessageId(string token) => $"tb.{token}@{Domain}";

    /// <summary>Id under which letters of a thread stand together; no letter bears it, and it is no token.</summary>
    public string ThreadId(string topic) => $"thread.{topic}@{Domain}";
}
