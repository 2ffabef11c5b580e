using System.Diagnostics;
using System.Globalization;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Mail.Understanding;
using TeacherBot.Tests.Mail;

namespace TeacherBot.Benchmarks.Mail;

/// <summary>
/// How fast letters are read on one core, text taken out of the quote, and what the worst of many spoilt ones costs. A spoilt letter that
/// takes long is read again: only what it costs ten times is its own.
/// </summary>
internal static class LetterBenchmark
{
    private const double Megabyte = 1 << 20;

    /// <param name="folder">Letters to spoil.</param>
    /// <param name="mutations">How many spoilt ones are read.</param>
    public static void Run(string folder, int mutations)
    {
        Measure("letters of 4 KB, text and HTML, quoted answer", Answer());
        Measure("letters with 1 MB attached", Attached());
        Spoil(Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList(), mutations);
    }

    private static void Measure(string what, byte[] raw)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < TimeSpan.FromSeconds(2);)
        {
            Read(raw);
        }

        var count = 0;
        var watch = Stopwatch.StartNew();
        for (; watch.Elapsed < TimeSpan.FromSeconds(5); count++)
        {
            Read(raw);
        }

        var perSecond = count / watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what} ({raw.Length} bytes): {perSecond:F0} letters/s, {perSecond * raw.Length / Megabyte:F0} MB/s"));
    }

    private static void Spoil(List<byte[]> letters, int mutations)
    {
        var random = new Random(11);
        var (worst, most, longest) = (TimeSpan.Zero, 0L, 0);
        for (var i = 0; i < mutations; i++)
        {
            var raw = SpoiltLetter.Of(letters[random.Next(letters.Count)], letters[random.Next(letters.Count)], random);
            var (time, bytes) = Cost(raw);
            for (var again = 0; again < 10 && time > worst; again++)
            {
                var (once, _) = Cost(raw);
                time = once < time ? once : time;
            }

            (worst, most, longest) = (time > worst ? time : worst, Math.Max(most, bytes), Math.Max(longest, raw.Length));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{mutations} spoilt letters of up to {longest} bytes: no exception, worst {worst.TotalMilliseconds:F1} ms and {most / Megabyte:F1} MB allocated"));
    }

    private static (TimeSpan Time, long Bytes) Cost(byte[] raw)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        Read(raw);
        return (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Read(byte[] raw)
    {
        var letter = LetterReader.Read(raw);
        _ = LetterMeanings.Of(letter, "bot@school.test");
        _ = ReplyText.Of(letter);
        _ = ReplyToken.Find(letter);
    }

    private static byte[] Answer() => LetterWriter.Write(Draft(
        "1а 2б 3-\n\nС уважением, Анна\n\n26.11.2026, 10:15, \"Бот\" <bot@school.test>:\n> " + string.Join("\n> ", Enumerable.Repeat("Вопрос с вариантами ответа, как его цитирует почта", 16)))
        with
    {
        Html = "<p>1а 2б 3-</p><blockquote>" + string.Concat(Enumerable.Repeat("<p>Вопрос с вариантами ответа</p>", 17)) + "</blockquote>",
    });

    private static byte[] Attached()
    {
        var file = new byte[1 << 20];
        new Random(1).NextBytes(file);
        return LetterWriter.Write(Draft("Отчёт во вложении") with { Files = [new DraftFile("отчёт.pdf", "application/pdf", file)] });
    }

    private static LetterDraft Draft(string text) => new(
        new MailAddress("Анна", "anna@mail.test"), new MailAddress(null, "bot@school.test"), "Re: Самодиагностика", "1@mail.test", new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero), text);
}
