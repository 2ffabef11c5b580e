using System.Net;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Profiles;
using TeacherBot.Documents;

namespace TeacherBot.Tests.Documents;

public sealed class PageTests : IAsyncLifetime
{
    private DocumentWorld world = null!;
    private string person = "";

    private Catalog Catalog => world.Catalog;

    public async Task InitializeAsync()
    {
        world = await DocumentWorld.OpenAsync();
        person = await world.JoinAsync();
    }

    public Task DisposeAsync()
    {
        world.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Profile_says_each_area_as_the_chat_does_strengths_first()
    {
        var attempt = await world.TakeAsync(DocumentWorld.Address, "A1", "MAT7", "MAT8");

        var text = Text(ProfileDocument.Html(Subject(attempt)));

        var areas = Profile.Of(Catalog.Pinned(attempt.Instrument), attempt).ByStrength();
        foreach (var area in areas)
        {
            Assert.Contains(AreaWords.Line(Catalog, area), text, StringComparison.Ordinal);
            Assert.Contains(AreaWords.Sentence(Catalog, area), text, StringComparison.Ordinal);
            Assert.All(AreaWords.Remarks(Catalog, area), r => Assert.Contains(r, text, StringComparison.Ordinal));
            var tomorrow = Catalog.Pinned(attempt.Instrument).Area(area.Area).Tomorrow!;
            Assert.Contains(tomorrow, text, StringComparison.Ordinal);
        }

        Assert.Equal("MAT7", areas[0].Area);
        Assert.True(text.IndexOf(AreaWords.Line(Catalog, areas[0]), StringComparison.Ordinal)
            < text.IndexOf(AreaWords.Line(Catalog, areas[1]), StringComparison.Ordinal));
        Assert.Contains("▮▮▮", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_names_text_number_day_reader_and_voluntariness_and_never_a_deficit()
    {
        var attempt = await world.TakeAsync(DocumentWorld.Address, "A1", "MAT7");

        var text = Text(ProfileDocument.Html(Subject(attempt)));

        Assert.Contains("mathematics-levels, версия 2, форма A, отпечаток " + attempt.Instrument.Hash[..12], text, StringComparison.Ordinal);
        Assert.Contains("№ 7 от 29 ноября 2026", text, StringComparison.Ordinal);
        Assert.Contains(Catalog.Text("result.who-sees"), text, StringComparison.Ordinal);
        Assert.Contains(Catalog.Text("result.voluntary"), text, StringComparison.Ordinal);
        Assert.Contains(Catalog.Text("steps.title"), text, StringComparison.Ordinal);
        Assert.DoesNotContain("дефицит", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(DocumentWorld.Name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_holds_no_result()
    {
        var attempt = await world.TakeAsync(DocumentWorld.Address, "A1", "MAT7", "MAT8");

        var text = Text(CertificateDocument.Html(Subject(attempt)));

        foreach (var area in Profile.Of(Catalog.Pinned(attempt.Instrument), attempt).Areas)
        {
            Assert.DoesNotContain(AreaWords.Sentence(Catalog, area), text, StringComparison.Ordinal);
            Assert.DoesNotContain(Catalog.AreaTitle(area.Area), text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('▮', text);
        Assert.DoesNotContain('%', text.Split("<body>")[1]);
    }

    [Fact]
    public async Task Certificate_says_who_what_when_how_long_and_from_whom()
    {
        var attempt = await world.TakeAsync(DocumentWorld.Address, "A1", "MAT7", "MAT8");

        var text = Text(CertificateDocument.Html(Subject(attempt)));

        Assert.Contains("Имя: " + DocumentWorld.Name, text, StringComparison.Ordinal);
        Assert.Contains("«Математика»", text, StringComparison.Ordinal);
        Assert.Contains("29 ноября 2026", text, StringComparison.Ordinal);
        Assert.Contains("1 академический час", text, StringComparison.Ordinal);
        Assert.Contains("№ 7", text, StringComparison.Ordinal);
        Assert.Contains(Catalog.Municipalities[DocumentWorld.Town].Title, text, StringComparison.Ordinal);
        Assert.Contains(Catalog.Text("result.voluntary"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_without_a_name_leaves_a_line_for_it()
    {
        var attempt = await world.TakeAsync(DocumentWorld.Address, "A1", "MAT7");

        var text = Text(CertificateDocument.Html(Subject(attempt) with { Name = null }));

        Assert.Contains(Catalog.Text("document.certificate-blank"), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(8, 2)]
    public async Task Hours_are_whole_academic_ones_rounded_up(int areas, int hours)
    {
        var codes = Enumerable.Range(1, areas).Select(n => $"MAT{n}").ToArray();
        var attempt = await world.TakeAsync(DocumentWorld.Address, "A1", codes);

        Assert.Equal(hours, CertificateDocument.Hours(Catalog.Pinned(attempt.Instrument), attempt));
    }

    [Fact]
    public void Text_that_looks_like_mark_up_stays_text()
    {
        var html = new HtmlPage("<b>", "</style>").Prose("<img src=\"http://example.org/a.png\">&\nдальше").Build();

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=&quot;http", html, StringComparison.Ordinal);
        Assert.Contains("&amp;\nдальше", html, StringComparison.Ordinal);
        Assert.Single(html.Split("</style>")[1..]);
    }

    private static string Text(string html) => WebUtility.HtmlDecode(html);

    private DocumentSubject Subject(Attempt attempt)
    {
        var speaker = world.Database.Read(unit => TeacherBot.Store.PeopleStore.FindPerson(unit, person))!;
        return new DocumentSubject(Catalog, speaker.Person, DocumentWorld.Name, attempt, 7, world.Clock.GetUtcNow());
    }
}
