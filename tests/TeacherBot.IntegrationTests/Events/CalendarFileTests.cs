using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TeacherBot.Core.Events;

namespace TeacherBot.IntegrationTests.Events;

/// <summary>Files are read by a parser that shares nothing with the writer: Debian's python3-icalendar.</summary>
public sealed class CalendarFileTests
{
    // What the parser understood, times on the clocks of three towns.
    private const string Reader = """
        import sys, json, icalendar, zoneinfo
        calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
        events = calendar.walk('VEVENT')
        assert len(events) == 1, len(events)
        event = events[0]
        assert not calendar.errors and not event.errors, (calendar.errors, event.errors)
        def clocks(at):
            return {zone: at.astimezone(zoneinfo.ZoneInfo(zone)).strftime('%Y-%m-%d %H:%M') for zone in sys.argv[1:]}
        print(json.dumps({
            'method': str(calendar['METHOD']), 'uid': str(event['UID']), 'sequence': int(event['SEQUENCE']), 'status': str(event['STATUS']),
            'title': str(event['SUMMARY']), 'description': str(event.get('DESCRIPTION', '')), 'place': str(event.get('LOCATION', '')),
            'starts': clocks(event['DTSTART'].dt), 'ends': clocks(event['DTEND'].dt), 'stamped': event['DTSTAMP'].dt.isoformat(),
            'alarms': [alarm['TRIGGER'].dt.total_seconds() for alarm in event.walk('VALARM')]}))
        """;

    private static readonly string[] Towns = ["Asia/Krasnoyarsk", "Europe/Kaliningrad", "Europe/Moscow"];

    private static readonly CalendarEntry Seminar = new(
        "seminar-12@bot.zarechny.example",
        0,
        "Семинар «Магнетизм, индукция и всё, что между ними»; практикум 👩‍🏫 для учителей физики, химии и географии, 7–9 классы 🧲",
        "Что взять:\nтетрадь, ручку;\nпапку C:\\уроки. " + new string('ы', 400),
        "Школа № 1, кабинет 12; вход со двора",
        new DateTimeOffset(2026, 12, 12, 1, 30, 0, TimeSpan.FromHours(7)),
        new DateTimeOffset(2026, 12, 12, 3, 0, 0, TimeSpan.FromHours(7)),
        "Asia/Krasnoyarsk",
        false,
        new DateTimeOffset(2026, 12, 1, 5, 0, 0, TimeSpan.Zero));

    [IcalendarFact]
    public async Task A_meeting_is_read_back_with_the_right_clock_in_each_town()
    {
        var read = await ReadAsync(Seminar);

        Assert.Equal("2026-12-12 01:30", read.Starts["Asia/Krasnoyarsk"]);
        Assert.Equal("2026-12-11 20:30", read.Starts["Europe/Kaliningrad"]);
        Assert.Equal("2026-12-11 21:30", read.Starts["Europe/Moscow"]);
        Assert.Equal("2026-12-11 22:00", read.Ends["Europe/Kaliningrad"]);
        Assert.Equal("2026-12-01T05:00:00+00:00", read.Stamped);
        Assert.Equal(("PUBLISH", "CONFIRMED", 0), (read.Method, read.Status, read.Sequence));
        Assert.Equal([-86_400, -3_600], read.Alarms);
    }

    [IcalendarFact]
    public async Task Long_Cyrillic_texts_with_commas_and_emoji_come_back_letter_for_letter()
    {
        var read = await ReadAsync(Seminar);

        Assert.Equal((Seminar.Uid, Seminar.Title, Seminar.Description, Seminar.Place), (read.Uid, read.Title, read.Description, read.Place));
    }

    [IcalendarFact]
    public async Task A_moved_meeting_is_the_same_one_at_another_time()
    {
        var moved = await ReadAsync(Seminar with
        {
            Sequence = 1,
            StartsAt = new DateTimeOffset(2027, 6, 1, 15, 0, 0, TimeSpan.FromHours(7)),
            EndsAt = new DateTimeOffset(2027, 6, 1, 16, 0, 0, TimeSpan.FromHours(7)),
        });

        Assert.Equal((Seminar.Uid, 1, "PUBLISH"), (moved.Uid, moved.Sequence, moved.Method));
        Assert.Equal("2027-06-01 10:00", moved.Starts["Europe/Kaliningrad"]);
        Assert.Equal("2027-06-01 11:00", moved.Starts["Europe/Moscow"]);
        Assert.Equal("2027-06-01 15:00", moved.Starts["Asia/Krasnoyarsk"]);
    }

    [IcalendarFact]
    public async Task A_cancelled_meeting_is_the_same_one_taken_out()
    {
        var cancelled = await ReadAsync(Seminar with { Sequence = 2, Cancelled = true });

        Assert.Equal((Seminar.Uid, 2, "CANCEL", "CANCELLED"), (cancelled.Uid, cancelled.Sequence, cancelled.Method, cancelled.Status));
        Assert.Empty(cancelled.Alarms);
    }

    private static async Task<ReadEvent> ReadAsync(CalendarEntry entry)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Reader, .. Towns])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(CalendarFile.Text(entry)));
        process.StandardInput.Close();
        var read = await process.StandardOutput.ReadToEndAsync();
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, complaint);
        return JsonSerializer.Deserialize<ReadEvent>(read, JsonSerializerOptions.Web)!;
    }

    private sealed record ReadEvent(string Method, string Uid, int Sequence, string Status, string Title)
    {
        public string Description { get; init; } = "";

        public string Place { get; init; } = "";

        public Dictionary<string, string> Starts { get; init; } = [];

        public Dictionary<string, string> Ends { get; init; } = [];

        public string Stamped { get; init; } = "";

        public double[] Alarms { get; init; } = [];
    }
}
