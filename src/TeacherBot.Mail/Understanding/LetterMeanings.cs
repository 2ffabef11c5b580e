using TeacherBot.Mail.Mime;

namespace TeacherBot.Mail.Understanding;

/// <summary>Understands a letter: what it is, before anybody asks what it says. The order matters: a bounce is automatic too.</summary>
public static class LetterMeanings
{
    /// <summary>Header by which we know our own letters.</summary>
    public const string OwnHeader = "X-Loop";

    public const string OwnMark = "teacherbot";

    /// <param name="own">Our own address; null when it is not known.</param>
    public static LetterMeaning Of(Letter letter, string? own = null) =>
        OwnSign(letter, own) is { } ours ? new LetterMeaning(LetterKind.Own, ours)
        : BounceReader.Read(letter) is { } bounces ? new LetterMeaning(LetterKind.Bounce, "сообщение о доставке") { Bounces = bounces }
        : ComplaintOf(letter) is { } complaint ? new LetterMeaning(LetterKind.Complaint, "жалоба на спам (ARF)") { Complaint = complaint }
        : letter.Root.All().Any(p => p.MediaType == "message/disposition-notification") ? new LetterMeaning(LetterKind.Disposition, "уведомление о прочтении")
        : CalendarReader.Read(letter) is { } note ? new LetterMeaning(LetterKind.Calendar, "календарь, METHOD:" + note.Method) { Calendar = note }
        : AutomaticRules.OfList(letter) is { } list ? new LetterMeaning(LetterKind.List, list)
        : AutomaticRules.Sign(letter) is { } sign ? new LetterMeaning(LetterKind.Auto, sign)
        : letter.From is null ? new LetterMeaning(LetterKind.Auto, "нет отправителя, отвечать некому")
        : new LetterMeaning(LetterKind.Human, "признаков программы нет");

    private static string? OwnSign(Letter letter, string? own) =>
        letter.Headers.All(OwnHeader).Any(v => v.Trim().Equals(OwnMark, StringComparison.OrdinalIgnoreCase)) ? "наш знак X-Loop"
        : own is not null && letter.From?.Address.Equals(own, StringComparison.OrdinalIgnoreCase) == true ? "отправлено с нашего адреса"
        : null;

    private static Complaint? ComplaintOf(Letter letter)
    {
        var parts = letter.Root.All().ToList();
        if (parts.Find(p => p.MediaType == "message/feedback-report") is not { } report)
        {
            return null;
        }

        var fields = FieldGroups.Of(report) is [var first, ..] ? first : new Headers();
        var original = parts.Find(p => p.MediaType == "message/rfc822")?.Parts is [var inner] ? inner.Headers
            : parts.Find(p => p.MediaType == "text/rfc822-headers") is { } headers && FieldGroups.Of(headers) is [var alone, ..] ? alone : null;
        var recipient = FieldGroups.Address(fields.Raw("Original-Rcpt-To")) ?? (AddressList.Read(original?.Raw("To")) is [var to, ..] ? to.Address : null);
        return new Complaint(recipient, LetterReader.Ids(original?.Raw("Message-ID")) is [var id, ..] ? id : null);
    }
}
