using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Profiles;
using TeacherBot.Store;
using TeacherBot.Tests.Operations;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Community;

/// <summary>Cards, their list for the atlas, and what an operator takes out of the bot.</summary>
public sealed class PracticeTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 5, 0, 0, TimeSpan.Zero);

    private static readonly PracticeCard Whole = new("Площадь: «из обрезков»") { Problem = "Путают периметр\nи площадь.", Steps = "Режем.", Result = "Стали различать.", Subject = "mathematics", Areas = ["MAT6"], Grades = "5–9" };

    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public void A_card_asks_for_what_is_missing_in_its_order_and_a_new_subject_asks_for_its_areas()
    {
        Assert.Equal(PracticeField.Problem, new PracticeCard("Название").Missing);
        Assert.Null(Whole.Missing);
        Assert.Equal(PracticeField.Areas, Whole.With(PracticeField.Subject, PracticeCard.EverySubject).Missing);
        Assert.Equal(Whole, Whole.With(PracticeField.Subject, "mathematics"));
        Assert.Equal(Whole.Title, Whole.With(PracticeField.Title, null).Title);
    }

    [Fact]
    public void What_was_checked_is_suggested_before_a_practice_and_another_towns_is_not_seen()
    {
        var catalog = TheCatalog.Value;
        var practice = PracticeMaterials.Of(Of("one", Whole), catalog);
        var both = catalog with { Materials = [practice, .. catalog.Materials] };
        var found = Recommendations.Materials(both, "zarechny", "MAT6", null);
        Assert.Equal(practice.Id, found[^1].Id);
        Assert.DoesNotContain(Recommendations.Materials(both, "lugovoy", "MAT6", null), m => m.Id == practice.Id);
        Assert.Contains(MaterialSearch.Find(both, "zarechny", "обрезки"), m => m.Id == practice.Id);
    }

    [Fact]
    public void The_list_has_the_practices_of_its_year_schools_of_those_who_agreed_and_what_is_missing()
    {
        var town = TheCatalog.Value.Municipalities["zarechny"];
        ImmutableArray<Practice> all =
        [
            Of("one", Whole), Of("two", Whole with { Title = "Вторая", AtlasUrl = "https://raop.example/2", Link = "https://school.ru" }) with { IsNamed = true, Author = "Анна Сергеевна", School = "school-4" },
            Of("old", Whole with { Title = "Прошлогодняя" }) with { PublishedAt = Day.AddYears(-1) },
        ];
        var report = PracticesReport.Of(2026, all, town, TheCatalog.Value, Day);
        var tables = report.Parts.OfType<Core.Reports.ReportPart.Table>().ToList();
        Assert.Equal(["не указана", "Школа № 4"], tables[0].Rows.Select(r => r[2].Text));
        Assert.Equal(["без имени", "Анна Сергеевна, Школа № 4"], tables[1].Rows.Select(r => r[2].Text));
        Assert.Equal(["школа: спросите автора, согласен ли он её показать, страница автора, адрес в РАОП", "всё есть"], tables[1].Rows.Select(r => r[7].Text));
        Assert.All(tables[1].Rows, r => Assert.Equal(town.Contact, r[6].Text));
        Assert.Empty(PracticesReport.Of(2024, all, town, TheCatalog.Value, Day).Parts.OfType<Core.Reports.ReportPart.Table>());
    }

    [Fact]
    public async Task An_operator_takes_the_list_and_files_that_the_content_check_accepts()
    {
        var printed = await shell.RunAsync($"content export --overlay --out {shell.Root}/empty");
        Assert.Equal((0, "Через бота ещё ничего не опубликовано."), (printed.Exit, printed.Out.Trim()));
        await PublishAsync();

        var csv = Path.Combine(shell.Root, "list.csv");
        Assert.Equal(0, (await shell.RunAsync($"report practices --scope zarechny --year 2026 --format csv --out {csv}")).Exit);
        Assert.Contains("Площадь", await File.ReadAllTextAsync(csv), StringComparison.Ordinal);
        foreach (var format in new[] { "xlsx", "docx" })
        {
            Assert.Equal(0, (await shell.RunAsync($"report practices --scope zarechny --year 2026 --format {format} --out {shell.Root}/list.{format}")).Exit);
        }

        var folder = Path.Combine(shell.Root, "overlay");
        printed = await shell.RunAsync($"content export --overlay --out {folder}");
        Assert.Contains("практик 1", printed.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await shell.RunAsync($"content export --overlay --out {folder}")).Exit);
        Assert.Equal(2, (await shell.RunAsync($"content export mathematics-levels --overlay --out {folder}")).Exit);
        Tests.Content.SampleFolder.Copy(folder, shell.Content);
        printed = await shell.RunAsync("content check");
        Assert.True(printed.Exit == 0, printed.Out);
    }

    private static Practice Of(string id, PracticeCard card) => new(id, "zarechny", PracticeStatus.Published, card) { PublishedAt = Day };

    private async Task PublishAsync()
    {
        using var bot = await shell.OpenAsync();
        var store = new PracticeStore(bot.Stores.People);
        await bot.Database.WriteAsync(
            unit =>
            {
                foreach (var name in new[] { "author", "methodist" })
                {
                    bot.Stores.People.FindOrAdd(unit, "console", name, name, null, Day);
                    var text = bot.Catalog.Value.Municipalities["zarechny"].Consents["processing"];
                    ConsentStore.Record(unit, name, new RecordConsent(text.Kind, text.Version, text.Hash, "zarechny"), ImmutableDictionary<string, int>.Empty, new Inbound(name, "console", Day, new CommandSaid("start", "")));
                }

                var (author, methodist) = (PeopleStore.FindPerson(unit, "author")!.Person, PeopleStore.FindPerson(unit, "methodist")!.Person);
                store.Apply(unit, author, Day, new DraftPractice("kept", "zarechny", "Площадь"));
                store.Apply(unit, author, Day, new ChangePractice("kept", Whole));
                store.Apply(unit, author, Day, new SubmitPractice("kept"));
                store.Apply(unit, methodist, Day, new PublishPractice("kept"));
            },
            default);
    }
}
