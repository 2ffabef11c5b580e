using System.Security.Cryptography;
using System.Text;

namespace TeacherBot.BotApi;

/// <summary>
/// The word a webhook delivery must carry to be believed (Bot API <c>setWebhook.secret_token</c>): 1 to 256 of
/// <c>A-Za-z0-9_-</c>. A delivery without it gets 401.
/// </summary>
public sealed class WebhookSecret
{
    /// <summary>The header in which the server sends it.</summary>
    public const string HeaderName = "X-Telegram-Bot-Api-Secret-Token";

    private const int MaxLength = 256;
    private readonly byte[] digest;

    /// <exception cref="ArgumentException">The text breaks the alphabet or the length; the message does not repeat it.</exception>
    public WebhookSecret(string value)
    {
        if (!IsValid(value))
        {
            throw new ArgumentException($"A webhook secret has 1 to {MaxLength} characters of A-Z, a-z, 0-9, _ and -.");
        }

        Value = value;
        digest = SHA256.HashData(Encoding.UTF8.GetBytes(value));
    }

    internal string Value { get; }

    /// <summary>True for a text the server would accept.</summary>
    public static bool IsValid(string? value) => value is { Length: <= MaxLength } && IsUrlSafe(value);

    /// <summary>Compares the header's value in a time that tells neither content nor length; a missing header never matches.</summary>
    public bool Matches(string? header)
    {
        if (header is not { Length: <= MaxLength })
        {
            return false;
        }

        Span<byte> other = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(header), other);
        return CryptographicOperations.FixedTimeEquals(digest, other);
    }

    /// <summary>Never the secret.</summary>
    public override string ToString() => "WebhookSecret ***";

    internal static bool IsUrlSafe(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
