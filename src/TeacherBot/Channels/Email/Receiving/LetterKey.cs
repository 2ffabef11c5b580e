using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeacherBot.Mail.Mime;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>
/// What makes a letter the same letter: its id may be absent or used twice, and a copy for To and one for Cc come by different ways, so
/// sender, date, subject and text count too.
/// </summary>
internal static class LetterKey
{
    private const int Bytes = 16;

    public static string Of(Letter letter)
    {
        var signs = string.Join(
            '\n',
            letter.MessageId,
            letter.From?.Address,
            letter.Headers.Raw("Date"),
            letter.Subject,
            letter.Text ?? letter.Html,
            string.Join(',', letter.Attachments.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Name}:{a.Size}"))));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signs)).AsSpan(0, Bytes));
    }
}
