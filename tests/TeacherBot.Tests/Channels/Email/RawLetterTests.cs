using System.Text;
using TeacherBot.Documents.Exports;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Store;
using TeacherBot.Tests.Operations;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>Letters as they were written: sealed, for a week, for their author and for a look that is written down.</summary>
public sealed class RawLetterTests
{
    private const string Anna = "anna@mail.test";

    [Fact]
    public async Task A_proven_letter_of_somebody_who_agreed_is_kept_a_week_and_stands_in_the_export()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.JoinAsync(Anna);
        Assert.Empty(Kept(world));
        world.Clock.Now += TimeSpan.FromSeconds(20);
        var raw = LetterWriter.Write(world.Answer(world.Newest(Anna)!, Anna, "гимназия тридевятая"));
        await world.ArriveAsync(raw);
        await world.ArriveAsync(raw);
        await world.ArriveAsync(world.Write(Anna, "подделка"));

        Assert.Equal(raw, Assert.Single(Kept(world)).Raw);
        var export = world.Bot.Database.Read(unit => ExportDocument.Bytes(ExportData.Find(unit, world.Bot.Stores.Vault, Person(unit), world.Clock.Now)!, world.Bot.Catalog.Value));
        Assert.Contains("\"понято\": \"гимназия тридевятая\"", Encoding.UTF8.GetString(export), StringComparison.Ordinal);
        Assert.DoesNotContain("подделка", Encoding.UTF8.GetString(export), StringComparison.Ordinal);

        Assert.False(await PurgeAsync(world, TimeSpan.FromDays(7)));
        Assert.True(await PurgeAsync(world, TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1)));
        Assert.Empty(Kept(world));
    }

    [Fact]
    public async Task An_administrator_sees_them_and_their_author_sees_that()
    {
        using var shell = new Shell();
        string person;
        using (var bot = await shell.OpenAsync())
        {
            person = await bot.Database.WriteAsync(
                unit =>
                {
                    var speaker = bot.Stores.People.FindOrAdd(unit, "email", Anna, "anna", null, shell.Clock.Now);
                    new RawLetterStore(bot.Stores.Vault).Put(unit, speaker.Person.Id, "From: anna@mail.test\nSubject: тема зверька\n\n1а 2б\n\n> вопрос"u8.ToArray(), shell.Clock.Now);
                    return speaker.Person.Id;
                },
                default);
        }

        Assert.DoesNotContain("тема зверька", string.Concat(Directory.EnumerateFiles(shell.Root, "bot.db*").Select(File.ReadAllText)), StringComparison.Ordinal);
        var shown = await shell.RunAsync($"mail letters {person}");
        Assert.Contains("1а 2б", shown.Out, StringComparison.Ordinal);
        Assert.Contains("\"reply\":\"1а 2б\"", (await shell.RunAsync($"mail letters {person} --json")).Out, StringComparison.Ordinal);
        Assert.Equal(1, (await shell.RunAsync("mail letters nobody")).Exit);

        using var after = await shell.OpenAsync();
        var reads = after.Database.Read(unit => ExportStore.Reads(unit, person));
        Assert.Equal(["letters read", "letters read"], reads.Select(r => r.What));
        Assert.Equal("открыты ваши письма за неделю", TeacherBot.Core.People.AccessWords.What(after.Catalog.Value, reads[0].What));
    }

    private static IReadOnlyList<RawLetter> Kept(EmailWorld world) => world.Bot.Database.Read(unit => world.Stores.RawLetters.Of(unit, Person(unit)));

    private static string Person(UnitOfWork unit) => PeopleStore.ActiveIn(unit, "zarechny", "", 1)[0];

    private static Task<bool> PurgeAsync(EmailWorld world, TimeSpan later) =>
        world.Bot.Database.WriteAsync(unit => RawLetterStore.Purge(unit, world.Clock.Now + later), default);
}
