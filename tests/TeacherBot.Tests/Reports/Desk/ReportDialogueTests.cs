using System.Text;
using TeacherBot.Core.People;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using static TeacherBot.Tests.Reports.Desk.ReportDesk;

namespace TeacherBot.Tests.Reports.Desk;

/// <summary>Reports as those who may have them ask for them, in a chat and by letters; and as those who may not.</summary>
public sealed class ReportDialogueTests
{
    [Fact]
    public async Task A_letter_in_words_is_answered_by_the_report_and_its_file()
    {
        using var world = await TownAsync();
        await StaffAsync(world, Role.Coordinator, "zarechny");
        await world.AnswerAsync(Anna, "отчёт карта 2026 входной");
        Assert.Contains("КАРТА ПРОФЕССИОНАЛЬНЫХ ЗАТРУДНЕНИЙ", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Contains("Входная диагностика, входной", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.RunJobsAsync();
        var file = Assert.Single(world.Newest(Anna)!.Attachments);
        Assert.Equal(("difficulties-map.xlsx", "PK"), (file.Name, Encoding.ASCII.GetString(file.Part.Decode(2))));
        Assert.Equal(["report difficulties-map * text", "report difficulties-map * xlsx"], Noted(world));
    }

    [Fact]
    public async Task Four_presses_in_a_chat_and_two_the_next_time()
    {
        using var world = await TownAsync();
        await ChatStaffAsync(world, Role.Methodist, "zarechny");
        await world.Chat.PressAsync("Отчёты");
        await world.Chat.PressAsync("Реестр потребностей");
        await world.Chat.PressAsync("Итоговая диагностика, 2026 итоговый");
        await world.Chat.PressAsync("текстом");
        Assert.Contains("Реестр потребностей", world.Chat.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Группы меньше 5 человек скрыты", world.Chat.Text, StringComparison.Ordinal);
        await world.Chat.TypeAsync("/menu");
        await world.Chat.PressAsync("Отчёты");
        await world.Chat.PressAsync("Как в прошлый раз: Реестр потребностей");
        Assert.Contains("Группы меньше 5 человек скрыты", world.Chat.Text, StringComparison.Ordinal);
        Assert.Equal(["report needs-register * text", "report needs-register * text"], Noted(world));
    }

    [Fact]
    public async Task Coverage_is_there_while_a_campaign_still_runs()
    {
        using var world = await TownAsync();
        await StaffAsync(world, Role.Coordinator, "zarechny");
        await world.AnswerAsync(Anna, "отчёт охват");
        Assert.Contains("от всех педагогов этих школ", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Contains("План на 2026 год не утверждён", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Contains("Школа № 4", world.Newest(Anna)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_first_of_a_month_it_comes_by_itself_until_it_is_turned_off_or_the_role_is_gone()
    {
        using var world = await TownAsync();
        var person = await StaffAsync(world, Role.Coordinator, "zarechny");
        await world.AnswerAsync(Anna, "отчёты");
        await world.ChooseAsync(Anna, "Карта");
        await world.ChooseAsync(Anna, "Входная");
        await world.ChooseAsync(Anna, "каждое 1-е число");
        Assert.Contains("Каждое 1-е число в 10 утра", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Equal(0, await FilesAsync(world, TimeSpan.Zero));

        // 30 November is Monday: the first is tomorrow, and then in 31 days.
        Assert.Equal(1, await FilesAsync(world, TimeSpan.FromDays(1)));
        Assert.Equal(0, await FilesAsync(world, TimeSpan.FromDays(20)));
        Assert.Equal(1, await FilesAsync(world, TimeSpan.FromDays(11)));
        await world.Bot.Database.WriteAsync(unit => RoleStore.Revoke(unit, person, new RoleGrant(Role.Coordinator, "zarechny"), world.Clock.Now), CancellationToken.None);
        Assert.Equal(0, await FilesAsync(world, TimeSpan.FromDays(40)));
        await GrantAsync(world, person, Role.Coordinator, "zarechny");
        Assert.Equal(0, await FilesAsync(world, TimeSpan.FromDays(40)));
    }

    [Fact]
    public async Task Turned_off_it_does_not_come()
    {
        using var world = await TownAsync();
        await StaffAsync(world, Role.Coordinator, "zarechny");
        await world.AnswerAsync(Anna, "отчёты");
        await world.ChooseAsync(Anna, "Карта");
        await world.ChooseAsync(Anna, "Входная");
        await world.ChooseAsync(Anna, "каждое 1-е число");
        await world.ChooseAsync(Anna, "Не присылать");
        Assert.Contains("Больше каждый месяц не пришлю", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Equal(0, await FilesAsync(world, TimeSpan.FromDays(40)));
    }

    private static async Task<int> FilesAsync(EmailWorld world, TimeSpan after)
    {
        world.Clock.Now += after;
        var before = world.Taken.Count(t => t.Letter.Attachments.Count > 0);
        await world.SpeakAsync();
        await world.RunJobsAsync();
        return world.Taken.Count(t => t.Letter.Attachments.Count > 0) - before;
    }

    [Fact]
    public async Task Clumsy_words_are_answered_with_how_to_say_it()
    {
        using var world = await TownAsync();
        await StaffAsync(world, Role.Coordinator, "zarechny");
        await world.AnswerAsync(Anna, "отчёт по фамилиям");
        Assert.Contains("Не понимаю слово «фамилиям»", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "отчёт карта 2031 входной");
        Assert.Contains("Такой диагностики нет", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.ChooseAsync(Anna, "Входная диагностика");
        await world.ChooseAsync(Anna, "Excel");
        Assert.Contains("Готовлю файл", world.Newest(Anna)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_refused_without_a_recommendation_and_given_with_those_that_were_taken()
    {
        using var world = await TownAsync();
        await StaffAsync(world, Role.Coordinator, "zarechny");
        await world.AnswerAsync(Anna, "отчёт записка 2026 итоговый");
        Assert.Contains("хотя бы одна адресная рекомендация", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "провести семинар");
        Assert.Contains("через двоеточие", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.ChooseAsync(Anna, "Пропустить");
        await world.ChooseAsync(Anna, "Взять");
        await world.AnswerAsync(Anna, "Всем: работать лучше");
        await world.ChooseAsync(Anna, "Убрать последнюю");
        Assert.DoesNotContain("работать лучше", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "Гимназия № 3: принять открытый урок");
        await world.ChooseAsync(Anna, "Готово");
        await world.ChooseAsync(Anna, "Word");
        await world.RunJobsAsync();
        var file = Assert.Single(world.Newest(Anna)!.Attachments);
        Assert.Equal("analytical-note.docx", file.Name);
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(file.Part.Decode()), false);
        var text = document.MainDocumentPart!.Document.InnerText;
        Assert.Contains("• Гимназия № 3: принять открытый урок", text, StringComparison.Ordinal);
        Assert.Contains("• РМО, ", text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "отчёт записка 2026 входной");
        Assert.Contains("хотя бы одна адресная рекомендация", world.Newest(Anna)!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Coordinator, "lugovoy")]
    [InlineData(Role.Head, "zarechny/school:school-4")]
    [InlineData(Role.Mentor, "zarechny")]
    [InlineData(null, "")]
    public async Task Whoever_has_no_right_is_refused_in_each_channel_and_that_is_noted(Role? role, string scope)
    {
        using var world = await TownAsync();
        await StaffAsync(world, role, scope);
        await world.AnswerAsync(Anna, "отчёт карта 2026 входной");
        Assert.Contains("не для вашей роли", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await ChatStaffAsync(world, role, scope);
        Assert.DoesNotContain("Отчёты", world.Chat.Text, StringComparison.Ordinal);
        await world.Chat.TypeAsync("/report карта 2026 входной");
        Assert.Contains("не для вашей роли", world.Chat.Text, StringComparison.Ordinal);
        await world.RunJobsAsync();
        Assert.Empty(world.Newest(Anna)!.Attachments);
        Assert.Equal(["report refused", "report refused"], Noted(world));
    }

    [Fact]
    public async Task A_role_that_was_taken_meanwhile_gets_no_file()
    {
        using var world = await TownAsync();
        var person = await StaffAsync(world, Role.Coordinator, "zarechny");
        await world.AnswerAsync(Anna, "отчёт карта 2026 входной pdf");
        await world.Bot.Database.WriteAsync(unit => RoleStore.Revoke(unit, person, new RoleGrant(Role.Coordinator, "zarechny"), world.Clock.Now), CancellationToken.None);
        await world.RunJobsAsync();
        Assert.Contains("Отчёт сделать не получилось", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Empty(Noted(world));
    }

    [Fact]
    public async Task A_teacher_sees_in_which_reports_they_are_counted()
    {
        using var world = await TownAsync();
        await world.Chat.TypeAsync("/start");
        Assert.Contains("САМОДИАГНОСТИКА", world.Chat.Text.ToUpperInvariant(), StringComparison.Ordinal);
        var person = world.Bot.Database.Read(unit => PeopleStore.ActiveIn(unit, "zarechny", "", 100)).First(p => world.Bot.Database.Read(unit => SnapshotStore.CountedIn(unit, p)).Length == 2);
        Assert.Equal(
            ["Итоговая диагностика", "Входная диагностика"],
            world.Bot.Database.Read(unit => SnapshotStore.CountedIn(unit, person)).Select(c => c.Title).Order(StringComparer.Ordinal).Reverse());
    }
}
