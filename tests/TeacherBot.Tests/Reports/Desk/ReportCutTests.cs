using System.Text;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Store;
using static TeacherBot.Tests.Reports.Desk.ReportDesk;

namespace TeacherBot.Tests.Reports.Desk;

/// <summary>The map of a cluster and the map for everybody, in a chat and by letters; and who may have which.</summary>
public sealed class ReportCutTests
{
    [Fact]
    public async Task Five_presses_give_the_map_of_a_cluster_and_the_last_one_comes_again()
    {
        using var world = await TownAsync();
        await ChatStaffAsync(world, Role.Coordinator, "zarechny");
        await world.Chat.PressAsync("Отчёты");
        await world.Chat.PressAsync("Карта");
        await world.Chat.PressAsync("Входная диагностика");
        await world.Chat.PressAsync("Левобережный куст");
        await world.Chat.PressAsync("текстом");
        Assert.Contains("Группы меньше 5 человек скрыты", world.Chat.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("МАТЕМАТИКА", world.Chat.Text, StringComparison.Ordinal);
        await world.Chat.TypeAsync("/menu");
        await world.Chat.PressAsync("Отчёты");
        await world.Chat.PressAsync("Как в прошлый раз");
        Assert.DoesNotContain("МАТЕМАТИКА", world.Chat.Text, StringComparison.Ordinal);
        Assert.Equal(["report difficulties-map * text cluster:left-bank", "report difficulties-map * text cluster:left-bank"], Noted(world));
    }

    [Theory]
    [InlineData("отчёт карта по Левобережному кусту 2026 входной", "cluster:left-bank")]
    [InlineData("отчёт карта Центральный куст", "cluster:centre")]
    [InlineData("отчёт карта для публикации", "public")]
    public async Task A_letter_names_the_cut_in_words(string words, string cut)
    {
        using var world = await TownAsync();
        await StaffAsync(world, Role.Coordinator, "zarechny");
        await world.AnswerAsync(Anna, words);
        Assert.Contains(cut == "public" ? "меньше 10 человек" : "меньше 5 человек", world.Newest(Anna)!.Text, StringComparison.OrdinalIgnoreCase);
        await world.RunJobsAsync();
        var file = Assert.Single(world.Newest(Anna)!.Attachments);
        Assert.Equal(($"difficulties-map-{cut.Replace(':', '-')}.xlsx", "PK"), (file.Name, Encoding.ASCII.GetString(file.Part.Decode(2))));
        Assert.Equal([$"report difficulties-map * text {cut}", $"report difficulties-map * xlsx {cut}"], Noted(world));
    }

    [Fact]
    public async Task Nothing_but_the_map_is_told_of_a_cluster_and_an_unknown_one_is_said_to_be_so()
    {
        using var world = await TownAsync();
        await StaffAsync(world, Role.Coordinator, "zarechny");
        await world.AnswerAsync(Anna, "отчёт реестр по Левобережному кусту");
        Assert.Contains("только карта затруднений", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "отчёт карта по Южному кусту");
        Assert.Contains("Не понимаю слово «южному»", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Empty(Noted(world));
    }

    [Fact]
    public async Task Who_coordinates_a_cluster_has_its_map_and_is_refused_everything_else_and_that_is_noted()
    {
        using var world = await TownAsync();
        await StaffAsync(world, Role.Coordinator, "zarechny/cluster:centre");
        await world.AnswerAsync(Anna, "отчёт карта");
        Assert.Contains("КАРТА ПРОФЕССИОНАЛЬНЫХ ЗАТРУДНЕНИЙ", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("МАТЕМАТИКА", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.RunJobsAsync();
        Assert.Single(world.Newest(Anna)!.Attachments);
        foreach (var words in (string[])["отчёт карта по Левобережному кусту", "отчёт карта для публикации", "отчёт реестр", "отчёт охват"])
        {
            await world.AnswerAsync(Anna, words);
            Assert.Contains("не для вашей роли", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        }

        await ChatStaffAsync(world, Role.Methodist, "zarechny/cluster:centre");
        await world.Chat.PressAsync("Отчёты");
        Assert.Equal(1, world.Chat.Screen!.Message!.Choices.Count(c => c.Key.StartsWith("k.", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "report difficulties-map * text cluster:centre", "report difficulties-map * xlsx cluster:centre",
                "report refused cluster:left-bank", "report refused public", "report refused", "report refused",
            ],
            Noted(world));
    }

    [Fact]
    public async Task A_cluster_that_was_given_to_somebody_else_meanwhile_gives_no_file()
    {
        using var world = await TownAsync();
        var person = await StaffAsync(world, Role.Coordinator, "zarechny/cluster:centre");
        await world.AnswerAsync(Anna, "отчёт карта pdf");
        await world.Bot.Database.WriteAsync(unit => RoleStore.Revoke(unit, person, new RoleGrant(Role.Coordinator, "zarechny/cluster:centre"), world.Clock.Now), CancellationToken.None);
        await world.RunJobsAsync();
        Assert.Empty(world.Newest(Anna)!.Attachments);
        Assert.Empty(Noted(world));
    }

    [Fact]
    public async Task Who_was_given_the_role_after_the_freezing_and_is_counted_sees_no_group_of_exactly_five()
    {
        using var world = await TownAsync();
        var (counted, campaign, whole) = world.Bot.Database.Read(unit => PeopleStore.ActiveIn(unit, "zarechny", "", 100)
            .Select(p => (Person: p, Own: SnapshotStore.CountedIn(unit, p))).Where(p => p.Own.Length == 2)
            .SelectMany(p => SnapshotStore.OfTown(unit, "zarechny").Select(k => (p.Person, k.Snapshot.Campaign, k.Snapshot))).First(x => Cells(x.Snapshot).Any(c => c.People == 5 && c.Band is not Band.Hidden)));
        var seen = world.Bot.Database.Read(unit => SnapshotStore.Find(unit, campaign, counted))!.Snapshot;
        Assert.DoesNotContain(Cells(seen), c => c.People == 5 && c.Band is not Band.Hidden);
        Assert.Equal(Cells(whole).Where(c => c.People != 5), Cells(seen).Where(c => c.People != 5));
        Assert.Equal(Cells(whole), Cells(world.Bot.Database.Read(unit => SnapshotStore.Find(unit, campaign, null))!.Snapshot));
    }

    private static IEnumerable<NeedCell> Cells(Snapshot snapshot) => snapshot.Sheets.SelectMany(s => s.Lines).SelectMany(l => l.Cells);
}
