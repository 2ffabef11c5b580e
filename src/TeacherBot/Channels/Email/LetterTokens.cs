using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using TeacherBot.Mail.Understanding;
using TeacherBot.Store;

namespace TeacherBot.Channels.Email;

/// <summary>
/// Tokens of letters: the number of a letter and 128 bits of HMAC bound to its person, in lower-case base32, for local parts of
/// addresses get lower-cased on the way.
/// </summary>
internal sealed class LetterTokens(TokenSigner signer)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int NumberSize = 8;

    public string Mint(long letter, string person)
    {
        Span<byte> bytes = stackalloc byte[NumberSize + TokenSigner.TagSize];
        BinaryPrimitives.WriteInt64BigEndian(bytes, letter);
        signer.Tag(Payload(letter, person)).CopyTo(bytes[NumberSize..]);
        return Encode(bytes);
    }

    /// <summary>Number of the letter a token claims to be of; null when it is no token. Proves nothing by itself.</summary>
    public static long? Claimed(string token) => Decode(token) is { } bytes ? BinaryPrimitives.ReadInt64BigEndian(bytes) : null;

    public bool Check(string token, long letter, string person) =>
        Decode(token) is { } bytes && signer.CheckTag(Payload(letter, person), bytes.AsSpan(NumberSize));

    /// <summary>What a thread is called in the headers of letters to an address: the same each time, and nothing can be read from it.</summary>
    public string Topic(long address, string thread) => Convert.ToHexStringLower(signer.Tag(string.Create(CultureInfo.InvariantCulture, $"thread|{address}|{thread}")));

    private static string Payload(long letter, string person) => string.Create(CultureInfo.InvariantCulture, $"letter|{person}|{letter}");

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(ReplyToken.Length);
        var (bits, count) = (0, 0);
        foreach (var value in bytes)
        {
            bits = ((bits << 8) | value) & 0xFFFF;
            for (count += 8; count >= 5; count -= 5)
            {
                text.Append(Alphabet[(bits >> (count - 5)) & 31]);
            }
        }

        return text.Append(Alphabet[(bits << (5 - count)) & 31]).ToString();
    }

    private static byte[]? Decode(string token)
    {
        if (token.Length != ReplyToken.Length)
        {
            return null;
        }

        var bytes = new byte[NumberSize + TokenSigner.TagSize];
        var (bits, count, at) = (0, 0, 0);
        foreach (var sign in token)
        {
            var value = Alphabet.IndexOf(sign, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            bits = ((bits << 5) | value) & 0xFFFF;
            count += 5;
            if (count >= 8 && at < bytes.Length)
            {
                count -= 8;
                bytes[at++] = (byte)((bits >> count) & 0xFF);
            }
        }

        return bytes;
    }
}
