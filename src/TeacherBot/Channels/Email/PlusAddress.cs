using System.Security.Cryptography;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Mail.Understanding;

namespace TeacherBot.Channels.Email;

/// <summary>
/// Whether letters to local+something@domain reach the mailbox: said by a setting, or found out by a letter to ourselves. Until it is known
/// they are taken not to; an answer is then known by the letter it answers.
/// </summary>
/// <param name="address">local@domain.</param>
/// <param name="works">Null to find out.</param>
internal sealed class PlusAddress(string address, bool? works)
{
    private const string Mark = "probe-";

    private readonly string probe = Mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private volatile bool found = works == true;

    public bool Works => found;

    /// <summary>True until the letter to ourselves has come.</summary>
    public bool IsUnknown => works is null && !found;

    /// <summary>Where a letter with this token goes, if anything does.</summary>
    public string Of(string token) => $"{address[..address.LastIndexOf('@')]}+{token}@{address[(address.LastIndexOf('@') + 1)..]}";

    /// <summary>The letter to ourselves.</summary>
    public LetterDraft Probe(DateTimeOffset now) => new(
        new MailAddress(null, address), new MailAddress(null, Of(probe)), "Проверка адреса", $"{probe}@{address[(address.LastIndexOf('@') + 1)..]}", now,
        "Бот проверяет, доходят ли письма на адрес с плюсом. Это письмо удалится само.")
    {
        Headers = [new("Auto-Submitted", "auto-generated"), new(LetterMeanings.OwnHeader, LetterMeanings.OwnMark)],
    };

    /// <summary>Whether a letter is the one to ourselves, of this start or of an earlier one; then it is known that such letters come.</summary>
    public bool Recognise(Letter letter)
    {
        if (letter.MessageId?.StartsWith(Mark, StringComparison.Ordinal) != true)
        {
            return false;
        }

        found |= works is null && letter.To.Any(to => to.Address.Equals(Of(probe), StringComparison.OrdinalIgnoreCase));
        return true;
    }
}
