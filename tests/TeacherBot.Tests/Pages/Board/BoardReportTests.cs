using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Store;

namespace TeacherBot.Tests.Pages.Board;

/// <summary>What the board shows of reports is what reports say, cell by cell; files are the same files.</summary>
public sealed class BoardReportTests
{
    private static readonly Campaign Spring = new("spring", "zarechny")
    {
        Title = "Весна",
        Wave = Wave.Middle,
        Order = "",
        From = new(2026, 11, 20),
        To = new(2026, 12, 20),
        Position = "",
        Subject = "",
        Cluster = "",
        Instruments = ["mathematics-levels"],
        Plan = [],
    };

    [Fact]
    public async Task Each_cell_of_the_map_is_the_cell_of_the_report_and_hidden_ones_are_hidden()
    {
        await using var world = await BoardWorld.OpenAsync();
        var person = await world.StaffAsync("anna", Role.Coordinator, "zarechny");
        using var anna = await world.EnterAsync(person);
        var hidden = 0;
        foreach (var campaign in world.Campaigns)
        {
            foreach (var cut in ReportCut.All(world.Town))
            {
                await anna.GoAsync($"{BoardWorld.Home}/map?of={campaign}{(cut is null ? "" : "&cut=" + Uri.EscapeDataString(cut))}");
                hidden += Same(await world.ReportAsync(new(ReportKind.DifficultiesMap, campaign, ReportFormat.Text) { Cut = cut }, person), anna);
            }
        }

        Assert.NotEqual(0, hidden);
        Assert.Equal(world.Campaigns.SelectMany(c => ReportCut.All(world.Town).Select(cut => $"report difficulties-map {c} text{(cut is null ? "" : " " + cut)}")), world.Noted(person));
    }

    [Fact]
    public async Task Whoever_is_counted_and_got_a_role_later_sees_groups_without_their_own_answer()
    {
        await using var world = await BoardWorld.OpenAsync();
        var counted = world.Bot.Database.Read(unit => PeopleStore.ActiveIn(unit, "zarechny", "", 100)).First(p => world.Bot.Database.Read(unit => SnapshotStore.CountedIn(unit, p)).Length > 0);
        await world.GrantAsync(counted, Role.Methodist, "zarechny");
        using var late = await world.EnterAsync(counted);
        foreach (var campaign in world.Campaigns)
        {
            await late.GoAsync($"{BoardWorld.Home}/map?of={campaign}");
            Same(await world.ReportAsync(new(ReportKind.DifficultiesMap, campaign, ReportFormat.Text), counted), late);
        }
    }

    [Theory]
    [InlineData("coverage", ReportKind.Coverage)]
    [InlineData("indicators", ReportKind.Indicators)]
    [InlineData("quality", ReportKind.ItemQuality)]
    public async Task Other_reports_are_shown_as_they_are(string section, ReportKind kind)
    {
        await using var world = await BoardWorld.OpenAsync();
        var person = await world.StaffAsync("anna", Role.Methodist, "zarechny");
        using var anna = await world.EnterAsync(person);
        foreach (var of in kind == ReportKind.Indicators ? ["2026", "2025", "2024"] : world.Campaigns)
        {
            await anna.GoAsync($"{BoardWorld.Home}/{section}?of={of}");
            Assert.Contains("<h2>Откуда цифры</h2>", anna.Html, StringComparison.Ordinal);
            var report = await world.ReportAsync(new(kind, of, ReportFormat.Text), person);
            Same(kind == ReportKind.ItemQuality ? report with { Parts = [.. report.Parts.Where(p => p is not ReportPart.Table { Repeats: true })] } : report, anna);
        }

        Assert.All(world.Noted(person), line => Assert.StartsWith($"report {ReportWish.NameOf(kind)} ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_campaign_that_runs_has_coverage_and_no_result()
    {
        await using var world = await BoardWorld.OpenAsync(0);
        var person = await world.StaffAsync("anna", Role.Coordinator, "zarechny");
        await world.DoAsync("anna", new SaveCampaign(Spring), new OpenCampaign(Spring.Id));
        using var anna = await world.EnterAsync(person);
        await anna.GoAsync(BoardWorld.Home + "/map");
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("когда закроется первая диагностика", anna.Text, StringComparison.Ordinal);
        await anna.GoAsync(BoardWorld.Home + "/map?of=spring");
        Assert.DoesNotContain("<table", anna.Html, StringComparison.Ordinal);
        await anna.GoAsync(BoardWorld.Home + "/coverage");
        Assert.Contains("План на 2026 год не утверждён", anna.Text, StringComparison.Ordinal);
        await anna.GoAsync(BoardWorld.Home + "/waves");
        Assert.Contains("после закрытия", anna.Text, StringComparison.Ordinal);
        await anna.GoAsync(BoardWorld.Home + "/papers?of=spring");
        Assert.Contains("Охват", anna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Реестр потребностей", anna.Text, StringComparison.Ordinal);
        await BoardWorld.OrderAsync(anna, new(ReportKind.NeedsRegister, "spring", ReportFormat.Xlsx));
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
        Assert.Equal(["report coverage spring text"], world.Noted(person));
    }

    [Fact]
    public async Task Files_are_the_files_of_the_report_with_safe_names_and_each_is_noted()
    {
        await using var world = await BoardWorld.OpenAsync();
        var person = await world.StaffAsync("anna", Role.Coordinator, "zarechny");
        using var anna = await world.EnterAsync(person);
        var noted = new List<string>();
        foreach (var of in (string[])[world.Campaigns[0], "2026"])
        {
            await anna.GoAsync($"{BoardWorld.Home}/papers?of={of}");
            var guard = anna.Field("guard");
            foreach (var wish in Offered(anna.Html).Where(w => w.Format is not (ReportFormat.Pdf or ReportFormat.Zip) && !ReportForms.Recommends(w.Kind)))
            {
                await BoardWorld.OrderAsync(anna, wish, guard);
                Assert.Equal((HttpStatusCode.OK, wish.FileName), (anna.Status, anna.Answer.Content.Headers.ContentDisposition!.FileName));
                Assert.Equal(await world.FileAsync(wish, person), await anna.Answer.Content.ReadAsByteArrayAsync());
                Assert.Matches("^[a-z0-9-]+\\.[a-z]+$", wish.FileName);
                noted.Add(ReportAudit.Of(wish));
            }
        }

        Assert.True(noted.Count > 30, $"{noted.Count}");
        Assert.Equal(noted, world.Noted(person));
        await anna.GoAsync($"{BoardWorld.Home}/papers?of={world.Campaigns[0]}");
        await BoardWorld.OrderAsync(anna, new(ReportKind.AnalyticalReport, world.Campaigns[0], ReportFormat.Docx));
        Assert.Equal(HttpStatusCode.Conflict, anna.Status);
        Assert.Contains("адресная рекомендация", anna.Text, StringComparison.Ordinal);
        Assert.Equal(noted, world.Noted(person));
    }

    [Fact]
    public async Task A_form_of_another_session_or_a_made_up_order_gives_nothing()
    {
        await using var world = await BoardWorld.OpenAsync();
        var person = await world.StaffAsync("anna", Role.Coordinator, "zarechny");
        using var anna = await world.EnterAsync(person);
        var wish = new ReportWish(ReportKind.NeedsRegister, world.Campaigns[0], ReportFormat.Csv);
        await anna.GoAsync($"{BoardWorld.Home}/papers?of={wish.Campaign}");
        var guard = anna.Field("guard");
        await BoardWorld.OrderAsync(anna, wish, "0");
        Assert.Equal(HttpStatusCode.BadRequest, anna.Status);
        await anna.PostAsync(BoardWorld.Home + "/file", new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, anna.Status);
        foreach (var (name, value) in ((string, string)[])[("kind", "../../etc/passwd"), ("kind", "school-extract"), ("kind", "register"), ("of", "../keys"), ("of", "2026"), ("of", "%00"), ("cut", "public"), ("cut", "../x"), ("format", "text"), ("format", "zip"), ("format", "exe"), ("format", "")])
        {
            var fields = new Dictionary<string, string> { ["guard"] = guard, ["kind"] = "needs-register", ["of"] = wish.Campaign, ["cut"] = "", ["format"] = "csv" };
            fields[name] = value;
            await anna.PostAsync(BoardWorld.Home + "/file", [.. fields.Select(f => (f.Key, f.Value))]);
            Assert.Equal((name, value, HttpStatusCode.NotFound), (name, value, anna.Status));
        }

        Assert.DoesNotContain(world.Noted(person), line => line.EndsWith("csv", StringComparison.Ordinal));
    }

    // How many cells were hidden.
    private static int Same(Report report, PageVisitor visitor)
    {
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var shown = BoardWorld.Tables(visitor.Html);
        var tables = report.Parts.OfType<ReportPart.Table>().ToList();
        Assert.Equal(tables.Select(t => t.Title), shown.Select(t => t.Caption));
        foreach (var (table, (_, rows)) in tables.Zip(shown))
        {
            Assert.Equal(table.Columns.Select(c => c.Title), rows[0].Select(c => c.Text));
            Assert.Equal(table.Rows.Select(r => string.Join('|', r.Select((c, i) => $"{c.Text}/{(i == 0 || c.Tone == ReportTone.Plain ? "" : "t" + (int)c.Tone)}"))), rows.Skip(1).Select(r => string.Join('|', r.Select(c => $"{c.Text}/{c.Class}"))));
        }

        foreach (var prose in report.Parts.OfType<ReportPart.Prose>())
        {
            Assert.Contains(prose.Text, visitor.Text, StringComparison.Ordinal);
        }

        return tables.Sum(t => t.Rows.Sum(r => r.Count(c => c.Tone == ReportTone.Hidden)));
    }

    private static IEnumerable<ReportWish> Offered(string html) =>
        from form in Regex.Matches(html, "<form method=\"post\" action=\"/page/board/file\">.*?</form>", RegexOptions.Singleline)
        let values = Regex.Matches(form.Value, "name=\"(\\w+)\" value=\"([^\"]*)\"").Select(m => (Name: m.Groups[1].Value, m.Groups[2].Value)).ToList()
        from format in values.Where(v => v.Name == "format")
        select new ReportWish(ReportWish.KindOf(Of(values, "kind")!)!.Value, Of(values, "of")!, ReportWish.FormatOf(format.Value)!.Value) { Cut = Of(values, "cut") };

    private static string? Of(List<(string Name, string Value)> values, string name) => values.Where(v => v.Name == name).Select(v => v.Value).FirstOrDefault();
}
