using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Operations;
using TeacherBot.Operations.Populations;
using TeacherBot.Reports;
using TeacherBot.Store;
using TeacherBot.Tests.Broadcasts;

namespace TeacherBot.Tests.Pages.Board;

/// <summary>An invented town with two frozen campaigns, and people with roles who come to the board by a link.</summary>
internal sealed partial class BoardWorld : IAsyncDisposable
{
    public const string Home = "/page/board";

    /// <summary>Every address of the board that is looked at.</summary>
    public static readonly string[] Pages = ["", "/map", "/coverage", "/waves", "/indicators", "/quality", "/broadcasts", "/events", "/queues"];

    private readonly PageWorld world;
    private int codes;

    private BoardWorld(PageWorld world)
    {
        this.world = world;
        People = new TownPeople(world.Mail.Bot, world.Mail.Clock, new(30, 2));
    }

    public Channels.Email.EmailWorld Mail => world.Mail;

    public Bot Bot => world.Mail.Bot;

    public Uri Site => world.Site;

    public TownPeople People { get; }

    public Municipality Town => Bot.Catalog.Value.Municipalities[TownPeople.Town];

    public IReadOnlyList<string> Campaigns => [.. Bot.Database.Read(unit => CampaignStore.OfTown(unit, TownPeople.Town)).Select(c => c.Id)];

    public static async Task<BoardWorld> OpenAsync(int people = 60)
    {
        var made = new BoardWorld(await PageWorld.OpenAsync());
        if (people > 0)
        {
            await new Population(made.Bot, made.Town, new AbilityModel(1)).SeedAsync(people, _ => { }, CancellationToken.None);
            Assert.Equal(2, await new SnapshotFreezer(made.Bot.Database, made.Bot.Catalog, made.Mail.Clock).FreezeAsync(CancellationToken.None));
        }

        return made;
    }

    /// <summary>Somebody of the town with a role; the result is the person.</summary>
    public async Task<string> StaffAsync(string name, Role? role, string scope)
    {
        var person = await People.JoinAsync("email", name + "@mail.test");
        await GrantAsync(person, role, scope);
        return person;
    }

    public Task GrantAsync(string person, Role? role, string scope) => role is not { } given ? Task.CompletedTask
        : Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(given, scope), "test", Mail.Clock.Now), CancellationToken.None);

    public async Task<PageVisitor> EnterAsync(string person)
    {
        var code = (++codes).ToString("D26", System.Globalization.CultureInfo.InvariantCulture);
        await Bot.Database.WriteAsync(unit => PageStore.Make(unit, person, code, Mail.Clock.Now), CancellationToken.None);
        var visitor = world.Visitor();
        await visitor.OpenAsync("/p/" + code);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        return visitor;
    }

    public PageVisitor Visitor() => world.Visitor();

    /// <summary>The report as everybody else is handed it.</summary>
    public async Task<Report> ReportAsync(ReportWish wish, string viewer) => (await Maker.DrawAsync(wish, TownPeople.Town, viewer, CancellationToken.None))!;

    public async Task<byte[]> FileAsync(ReportWish wish, string viewer) =>
        Assert.IsType<ReportOutcome.Made>(await Maker.MakeAsync(wish, TownPeople.Town, viewer, CancellationToken.None)).Bytes;

    private ReportMaker Maker => new(Bot.Database, new SnapshotFreezer(Bot.Database, Bot.Catalog, Mail.Clock), Bot.Catalog, new(new(), Mail.Clock), Mail.Clock) { People = Bot.Stores.People };

    /// <summary>Lines of the audit log about a person's reports.</summary>
    public IReadOnlyList<string> Noted(string person)
    {
        using var connection = new SqliteConnection(Mail.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select action from audit where actor = @person and action like 'report%' order by id";
        command.Parameters.AddWithValue("@person", person);
        using var reader = command.ExecuteReader();
        var noted = new List<string>();
        while (reader.Read())
        {
            noted.Add(reader.GetString(0));
        }

        return noted;
    }

    /// <summary>Brings about what would take long to happen.</summary>
    public void Change(string sql)
    {
        using var connection = new SqliteConnection(Mail.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    /// <summary>Tables of a page: caption, then rows of cells with the class of each.</summary>
    public static IReadOnlyList<(string Caption, List<List<(string Text, string Class)>> Rows)> Tables(string html) =>
    [
        .. TableOf().Matches(html).Select(t => (
            Plain(Regex.Match(t.Value, "<caption>(.*?)</caption>").Groups[1].Value),
            RowOf().Matches(t.Value).Select(r => CellOf().Matches(r.Value).Select(c => (Plain(c.Groups[2].Value), Regex.Match(c.Groups[1].Value, "class=\"([^\"]*)\"").Groups[1].Value)).ToList()).ToList())),
    ];

    /// <summary>A file is asked for by the form of the page that is open.</summary>
    public static Task OrderAsync(PageVisitor visitor, ReportWish wish, string? guard = null) => visitor.PostAsync(
        Home + "/file", [("guard", guard ?? visitor.Field("guard")), ("kind", ReportWish.NameOf(wish.Kind)), ("of", wish.Campaign), ("cut", wish.Cut ?? ""), ("format", ReportWish.Extension(wish.Format))]);

    public Task DoAsync(string name, params Effect[] effects) => People.ApplyAsync("email", name + "@mail.test", effects);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private static string Plain(string html) => WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", ""));

    [GeneratedRegex("<table>.*?</table>", RegexOptions.Singleline)]
    private static partial Regex TableOf();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex RowOf();

    [GeneratedRegex("<t[hd]([^>]*)>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex CellOf();
}
