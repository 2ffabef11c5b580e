using System.Text.Json.Serialization;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Understanding;

namespace TeacherBot.Operations.Verbs;

/// <summary>One line of `mail explain --json`; what a letter does not have is null.</summary>
internal sealed record ExplainedLetter(
    string File,
    string Kind,
    string? From,
    string? FromName,
    string Subject,
    string? InReplyTo,
    string? ReplyToken,
    string Reply,
    IReadOnlyList<ExplainedAttachment> Attachments,
    ExplainedBounce? Bounce,
    ExplainedCalendar? Calendar,
    ExplainedComplaint? Complaint,
    IReadOnlyList<string> Warnings)
{
    /// <summary>For people; scripts have the kind.</summary>
    [JsonIgnore]
    public string Why { get; private init; } = "";

    /// <param name="file">Its file, or when it came.</param>
    /// <param name="own">Our own address; null when none is set.</param>
    public static ExplainedLetter Of(string file, byte[] raw, string? own)
    {
        var letter = LetterReader.Read(raw);
        var meaning = LetterMeanings.Of(letter, own);
        return new ExplainedLetter(
            file,
            meaning.Kind.ToString().ToLowerInvariant(),
            letter.From?.Address,
            letter.From?.Name,
            letter.Subject,
            letter.InReplyTo is [var answered, ..] ? answered : null,
            TeacherBot.Mail.Understanding.ReplyToken.Find(letter),
            ReplyText.Of(letter),
            [.. letter.Attachments.Select(a => new ExplainedAttachment(a.Name, a.Size))],
            meaning.Bounces is [var bounce, ..] ? new ExplainedBounce(bounce.Action, bounce.Class.ToString().ToLowerInvariant(), bounce.Status, bounce.Recipient, bounce.OriginalId) : null,
            meaning.Calendar is { } note ? new ExplainedCalendar(note.Method, note.Uid, note.PartStat, note.Attendee) : null,
            meaning.Complaint is { } complaint ? new ExplainedComplaint(complaint.Recipient, complaint.OriginalId) : null,
            letter.Warnings)
        {
            Why = meaning.Why,
        };
    }
}

/// <summary>A file of an explained letter.</summary>
internal sealed record ExplainedAttachment(string Name, int Size);

/// <summary>The first failed recipient of an explained bounce.</summary>
internal sealed record ExplainedBounce(string Action, string Class, string? Status, string? Recipient, string? OriginalId);

/// <summary>The calendar part of an explained letter.</summary>
internal sealed record ExplainedCalendar(string Method, string? Uid, [property: JsonPropertyName("partstat")] string? PartStat, string? Attendee);

/// <summary>The complaint of an explained letter.</summary>
internal sealed record ExplainedComplaint(string? Recipient, string? OriginalId);
