using System.Text;
using TeacherBot.Core.Events;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Events;

public class CalendarFileTests
{
    private static readonly CalendarEntry Seminar = new(
        "seminar-12@bot.zarechny.example",
        0,
        "Семинар",
        "",
        "",
        new DateTimeOffset(2026, 12, 12, 15, 0, 0, TimeSpan.FromHours(7)),
        new DateTimeOffset(2026, 12, 12, 16, 30, 0, TimeSpan.FromHours(7)),
        "Asia/Krasnoyarsk",
        false,
        new DateTimeOffset(2026, 12, 1, 5, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_meeting_is_written_as_it_stands_in_the_standard()
    {
        string[] expected =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//TeacherBot//Events//RU", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-TIMEZONE:Asia/Krasnoyarsk", "BEGIN:VEVENT", "UID:seminar-12@bot.zarechny.example", "SEQUENCE:2",
            "DTSTAMP:20261201T050000Z", "DTSTART:20261212T080000Z", "DTEND:20261212T093000Z", "SUMMARY:Семинар",
            "DESCRIPTION:Возьмите тетрадь", "LOCATION:Школа № 1", "STATUS:CONFIRMED",
            "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Семинар", "TRIGGER:-P1D", "END:VALARM",
            "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Семинар", "TRIGGER:-PT1H", "END:VALARM",
            "END:VEVENT", "END:VCALENDAR", "",
        ];

        var text = CalendarFile.Text(Seminar with { Sequence = 2, Description = "Возьмите тетрадь", Place = "Школа № 1" });

        Assert.Equal(string.Join("\r\n", expected), text);
    }

    [Fact]
    public void A_cancelled_meeting_keeps_its_name_and_rings_no_more()
    {
        var text = CalendarFile.Text(Seminar with { Cancelled = true, Sequence = 3 });

        Assert.Contains("\r\nMETHOD:CANCEL\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nSTATUS:CANCELLED\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nUID:seminar-12@bot.zarechny.example\r\nSEQUENCE:3\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("VALARM", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("дроби, проценты", "дроби\\, проценты")]
    [InlineData("а; б", "а\\; б")]
    [InlineData("C:\\папка", "C:\\\\папка")]
    [InlineData("одно\r\nдругое\rтретье\nчетвёртое", "одно\\nдругое\\nтретье\\nчетвёртое")]
    [InlineData("конец\u2028строки", "конец\\nстроки")]
    [InlineData("звонок\u0007\u0000", "звонок")]
    [InlineData("12:00 и «\"»", "12:00 и «\"»")]
    public void What_has_a_meaning_of_its_own_is_escaped(string title, string written) =>
        Assert.Contains($"\r\nSUMMARY:{written}\r\n", CalendarFile.Text(Seminar with { Title = title }), StringComparison.Ordinal);

    [Fact]
    public void A_title_cannot_smuggle_in_a_line_of_its_own()
    {
        var text = CalendarFile.Text(Seminar with { Title = "x\r\nATTENDEE:mailto:a@b.example", Uid = "u\nMETHOD:REQUEST", Place = "y\r\n\r\nEND:VCALENDAR" });

        Assert.DoesNotContain(Lines(text), l => l.StartsWith("ATTENDEE", StringComparison.Ordinal) || l == "METHOD:REQUEST");
        Assert.Equal(1, Lines(text).Count(l => l == "END:VCALENDAR"));
    }

    [Fact]
    public void Exactly_75_octets_stay_one_line_and_the_76th_begins_another()
    {
        var fits = new string('x', 75 - "SUMMARY:".Length);

        Assert.Contains($"\r\nSUMMARY:{fits}\r\nSTATUS", CalendarFile.Text(Seminar with { Title = fits }), StringComparison.Ordinal);
        Assert.Contains($"\r\nSUMMARY:{fits}\r\n y\r\nSTATUS", CalendarFile.Text(Seminar with { Title = fits + "y" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_texts_every_line_is_short_whole_UTF8_and_unfolds_to_what_was_said() =>
        Cases.Run(11, 300, Made, entry =>
        {
            var bytes = Encoding.UTF8.GetBytes(CalendarFile.Text(entry));
            foreach (var line in Split(bytes))
            {
                Assert.InRange(line.Length, 1, 75);
                Assert.DoesNotContain((byte)'\n', line);
                Assert.DoesNotContain((byte)'\r', line);
                new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(line);
            }

            var unfolded = Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);
            Assert.Equal(entry.Title, Unescaped(Lines(unfolded).First(l => l.StartsWith("SUMMARY:", StringComparison.Ordinal))["SUMMARY:".Length..]));
        });

    [Fact]
    public void A_meeting_that_ends_before_it_begins_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarFile.Text(Seminar with { EndsAt = Seminar.StartsAt.AddMinutes(-1) }));

    [Fact]
    public void Half_of_an_emoji_does_no_harm() =>
        Assert.Contains("SUMMARY:a\uFFFDb\r\n", CalendarFile.Text(Seminar with { Title = "a\uD83Db" }), StringComparison.Ordinal);

    private static CalendarEntry Made(Random random, int size)
    {
        string[] parts = ["ж", "Ё", "a", ",", ";", "\\", "\n", " ", "😀", "👩‍🏫", "№", "e\u0301", "\\n", "漢"];
        var title = string.Concat(Enumerable.Range(0, random.Next(size * 12)).Select(_ => parts[random.Next(parts.Length)]));
        return Seminar with { Title = title, Description = title + title, Place = title, Cancelled = random.Next(2) == 0 };
    }

    private static string[] Lines(string text) => text.Split("\r\n");

    private static IEnumerable<byte[]> Split(byte[] bytes)
    {
        var start = 0;
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n')
            {
                yield return bytes[start..i];
                start = i + 2;
            }
        }

        Assert.Equal(bytes.Length, start);
    }

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' ? text[i] : text[++i] == 'n' ? '\n' : text[i]);
        }

        return plain.ToString();
    }
}
