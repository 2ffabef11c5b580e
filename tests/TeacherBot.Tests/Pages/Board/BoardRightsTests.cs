using System.Net;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Store;
using TeacherBot.Tests.Access;

namespace TeacherBot.Tests.Pages.Board;

/// <summary>Who is refused, and that a refusal says nothing.</summary>
public sealed class BoardRightsTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(Role.Head, "zarechny/school:school-1")]
    [InlineData(Role.Mentor, "zarechny")]
    [InlineData(Role.Administrator, "*")]
    [InlineData(Role.Coordinator, "*")]
    [InlineData(Role.Coordinator, "lugovoy")]
    [InlineData(Role.Methodist, "lugovoy/cluster:centre")]
    public async Task Without_a_right_to_reports_the_board_is_an_address_that_does_not_exist(Role? role, string scope)
    {
        await using var world = await BoardWorld.OpenAsync(0);
        var person = await world.StaffAsync("anna", role, scope);
        using var anna = await world.EnterAsync(person);
        Assert.DoesNotContain("/page/board", anna.Html, StringComparison.Ordinal);
        var guard = anna.Field("guard");
        await anna.GoAsync(BoardWorld.Home + "/nothing-of-the-kind");
        var unknown = (HttpStatusCode.NotFound, anna.Html);
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
        foreach (var page in BoardWorld.Pages)
        {
            await anna.GoAsync(BoardWorld.Home + page);
            Assert.Equal(unknown, (anna.Status, anna.Html));
        }

        await BoardWorld.OrderAsync(anna, new(ReportKind.Indicators, "2026", ReportFormat.Xlsx), guard);
        Assert.Equal(unknown, (anna.Status, anna.Html));
        Assert.All(world.Noted(person), line => Assert.Equal("report refused", line));
        Assert.NotEmpty(world.Noted(person));
    }

    [Fact]
    public async Task Without_a_session_every_address_says_the_same_and_a_late_one_is_none()
    {
        await using var world = await BoardWorld.OpenAsync(0);
        using var nobody = world.Visitor();
        using var anna = await world.EnterAsync(await world.StaffAsync("anna", Role.Coordinator, "zarechny"));
        await anna.GoAsync(BoardWorld.Home);
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        world.Mail.Clock.Now += TimeSpan.FromHours(3);
        await nobody.GoAsync("/page");
        var over = (HttpStatusCode.Unauthorized, nobody.Html);
        foreach (var page in BoardWorld.Pages.Append("/nothing").Append("/file"))
        {
            foreach (var visitor in (PageVisitor[])[nobody, anna])
            {
                await visitor.GoAsync(BoardWorld.Home + page);
                Assert.Equal(over, (visitor.Status, visitor.Html));
            }
        }
    }

    [Fact]
    public async Task Who_coordinates_a_cluster_has_its_map_and_nothing_else()
    {
        await using var world = await BoardWorld.OpenAsync();
        var person = await world.StaffAsync("anna", Role.Coordinator, "zarechny/cluster:centre");
        using var anna = await world.EnterAsync(person);
        Assert.Contains("href=\"/page/board\"", anna.Html, StringComparison.Ordinal);
        await anna.GoAsync(BoardWorld.Home);
        Assert.Contains("Карта затруднений", anna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Рассылки", anna.Text, StringComparison.Ordinal);

        await anna.GoAsync(BoardWorld.Home + "/map");
        var guard = anna.Field("guard");
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.DoesNotContain("Математика", string.Concat(BoardWorld.Tables(anna.Html).Select(t => t.Caption)), StringComparison.Ordinal);
        Assert.DoesNotContain("Левобережный", anna.Text, StringComparison.Ordinal);
        await anna.GoAsync(BoardWorld.Home + "/nothing");
        var unknown = (HttpStatusCode.NotFound, anna.Html);
        foreach (var page in BoardWorld.Pages.Except(["", "/map"]).Concat(["/map?cut=public", "/map?cut=cluster:left-bank", "/map?cut=cluster:none", "/papers?of=2026", "/papers?of=" + world.Campaigns[0]]))
        {
            await anna.GoAsync(BoardWorld.Home + page);
            Assert.Equal(unknown, (anna.Status, anna.Html));
        }

        foreach (var (kind, cut) in ((ReportKind, string?)[])[(ReportKind.DifficultiesMap, null), (ReportKind.DifficultiesMap, "cluster:left-bank"), (ReportKind.NeedsRegister, null), (ReportKind.Coverage, "cluster:centre")])
        {
            await BoardWorld.OrderAsync(anna, new(kind, world.Campaigns[0], ReportFormat.Xlsx) { Cut = cut }, guard);
            Assert.Equal(unknown, (anna.Status, anna.Html));
        }

        await BoardWorld.OrderAsync(anna, new(ReportKind.DifficultiesMap, world.Campaigns[0], ReportFormat.Csv) { Cut = "cluster:centre" }, guard);
        Assert.Equal("text/csv", anna.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            [
                $"report difficulties-map {world.Campaigns[0]} text cluster:centre", "report refused coverage", "report refused indicators", "report refused item-quality", "report refused public",
                "report refused cluster:left-bank", "report refused difficulties-map", "report refused cluster:left-bank", "report refused needs-register", "report refused cluster:centre",
                $"report difficulties-map {world.Campaigns[0]} csv cluster:centre",
            ],
            world.Noted(person));
    }

    [Fact]
    public async Task A_role_that_is_taken_ends_the_board_at_once_and_a_withdrawn_person_has_none()
    {
        await using var world = await BoardWorld.OpenAsync(0);
        var person = await world.StaffAsync("anna", Role.Methodist, "zarechny");
        using var anna = await world.EnterAsync(person);
        await anna.GoAsync(BoardWorld.Home + "/queues");
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Revoke(unit, person, new RoleGrant(Role.Methodist, "zarechny"), world.Mail.Clock.Now), CancellationToken.None);
        await anna.GoAsync(BoardWorld.Home + "/queues");
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
        await world.GrantAsync(person, Role.Methodist, "zarechny");
        await anna.GoAsync(BoardWorld.Home + "/queues");
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        world.Change($"update people set status = 2, withdrawn_at = 1 where id = '{person}'");
        await anna.GoAsync(BoardWorld.Home + "/queues");
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
    }

    [Fact]
    public async Task No_record_of_a_person_is_on_the_board_but_a_practice_that_waits_for_the_methodist()
    {
        await using var world = await BoardWorld.OpenAsync(0);
        world.Bot.Catalog.Swap(world.Bot.Catalog.Value with { Municipalities = world.Bot.Catalog.Value.Municipalities.Add("lugovoy", world.Town with { Id = "lugovoy", Title = "Луговой" }) });
        await new AccessTown(new AccessMailbox(world.Mail)).FoundAsync();
        foreach (var name in AccessTown.Lookers)
        {
            using var looker = await world.EnterAsync(await world.People.ApplyAsync("email", AccessMailbox.Mail(name)));
            var (read, statuses) = ("", new HashSet<HttpStatusCode>());
            foreach (var page in BoardWorld.Pages.Append("/papers?of=2026"))
            {
                await looker.GoAsync(BoardWorld.Home + page);
                read += looker.Text;
                statuses.Add(looker.Status);
            }

            Assert.Equal((name, name is "methodist" or "coordinator" or "stranger" ? HttpStatusCode.OK : HttpStatusCode.NotFound), (name, statuses.Single()));
            Assert.Equal(name == "methodist" ? ["сорокопут"] : [], AccessTown.Records.Select(r => r.Word).Where(w => read.Contains(w, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public async Task Nothing_of_another_municipality_is_found_by_its_id()
    {
        await using var world = await BoardWorld.OpenAsync();
        var person = await world.StaffAsync("anna", Role.Coordinator, "zarechny");
        using var anna = await world.EnterAsync(person);
        await anna.GoAsync(BoardWorld.Home + "/map");
        var (guard, foreign) = (anna.Field("guard"), world.Campaigns[0]);
        world.Change($"update campaigns set municipality = 'lugovoy' where id = '{foreign}'");
        await anna.GoAsync(BoardWorld.Home + "/nothing");
        var unknown = (HttpStatusCode.NotFound, anna.Html);
        foreach (var page in (string[])["map", "coverage", "quality", "papers"])
        {
            await anna.GoAsync($"{BoardWorld.Home}/{page}?of={foreign}");
            Assert.Equal(unknown, (anna.Status, anna.Html));
        }

        await BoardWorld.OrderAsync(anna, new(ReportKind.DifficultiesMap, foreign, ReportFormat.Xlsx), guard);
        Assert.Equal(unknown, (anna.Status, anna.Html));
        await anna.GoAsync(BoardWorld.Home + "/waves");
        Assert.DoesNotContain(foreign, anna.Html, StringComparison.Ordinal);
    }
}
