using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using TeacherBot.Core.People;
using TeacherBot.Store;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>Somebody joined twice, under two addresses, and wants to be one person again.</summary>
public sealed partial class PersonJoiningTests
{
    private const string Work = "anna@work.test";
    private const string Home = "anna@home.test";

    [Fact]
    public async Task Two_who_are_the_same_become_one_and_the_longer_attempt_goes_on()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(Work);
        await world.AnswerAsync(Work, "1- 2- 3-");
        var code = await CodeAsync(world, Work);
        await world.BeginAsync(Home);
        await world.AnswerAsync(Home, "1-");
        await world.AnswerAsync(Home, "меню");
        await world.ChooseAsync(Home, "Мероприятия");
        await world.AnswerAsync(Home, "1");
        await world.ChooseAsync(Home, "Записаться");
        var (stays, goes) = (PersonAt(world, Work), PersonAt(world, Home));

        var own = await CodeAsync(world, Home);
        await world.ChooseAsync(Home, "код возврата");
        await world.AnswerAsync(Home, own);
        Assert.Contains("ваш собственный код", world.Newest(Home)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Home, code);
        Assert.Contains("Объединить?", world.Newest(Home)!.Text, StringComparison.Ordinal);
        Assert.Equal(2, Active(world));
        await world.ChooseAsync(Home, "Объединить");
        Assert.Contains("всё ваше в одном месте", world.Newest(Home)!.Text, StringComparison.Ordinal);

        Assert.Equal((1, stays, stays), (Active(world), PersonAt(world, Work), PersonAt(world, Home)));
        Assert.Equal(["consents.person"], PlacesOf(world, goes));
        await world.AnswerAsync(Home, "меню");
        await world.ChooseAsync(Home, "Продолжить");
        Assert.Contains("вопрос 4 из 9", world.Newest(Home)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Work, "меню");
        await world.ChooseAsync(Work, "Мероприятия");
        Assert.Contains("записаны", world.Newest(Work)!.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Backing_out_changes_nothing_and_neither_does_a_code_whose_owner_left_meanwhile()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(Work);
        var code = await CodeAsync(world, Work);
        await world.BeginAsync(Home);
        await CodeAsync(world, Home);
        await world.ChooseAsync(Home, "код возврата");
        await world.AnswerAsync(Home, code);
        await world.AnswerAsync(Home, "назад");
        Assert.Equal(2, Active(world));

        await CodeAsync(world, Home);
        await world.ChooseAsync(Home, "код возврата");
        await world.AnswerAsync(Home, code);
        await world.AnswerAsync(Work, "стоп");
        await world.ChooseAsync(Work, "удалить");
        await world.ChooseAsync(Home, "Объединить");
        Assert.Contains("Такого кода нет", world.Newest(Home)!.Text, StringComparison.Ordinal);
        Assert.NotEqual(PersonAt(world, Work), PersonAt(world, Home));
    }

    private static async Task<string> CodeAsync(EmailWorld world, string address)
    {
        await world.AnswerAsync(address, "/email");
        return Code().Match(world.Taken.Last(t => t.To == address && t.Letter.Text!.Contains("Ваш код возврата", StringComparison.Ordinal)).Letter.Text!).Value;
    }

    private static int Active(EmailWorld world) => (int)world.Bot.Database.Read(unit => PeopleStore.Count(unit, PersonStatus.Active));

    private static string PersonAt(EmailWorld world, string address)
    {
        var id = world.Bot.Database.Read(unit => world.Stores.Letters.FindAddress(unit, address))!.Value.Id;
        return world.Bot.Database.Read(unit => PeopleStore.FindAddressOf(unit, id))!.Person;
    }

    // Every table and column that still names somebody.
    private static List<string> PlacesOf(EmailWorld world, string person)
    {
        using var connection = new SqliteConnection(world.ConnectionString);
        connection.Open();
        var columns = new List<(string Table, string Column)>();
        using (var list = new SqliteCommand("select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and lower(c.type) = 'text'", connection))
        using (var reader = list.ExecuteReader())
        {
            while (reader.Read())
            {
                columns.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        return [.. columns.Where(c =>
        {
            using var count = new SqliteCommand($"select count(*) from \"{c.Table}\" where instr(\"{c.Column}\", $person) > 0", connection);
            count.Parameters.AddWithValue("$person", person);
            return (long)count.ExecuteScalar()! > 0;
        }).Select(c => $"{c.Table}.{c.Column}")];
    }

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
