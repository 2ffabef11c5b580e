using TeacherBot.Core.Events;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Отчёт о мероприятии as a file.</summary>
public sealed class HeldEventReportTests
{
    private const string Anna = "anna@mail.test";

    private static readonly EventRow Row = new("e", "zarechny")
    {
        Kind = "семинар",
        Title = "Проценты",
        Place = "Гимназия № 3",
        StartsAt = new(2026, 11, 20, 7, 0, 0, TimeSpan.Zero),
        EndsAt = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero),
        Programme = "https://example.test/p",
    };

    [Fact]
    public void Town_in_numbers_schools_in_bands_and_small_schools_not_at_all()
    {
        var report = Of(new(
            [new(RegistrationStatus.Attended, 12), new(RegistrationStatus.Absent, 5), new(RegistrationStatus.Cancelled, 3)],
            [new(ParticipationKind.Participant, 11), new(ParticipationKind.Speaker, 1)],
            [new("school-4", 10, 8), new("school-5", 5, 2), new("school-1", 2, 2)])
        { Marks = 6, MarkSum = 27 });
        Assert.Equal(["Были записаны: 17", "Пришли: 12", "выступали: 1", "Средняя оценка: 4,5 из 5, ответили 6", "Программа: https://example.test/p", "Справки нет: добавьте ссылку в карточке"],
            report.Parts.OfType<ReportPart.Bullet>().Select(b => b.Text));
        Assert.Equal(
            ["Школа № 4: пришли почти все", "Школа № 5: пришло меньше половины"],
            report.Parts.OfType<ReportPart.Table>().Single().Rows.Select(r => $"{r[0].Text}: {r[1].Text}"));
        Assert.Contains("семинар «Проценты», 20 ноября 2026, Гимназия № 3.", report.Parts.OfType<ReportPart.Prose>().First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_of_few_is_not_told() =>
        Assert.Contains("Оценка не показана: ответивших мало", Of(new([], [], []) { Marks = 4, MarkSum = 20 }).Parts.OfType<ReportPart.Bullet>().Select(b => b.Text));

    [Fact]
    public async Task Whoever_runs_events_takes_it_from_the_card_as_a_file()
    {
        using var world = await EmailWorld.OpenAsync();
        var person = await world.AgreeAsync("email", Anna);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(Role.Methodist, "zarechny/cluster:centre"), "test", world.Clock.Now), CancellationToken.None);
        var held = world.Bot.Catalog.Value.Events.Single(e => e.Id == "urok-stereometriya");
        world.Clock.Now = held.EndsAt.AddDays(1);
        await world.ArriveAsync(world.Write(Anna, "Здравствуйте"));
        await world.AnswerAsync(Anna, "/events");
        await world.AnswerAsync(Anna, "3");
        await world.ChooseAsync(Anna, "Отчёт о мероприятии");
        await world.ChooseAsync(Anna, "Word");
        await world.RunJobsAsync();
        Assert.Equal("event.docx", Assert.Single(world.Newest(Anna)!.Attachments).Name);
    }

    private static Report Of(EventReport counted) =>
        HeldEventReport.Of(Row, counted, TheCatalog.Value.Municipalities["zarechny"], TheCatalog.Value, new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero));
}
