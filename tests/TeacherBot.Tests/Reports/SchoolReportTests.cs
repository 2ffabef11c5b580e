using System.Text;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Operations.Populations;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Papers for one school.</summary>
public sealed class SchoolReportTests
{
    private const string Anna = "anna@mail.test";

    private static readonly Municipality Town = TheCatalog.Value.Municipalities["zarechny"];
    private static readonly SchoolSource Four = new(Town, Town.FindSchool("school-4")!, "VYJc4masye") { Campaign = SampleSnapshot.Campaign, At = new(2026, 11, 29, 17, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void The_poster_has_a_code_for_every_channel_the_municipality_allows_and_for_no_other()
    {
        var catalog = TheCatalog.Value with { TelegramName = "teacher_bot", EmailAddress = "bot@school.test" };
        Assert.Equal(["https://t.me/teacher_bot?start=s_VYJc4masye", "mailto:bot@school.test?subject=s_VYJc4masye"], Links(Four, catalog));
        var quiet = Four with { Town = Town with { Policy = Town.Policy.SetItem("telegram", ChannelPolicy.Off) } };
        Assert.Equal(["mailto:bot@school.test?subject=s_VYJc4masye"], Links(quiet, catalog));
        var none = SchoolReports.Of(ReportKind.SchoolPack, Four, TheCatalog.Value with { EmailAddress = null });
        Assert.Contains("s_VYJc4masye", string.Join('\n', none.Parts.OfType<ReportPart.Prose>().Select(p => p.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 4, "не указывается")]
    [InlineData(20, 9, "меньше половины")]
    [InlineData(20, 10, "больше половины")]
    [InlineData(20, 18, "почти все")]
    public void The_certificate_tells_a_band_and_only_of_enough_people(int invited, int finished, string said)
    {
        var text = Text(SchoolReports.Of(ReportKind.SchoolCertificate, Four with { Participation = new("school-4", invited, finished, finished) }, TheCatalog.Value));
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains("«Осень», 02.11.2026–27.11.2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain(finished.ToString(System.Globalization.CultureInfo.InvariantCulture) + " ", text.Replace("№ 4 ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_reads_bands_of_eight_people_and_more()
    {
        // 21 in the town, 14 of them below 2: told exactly to the office, as a band to a head; the six of the cluster are not told of.
        Measured[] people = [.. Enumerable.Range(0, 21).Select(i => new Measured($"{i}", "MET1", i < 14 ? 1 : 3, "mathematics", i < 6 ? "left-bank" : "river", i < 3))];
        var snapshot = SampleSnapshot.Of(people);
        Assert.Contains("67 %", Text(MapReport.Of(snapshot, null, TheCatalog.Value)), StringComparison.Ordinal);
        var table = SchoolReports.Of(ReportKind.SchoolExtract, Four with { Snapshot = snapshot }, TheCatalog.Value).Parts.OfType<ReportPart.Table>().Single();
        Assert.Equal(["две трети и больше", "скрыто"], Assert.Single(table.Rows)[2..].Select(c => c.Text));
        Assert.Equal([Town.Title, "Левобережный куст"], table.Columns[2..].Select(c => c.Title));
    }

    [Fact]
    public async Task The_office_finds_a_school_by_its_number_and_a_head_has_their_own_only()
    {
        using var world = await TownAsync();
        var person = await world.AgreeAsync("email", Anna);
        await GrantAsync(world, person, Role.Coordinator, "zarechny");
        await world.ArriveAsync(world.Write(Anna, "Здравствуйте"));
        await world.AnswerAsync(Anna, "отчёт выписка школа 4");
        Assert.Equal("school-extract.docx", (await FileAsync(world)).Name);
        await world.AnswerAsync(Anna, "отчёт справка об участии школа 4");
        Assert.Equal("school-certificate.docx", (await FileAsync(world)).Name);
        await world.AnswerAsync(Anna, "отчёты");
        await world.ChooseAsync(Anna, "Бумаги для школы");
        await world.AnswerAsync(Anna, "99");
        Assert.Contains("Такой школы среди ваших нет", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "гимназия");
        await world.ChooseAsync(Anna, "Гимназия № 3");
        await world.ChooseAsync(Anna, "Справка об участии");
        var file = await FileAsync(world);
        Assert.Equal(("school-certificate.docx", "PK"), (file.Name, Encoding.ASCII.GetString(file.Part.Decode(2))));

        // The same person leads a school and nothing else: the other reports are refused, and other schools are not theirs.
        await world.Bot.Database.WriteAsync(unit => RoleStore.Revoke(unit, person, new RoleGrant(Role.Coordinator, "zarechny"), world.Clock.Now), CancellationToken.None);
        await GrantAsync(world, person, Role.Head, "zarechny/school:school-5");
        await world.AnswerAsync(Anna, "отчёт карта");
        Assert.Contains("не", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Empty(world.Newest(Anna)!.Attachments);
        await world.AnswerAsync(Anna, "отчёт пакет школа 4 word");
        Assert.Equal("school-pack.docx", (await FileAsync(world)).Name);
        Assert.Equal(
            ["report school-extract school-4 docx", "report school-certificate school-4 docx", "report school-certificate gymnasium-3 docx", "report refused", "report school-pack school-5 docx"], Noted(world));
    }

    [Fact]
    public async Task A_role_that_is_gone_gets_no_paper()
    {
        using var world = await TownAsync();
        var person = await world.AgreeAsync("email", Anna);
        await GrantAsync(world, person, Role.Head, "zarechny/school:school-5");
        await world.ArriveAsync(world.Write(Anna, "Здравствуйте"));
        await world.AnswerAsync(Anna, "отчёт справка об участии");
        Assert.Contains("Готовлю файл", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Revoke(unit, person, new RoleGrant(Role.Head, "zarechny/school:school-5"), world.Clock.Now), CancellationToken.None);
        await world.RunJobsAsync();
        Assert.Empty(world.Newest(Anna)!.Attachments);
    }

    private static List<string> Links(SchoolSource source, Catalog catalog) =>
        [.. SchoolReports.Of(ReportKind.SchoolPack, source, catalog).Parts.OfType<ReportPart.Code>().Select(c => c.Link)];

    private static string Text(Report report) => ReportText.Of(report);

    private static async Task<TeacherBot.Mail.Mime.LetterAttachment> FileAsync(EmailWorld world)
    {
        await world.RunJobsAsync();
        return Assert.Single(world.Newest(Anna)!.Attachments);
    }

    private static async Task<EmailWorld> TownAsync()
    {
        var world = await EmailWorld.OpenAsync();
        await new Population(world.Bot, world.Bot.Catalog.Value.Municipalities["zarechny"], new AbilityModel(1)).SeedAsync(60, _ => { }, CancellationToken.None);
        return world;
    }

    private static Task GrantAsync(EmailWorld world, string person, Role role, string scope) =>
        world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(role, scope), "test", world.Clock.Now), CancellationToken.None);

    private static List<string> Noted(EmailWorld world)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(world.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select action from audit where action like 'report %' order by id";
        using var reader = command.ExecuteReader();
        var actions = new List<string>();
        while (reader.Read())
        {
            actions.Add(reader.GetString(0));
        }

        return actions;
    }
}
