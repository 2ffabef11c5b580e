using System.Text;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Mail.Understanding;

namespace TeacherBot.Tests.Mail;

public sealed class LetterWriterTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 10, 5, 7, TimeSpan.FromHours(7));

    public static TheoryData<string> Texts =>
    [
        "", "Здравствуйте!", "one\ntwo", ".\n..\n.точка", "From me\nFrom you", "пробел в конце \nтаб\t", new string('ы', 5000), new string('a', 5000),
        "emoji 😀😀 и знаки = == =41", "смешанный text with = signs\n\n\nконец",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_and_HTML_come_back_as_they_were(string text)
    {
        var raw = LetterWriter.Write(Draft(text) with { Html = "<p>" + text });
        var letter = LetterReader.Read(raw);

        Assert.Equal(text.TrimEnd(), letter.Text?.TrimEnd());
        Assert.Equal(("<p>" + text).TrimEnd(), letter.Html?.TrimEnd());
        Assert.Empty(letter.Warnings);
        Assert.True(Ascii.IsValid(raw));
        Assert.All(Encoding.ASCII.GetString(raw).Split("\r\n"), line => Assert.True(line.Length <= 78 && !line.Contains('\n') && !line.Contains('\r')));
    }

    [Fact]
    public void Names_subjects_and_files_come_back_in_any_letters()
    {
        var long1 = string.Concat(Enumerable.Repeat("Очень длинная тема письма с № и «кавычками» ", 8)).Trim();
        var draft = Draft("x") with { Subject = long1, Files = [new("Ведомость № 5 «итог».xlsx", "application/vnd.ms-excel", [1, 2, 3]), new("a b.pdf", "application/pdf", [])] };
        var letter = LetterReader.Read(LetterWriter.Write(draft));

        Assert.Equal(long1, letter.Subject);
        Assert.Equal(new MailAddress("Бот, «Ромашка» (тест)", "bot@school.test"), letter.From);
        Assert.Equal(["Ведомость № 5 «итог».xlsx", "a b.pdf"], letter.Attachments.Select(a => a.Name));
        Assert.Equal([1, 2, 3], letter.Attachments[0].Part.Decode());
        Assert.Equal(At, letter.Date);
        Assert.Contains("filename=\"Vedomost _ 5 _itog_.xlsx\"", Encoding.ASCII.GetString(LetterWriter.Write(draft)), StringComparison.Ordinal);
    }

    [Fact]
    public void No_value_begins_a_header_of_its_own()
    {
        var draft = Draft("x") with { Subject = "a\r\nBcc: all@school.test", From = new("b\r\nBcc: c@d", "bot@school.test"), ReplyTo = "x@y\r\nBcc: z@z" };
        var letter = LetterReader.Read(LetterWriter.Write(draft));

        Assert.Null(letter.Headers.Raw("Bcc"));
        Assert.Equal("a Bcc: all@school.test", letter.Subject);
    }

    [Fact]
    public void A_thread_keeps_its_first_and_newest_letters()
    {
        var letter = LetterReader.Read(LetterWriter.Write(Draft("x") with { InReplyTo = "60@a", References = [.. Enumerable.Range(1, 60).Select(i => $"{i}@a")] }));

        Assert.Equal(20, letter.References.Count);
        Assert.Equal("1@a", letter.References[0]);
        Assert.Equal("60@a", letter.References[^1]);
        Assert.Equal(["60@a"], letter.InReplyTo);
    }

    [Fact]
    public void An_invitation_says_its_method_where_programs_look_for_it()
    {
        var raw = LetterWriter.Write(Draft("x") with { Html = "<p>x", Calendar = new("REQUEST", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n") });
        var letter = LetterReader.Read(raw);

        Assert.Contains("text/calendar; method=REQUEST; charset=utf-8", Encoding.ASCII.GetString(raw), StringComparison.Ordinal);
        Assert.Contains(letter.Attachments, a => a is { Name: "invite.ics", MediaType: "application/ics" });
        Assert.Equal("REQUEST", CalendarReader.Read(letter)?.Method);
    }

    [Fact]
    public void The_same_draft_gives_the_same_bytes() => Assert.Equal(LetterWriter.Write(Draft("x")), LetterWriter.Write(Draft("x")));

    private static LetterDraft Draft(string text) =>
        new(new("Бот, «Ромашка» (тест)", "bot@school.test"), new(null, "anna@school.test"), "Тема", "tb.1@school.test", At, text);
}
