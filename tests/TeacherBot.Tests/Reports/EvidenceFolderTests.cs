using System.IO.Compression;
using TeacherBot.Core.People;
using TeacherBot.Operations.Populations;
using TeacherBot.Reports;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Reports;

/// <summary>«Папка доказательств», asked for by a letter.</summary>
public sealed class EvidenceFolderTests
{
    private const string Anna = "anna@mail.test";

    [Fact]
    public async Task Everything_the_program_can_prove_is_in_it_and_what_it_cannot_is_not()
    {
        using var world = await EmailWorld.OpenAsync();
        await new Population(world.Bot, world.Bot.Catalog.Value.Municipalities["zarechny"], new AbilityModel(1)).SeedAsync(60, _ => { }, CancellationToken.None);
        await new SnapshotFreezer(world.Bot.Database, world.Bot.Catalog, world.Clock).FreezeAsync(CancellationToken.None);
        var last = world.Bot.Database.Read(unit => SnapshotStore.OfTown(unit, "zarechny")).MaxBy(k => k.Snapshot.To)!.Snapshot;
        await world.Bot.Database.WriteAsync(unit => RecommendationStore.Add(unit, "zarechny", last.Campaign, new("РМО", "встретиться"), world.Clock.Now), CancellationToken.None);

        var person = await world.AgreeAsync("email", Anna);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(Role.Coordinator, "zarechny"), "test", world.Clock.Now), CancellationToken.None);
        await world.ArriveAsync(world.Write(Anna, "Здравствуйте"));
        await world.AnswerAsync(Anna, "отчёты");
        await world.ChooseAsync(Anna, "Показатели");
        await world.ChooseAsync(Anna, "2026 год");
        var first = await FolderAsync(world);
        using (var archive = new ZipArchive(new MemoryStream(first)))
        {
            Assert.Equal(
                [
                    "5.2 Паспорта методик.docx", "5.3 Охват – Входная диагностика.docx", "5.3 Охват – Итоговая диагностика.docx", "5.4 Журнал поддержки.docx",
                    "7.1 Аналитическая справка – Итоговая диагностика.docx", "Показатели 2026.xlsx",
                ],
                archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
            Assert.All(archive.Entries, e => Assert.True(e.Length > 1000, e.FullName));
        }

        // The same data are the same bytes.
        Assert.Equal(first, await FolderAsync(world));
    }

    private static async Task<byte[]> FolderAsync(EmailWorld world)
    {
        var before = world.CountTo(Anna);
        await world.ChooseAsync(Anna, "Папка доказательств");
        await world.RunJobsAsync();
        Assert.True(world.CountTo(Anna) > before);
        var letter = world.Newest(Anna)!;
        Assert.Equal("indicators.zip", Assert.Single(letter.Attachments).Name);
        var bytes = letter.Attachments[0].Part.Decode(int.MaxValue);

        // Back to the choice of formats, as a letter of its own.
        await world.AnswerAsync(Anna, "отчёты");
        await world.AnswerAsync(Anna, "9");
        return bytes.ToArray();
    }
}
