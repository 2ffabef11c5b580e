using System.Net;
using System.Text.RegularExpressions;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Community;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;
using TeacherBot.Core.People;
using TeacherBot.Store;

namespace TeacherBot.Tests.Pages.Board;

/// <summary>Broadcasts, events and queues; what every page keeps to; and whoever tries other ways in.</summary>
public sealed class BoardWorkTests
{
    private const string Bad = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";

    [Fact]
    public async Task A_broadcast_tells_how_far_it_is_as_the_conversation_does()
    {
        await using var world = await BoardWorld.OpenAsync(0);
        var person = await world.StaffAsync("anna", Role.Methodist, "zarechny");
        await world.StaffAsync("boris", null, "");
        await world.StaffAsync("vera", null, "");
        using var anna = await world.EnterAsync(person);
        var id = await world.People.SendAsync("Семинар по дробям в среду");
        await anna.GoAsync(BoardWorld.Home + "/broadcasts");
        Assert.Equal(["Семинар по дробям в среду", "отправляется", "доставлено 0 из 3"], BoardWorld.Tables(anna.Html)[0].Rows[1].Select(c => c.Text));
        await anna.GoAsync($"{BoardWorld.Home}/broadcasts?id={id}");
        Assert.Contains("Закончено 0 из 3", anna.Text, StringComparison.Ordinal);
        Assert.Contains("ждут отправки: 3", anna.Text, StringComparison.Ordinal);
        await world.Mail.FeedAsync();
        await anna.GoAsync($"{BoardWorld.Home}/broadcasts?id={id}");
        Assert.Contains("доставлено: 3", anna.Text, StringComparison.Ordinal);
        Assert.Contains("Закончено 3 из 3", anna.Text, StringComparison.Ordinal);
        await anna.GoAsync(BoardWorld.Home);
        Assert.Contains("отправляется: ", anna.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blind_broadcast_is_told_in_fives_and_one_by_need_by_one_number()
    {
        await using var world = await BoardWorld.OpenAsync(0);
        using var anna = await world.EnterAsync(await world.StaffAsync("anna", Role.Methodist, "zarechny"));
        await PutAsync(world, "BLIND", new(BroadcastCounts.Sent, 12), new(BroadcastCounts.Waiting, 3));
        await PutAsync(world, "NEED", new(BroadcastCounts.About, 20), new(BroadcastCounts.Sent, 17), new(BroadcastCounts.Gone, 4));
        await anna.GoAsync(BoardWorld.Home + "/broadcasts?id=BLIND");
        Assert.Contains("доставлено: около 10", anna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<progress", anna.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("12", anna.Text, StringComparison.Ordinal);
        await anna.GoAsync(BoardWorld.Home + "/broadcasts?id=NEED");
        Assert.Contains("Получателей: около 20", anna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("17", anna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("недоступны", anna.Text, StringComparison.Ordinal);
        await anna.GoAsync(BoardWorld.Home + "/broadcasts");
        Assert.Equal(["доставлено около 10 из около 15", "Получателей: около 20"], BoardWorld.Tables(anna.Html)[0].Rows.Skip(1).Select(r => r[2].Text.Split(". Список")[0]).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task Drafts_of_others_and_broadcasts_of_other_towns_are_not_there()
    {
        await using var world = await BoardWorld.OpenAsync(0);
        var person = await world.StaffAsync("anna", Role.Coordinator, "zarechny");
        using var anna = await world.EnterAsync(person);
        await world.Bot.Database.WriteAsync(
            unit =>
            {
                BroadcastStore.Put(unit, Draft("MINE", "zarechny", person));
                BroadcastStore.Put(unit, Draft("HERS", "zarechny", "other"));
                BroadcastStore.Put(unit, Draft("AWAY", "lugovoy", null));
            },
            CancellationToken.None);
        await anna.GoAsync(BoardWorld.Home + "/broadcasts");
        Assert.Contains("MINE", anna.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("HERS", anna.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("AWAY", anna.Html, StringComparison.Ordinal);
        await anna.GoAsync(BoardWorld.Home + "/nothing");
        var unknown = (HttpStatusCode.NotFound, anna.Html);
        foreach (var id in (string[])["HERS", "AWAY", "", "../MINE", "%00", "MINE&id=HERS"])
        {
            await anna.GoAsync($"{BoardWorld.Home}/broadcasts?id={id}");
            Assert.Equal(unknown, (anna.Status, anna.Html));
        }
    }

    [Fact]
    public async Task Queues_are_counted_for_those_who_decide_and_titles_shown_as_text()
    {
        await using var world = await BoardWorld.OpenAsync(0);
        using var methodist = await world.EnterAsync(await world.StaffAsync("anna", Role.Methodist, "zarechny"));
        using var coordinator = await world.EnterAsync(await world.StaffAsync("vera", Role.Coordinator, "zarechny"));
        await world.StaffAsync("boris", null, "");
        await AskAsync(world);
        await methodist.GoAsync(BoardWorld.Home + "/queues");
        Assert.Equal(["Вопросы и просьбы о помощи: 1", "Тема для РМО: 1", "Практики на проверку: 1"], Headings(methodist));
        Assert.Contains(Bad, methodist.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("заряночка", methodist.Text, StringComparison.Ordinal);
        await coordinator.GoAsync(BoardWorld.Home + "/queues");
        Assert.Equal(["Тема для РМО: 1", "Выезд в школу: нет", "Диагностика по заказу школы: нет"], Headings(coordinator));
        await coordinator.GoAsync(BoardWorld.Home);
        Assert.Contains("Тема для РМО: 1", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_is_small_whole_and_without_scripts_whatever_people_typed()
    {
        await using var world = await BoardWorld.OpenAsync(200);
        var person = await world.StaffAsync("anna", Role.Methodist, "zarechny");
        await world.GrantAsync(person, Role.Coordinator, "zarechny");
        await world.StaffAsync("boris", null, "");
        await AskAsync(world);
        var broadcast = await world.People.PlanAsync("Приходите " + Bad);
        await world.DoAsync("anna", new SaveEvent(new EventRow("EVENT", "zarechny") { Title = Bad, Kind = "семинар", Place = "Школа № 1", Status = EventStatus.Published, Version = 1, StartsAt = world.Mail.Clock.Now.AddDays(3), EndsAt = world.Mail.Clock.Now.AddDays(3).AddHours(1), Capacity = 7, CreatedBy = person }));
        var town = world.Town;
        world.Bot.Catalog.Swap(world.Bot.Catalog.Value with { Municipalities = world.Bot.Catalog.Value.Municipalities.SetItem(town.Id, town with { Title = Bad, Schools = [.. town.Schools.Select(s => s with { Title = s.Title + Bad })] }) });
        using var anna = await world.EnterAsync(person);
        foreach (var page in BoardWorld.Pages.Concat(world.Campaigns.SelectMany(c => new[] { "/map?of=" + c, "/coverage?of=" + c, "/quality?of=" + c, "/papers?of=" + c })).Append("/papers?of=2026").Append("/broadcasts?id=" + broadcast))
        {
            await anna.GoAsync(BoardWorld.Home + page);
            Assert.Equal((page, HttpStatusCode.OK), (page, anna.Status));
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(anna.Html), 500, 100_000);
            Assert.DoesNotMatch("<script|<style|<img|\\sstyle=|\\son\\w+=\"|javascript:", anna.Html.Replace(WebUtility.HtmlEncode(Bad), "", StringComparison.Ordinal));
            Assert.Single(Regex.Matches(anna.Html, "<h1"));
            Assert.Equal(Regex.Count(anna.Html, "<table"), Regex.Count(anna.Html, "<table><caption>[^<]"));
            Assert.DoesNotMatch("<th>|<th class", anna.Html);
            Assert.Contains("<nav class=\"board\" aria-label=", anna.Html, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", anna.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        await anna.GoAsync(BoardWorld.Home + "/events");
        Assert.Contains("0 из 7", anna.Text, StringComparison.Ordinal);
        Assert.Contains(Bad, anna.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Another_method_finds_nothing_and_changes_nothing(string method)
    {
        await using var world = await BoardWorld.OpenAsync(0);
        var person = await world.StaffAsync("anna", Role.Coordinator, "zarechny");
        using var anna = await world.EnterAsync(person);
        await anna.GoAsync(BoardWorld.Home + "/nothing");
        var unknown = (HttpStatusCode.NotFound, anna.Html);
        foreach (var page in BoardWorld.Pages.Append("/papers?of=2026"))
        {
            await anna.SendAsync(new HttpMethod(method), BoardWorld.Home + page);
            Assert.Equal(unknown, (anna.Status, anna.Html));
        }

        await anna.GoAsync(BoardWorld.Home + "/file");
        Assert.Equal(unknown, (anna.Status, anna.Html));
        await anna.GoAsync(BoardWorld.Home + "/..%2f..%2fetc%2fpasswd");
        Assert.Equal(unknown, (anna.Status, anna.Html));
        Assert.Empty(world.Noted(person));
    }

    private static IEnumerable<string> Headings(PageVisitor visitor) => Regex.Matches(visitor.Html, "<h2>([^<]*)</h2>").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value));

    private static Broadcast Draft(string id, string town, string? author) => new(id, town, BroadcastKind.Events, id, "", BroadcastStatus.Draft)
    {
        Author = author,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Message = new Message([new(ParagraphKind.Prose, "Текст " + id)], [], Core.Content.Privacy.Neutral),
    };

    private static async Task PutAsync(BoardWorld world, string id, params BroadcastCount[] counts)
    {
        await world.Bot.Database.WriteAsync(unit => BroadcastStore.Put(unit, Draft(id, "zarechny", null)), CancellationToken.None);
        world.Change($"update broadcasts set blind = 1, status = 3 where id = '{id}'");
        foreach (var count in counts)
        {
            world.Change($"insert into broadcast_counts (broadcast, what, n) values ('{id}', '{count.What}', {count.Number})");
        }
    }

    // Boris asks in all three ways.
    private static Task AskAsync(BoardWorld world) => world.DoAsync(
        "boris",
        new DraftConsultation("q", "zarechny", "mathematics", null, "заряночка"), new SendConsultation("q"),
        new DraftRequest("topic", "zarechny", RequestKind.Topic, "school-1"), new SetRequest("topic", new RequestForm { Subject = "mathematics", Area = "MAT1" }), new SendRequest("topic"),
        new DraftPractice("p", "zarechny", Bad), new ChangePractice("p", new PracticeCard(Bad) { Problem = "Путают.", Steps = "Измеряем.", Result = "Не путают.", Subject = "mathematics", Areas = ["MAT1"], Grades = "5–9" }), new SubmitPractice("p"));
}
