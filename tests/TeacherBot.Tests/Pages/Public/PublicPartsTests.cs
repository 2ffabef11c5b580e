using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Identification;
using TeacherBot.Core.Pages;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Pages.Public;

/// <summary>Documents and figures by their rules.</summary>
public sealed class PublicPartsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("https://sad.example/prikaz.pdf", true)]
    [InlineData("http://sad.example/prikaz.pdf", true)]
    [InlineData("https://192.168.0.5/prikaz.pdf", false)]
    [InlineData("https://files.local/prikaz.pdf", false)]
    [InlineData("https://files/prikaz.pdf", false)]
    [InlineData("https://user:secret@sad.example/prikaz.pdf", false)]
    [InlineData("javascript:alert(1)//sad.example", false)]
    [InlineData("file:///srv/prikaz.pdf", false)]
    [InlineData("https://[fd00::1]/prikaz.pdf", false)]
    public void A_document_is_shown_only_where_its_link_is_everybodys(string link, bool isShown)
    {
        var entry = new RegisterEntry("e1", "documents", ImmutableSortedDictionary<string, string>.Empty.Add("title", "Приказ о рабочей группе").Add("number", "12").Add("date", "2026-10-01").Add("link", link));
        var section = Section(new() { Documents = [entry, entry with { Id = "e2", Values = entry.Values.SetItem("title", "Без ссылки").Remove("link") }, entry with { Id = "e3", Status = RegisterEntryStatus.Draft, Values = entry.Values.SetItem("title", "Черновик") }] }, "documents")!;
        var items = section.Groups.SelectMany(g => g.Items).ToList();
        Assert.Equal(isShown ? ["Приказ о рабочей группе"] : [], items.Select(i => i.Title));
        Assert.Equal(isShown ? ["№ 12, 01.10.2026"] : [], items.SelectMany(i => i.Lines));
    }

    [Fact]
    public void A_figure_is_the_municipalitys_or_none()
    {
        var schools = TheCatalog.Value.Municipalities["zarechny"].Schools.Select(s => s.Id).ToList();
        SchoolFact Fact(int school, string indicator, decimal value, int year = 2026) => new(schools[school], year, indicator, value);
        var four = Enumerable.Range(0, 4).Select(i => Fact(i, "ege-russian", 60 + i)).ToList();

        // Of four schools nothing is told; of five the mean; the mean over pupils, where there is one, in its place. Older years stand in.
        Assert.Null(Section(new() { Figures = [.. four] }, "figures"));
        Assert.Equal(["62 — среднее по школам, их 5; 2026 год"], Lines([.. four, Fact(4, "ege-russian", 64)]));
        Assert.Equal(["71 — по муниципалитету, 2026 год"], Lines([.. four, new(SchoolFact.Town, 2026, "ege-russian", 71.3m)]));
        Assert.Equal(["70 — по муниципалитету, 2025 год"], Lines([new(SchoolFact.Town, 2025, "ege-russian", 70m), new(SchoolFact.Town, 2020, "ege-mathematics", 70m)]));
        Assert.Equal(["3,6 — по муниципалитету, 2026 год"], Lines([new(SchoolFact.Town, 2026, "oge-russian", 3.58m)]));

        // «Yes» of two or of all but two would tell of single schools.
        Assert.Equal([0, 1, 1, 0], ((int[])[2, 3, 6, 7]).Select(yes => Lines([.. Enumerable.Range(0, 9).Select(i => Fact(i, "psychologist", i < yes ? 1 : 0))]).Count));

        // What the office did not choose is not shown, whatever is kept.
        Assert.Empty(Lines([new(SchoolFact.Town, 2026, "deviant", 4m), new(SchoolFact.Region, 2026, "ege-russian", 60m)]));
    }

    private static List<string> Lines(ImmutableArray<SchoolFact> facts) =>
        [.. Section(new() { Figures = facts }, "figures")?.Groups.SelectMany(g => g.Items).SelectMany(i => i.Lines) ?? []];

    private static PublicSection? Section(Kept kept, string id) => PublicPage.Of(new(TheCatalog.Value.Municipalities["zarechny"], TheCatalog.Value, Now) { Documents = kept.Documents, Figures = kept.Figures })!.Sections.FirstOrDefault(s => s.Id == id);

    private sealed record Kept
    {
        public ImmutableArray<RegisterEntry> Documents { get; init; } = [];

        public ImmutableArray<SchoolFact> Figures { get; init; } = [];
    }
}
