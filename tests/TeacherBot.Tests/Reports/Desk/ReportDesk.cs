using Microsoft.Data.Sqlite;
using TeacherBot.Core.People;
using TeacherBot.Operations.Populations;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Reports.Desk;

/// <summary>An invented town with frozen campaigns, somebody with a role in it, and what the audit log says of reports.</summary>
internal static class ReportDesk
{
    public const string Anna = "anna@mail.test";

    // Sixty people and two campaigns, both frozen.
    public static async Task<EmailWorld> TownAsync()
    {
        var world = await EmailWorld.OpenAsync();
        await new Population(world.Bot, world.Bot.Catalog.Value.Municipalities["zarechny"], new AbilityModel(1)).SeedAsync(60, _ => { }, CancellationToken.None);
        Assert.Equal(2, await new TeacherBot.Reports.SnapshotFreezer(world.Bot.Database, world.Bot.Catalog, world.Clock).FreezeAsync(CancellationToken.None));
        return world;
    }

    public static async Task<string> StaffAsync(EmailWorld world, Role? role, string scope)
    {
        var person = await world.AgreeAsync("email", Anna);
        await GrantAsync(world, person, role, scope);
        await world.ArriveAsync(world.Write(Anna, "Здравствуйте"));
        return person;
    }

    public static async Task ChatStaffAsync(EmailWorld world, Role? role, string scope)
    {
        await GrantAsync(world, await world.AgreeAsync(world.Chat.Name, Chat.Address), role, scope);
        await world.Chat.TypeAsync("/menu");
    }

    public static Task GrantAsync(EmailWorld world, string person, Role? role, string scope) => role is not { } given ? Task.CompletedTask
        : world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(given, scope), "test", world.Clock.Now), CancellationToken.None);

    // Campaigns have made-up ids.
    public static List<string> Noted(EmailWorld world)
    {
        using var connection = new SqliteConnection(world.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select action from audit where action like 'report%' order by id";
        using var reader = command.ExecuteReader();
        var noted = new List<string>();
        while (reader.Read())
        {
            noted.Add(reader.GetString(0).Split(' ') is [var a, var b, _, var d, .. var cut] ? $"{a} {b} * {d}{(cut is [var only] ? " " + only : "")}" : reader.GetString(0));
        }

        return noted;
    }
}
