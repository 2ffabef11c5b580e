using System.Diagnostics;
using System.Text;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Understanding;

namespace TeacherBot.Tests.Mail;

/// <summary>Bytes nobody sends in good faith: read without an exception and within bounds.</summary>
public sealed class HostileLetterTests
{
    // Of the thread's own time; a busy machine does not count.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Hostile =>
    [
        "nested", "header", "lines", "words", "unclosed-words", "soft-breaks", "deep-html", "misnested-html", "base64", "boundaries", "addresses", "parameters", "empty", "nul", "quotes", "groups", "recipients",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Whatever_stands_in_a_letter_it_is_read_in_bounded_time(string kind)
    {
        var raw = Encoding.Latin1.GetBytes(Make(kind));
        var started = Stopwatch.GetTimestamp();

        var letter = LetterReader.Read(raw);
        _ = LetterMeanings.Of(letter, "bot@office.example.org");
        var reply = ReplyText.Of(letter);
        _ = ReplyToken.Find(letter);

        Assert.True(Stopwatch.GetElapsedTime(started) < Bound, $"{kind}: {Stopwatch.GetElapsedTime(started)}");
        Assert.DoesNotContain('\0', reply);
    }

    [Fact]
    public void Thousands_of_spoilt_letters_are_read_without_an_exception()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Mail", "letters"), "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        var random = new Random(5);
        for (var i = 0; i < Mutations(); i++)
        {
            var raw = SpoiltLetter.Of(files[random.Next(files.Count)], files[random.Next(files.Count)], random);
            var letter = LetterReader.Read(raw);
            _ = LetterMeanings.Of(letter);
            _ = ReplyText.Of(letter);
            _ = ReplyToken.Find(letter);
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Whatever_stands_in_a_letter_memory_is_bounded(string kind)
    {
        var raw = Encoding.UTF8.GetBytes(Make(kind));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var letter = LetterReader.Read(raw);
        _ = LetterMeanings.Of(letter);
        _ = ReplyText.Of(letter);
        _ = ReplyToken.Find(letter);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    // TEACHERBOT_MUTATIONS=500000 for the long run.
    private static int Mutations() => int.TryParse(Environment.GetEnvironmentVariable("TEACHERBOT_MUTATIONS"), out var many) ? many : 3000;

    private static string Make(string kind) => kind switch
    {
        "nested" => string.Concat(Enumerable.Range(0, 3000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")),
        "header" => "Subject: " + new string('x', 1_000_000) + "\n\ntext",
        "lines" => string.Concat(Enumerable.Repeat("X-A: b\n", 100_000)) + "\ntext",
        "words" => "Subject: " + string.Concat(Enumerable.Repeat("=?utf-8?B?0J8=?= ", 10_000)) + "\n\ntext",
        "unclosed-words" => "Subject: " + string.Concat(Enumerable.Repeat("=?", 32_000)) + "\n\ntext",
        "soft-breaks" => "Content-Transfer-Encoding: quoted-printable\n\n" + string.Concat(Enumerable.Repeat("=\n", 400_000)),
        "deep-html" => "Content-Type: text/html\n\n" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + "text",
        "misnested-html" => "Content-Type: text/html\n\n" + string.Concat(Enumerable.Repeat("<b><p><i></b></p>", 20_000)) + "text",
        "base64" => "Content-Transfer-Encoding: base64\n\n" + string.Concat(Enumerable.Repeat("!@#QUJD\n", 100_000)),
        "boundaries" => "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n", 200_000)),
        "addresses" => "From: " + string.Concat(Enumerable.Repeat("\"a\" <a@b.ru>, ", 20_000)) + "\n\ntext",
        "parameters" => "Content-Type: text/plain; " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"charset*{i}*=u; ")) + "\n\ntext",
        "groups" => "To: bot@off: " + string.Concat(Enumerable.Repeat("bot@off: ", 6_000)) + "\n\ntext",
        "recipients" => "From: MAILER-DAEMON@x.ru\n\nHi. This is the qmail-send program at x.\n" + string.Concat(Enumerable.Repeat("<a@b.ru>:\nSorry.\n", 5_000)),
        "nul" => "Subject: a\0b\n\nte\0xt\u001b[31m",
        "quotes" => "From: a@b.ru\n\n" + string.Concat(Enumerable.Repeat("On 26.11.2026 a@b.ru\n", 50_000)),
        _ => "",
    };
}
