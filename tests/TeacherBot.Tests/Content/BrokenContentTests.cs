using TeacherBot.Content;

namespace TeacherBot.Tests.Content;

public class BrokenContentTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(SampleFolder.BrokenPath, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Broken_sample_gives_exactly_its_own_problem(string sample)
    {
        using var folder = new SampleFolder();
        var expected = folder.Break(Path.Combine(SampleFolder.BrokenPath, sample + ".txt"));
        using var output = new StringWriter();

        var exit = ContentVerbs.Check(folder.Root, output, SampleFolder.Today);

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, lines[..^1]);
        Assert.NotEmpty(expected);
        Assert.Equal(1, exit);
    }

    [Fact]
    public void There_are_enough_samples() => Assert.True(Samples.Count >= 28);

    [Fact]
    public void Good_folder_gives_no_problem_and_a_line_of_figures()
    {
        using var output = new StringWriter();

        var exit = ContentVerbs.Check(SampleFolder.GoodPath, output, SampleFolder.Today);

        Assert.Equal("Всё в порядке. Вопросников: 2, заданий: 11, материалов: 2, мероприятий: 1, муниципалитетов: 1, школ: 2, текстов: 2.", output.ToString().Trim());
        Assert.Equal(0, exit);
    }

    [Fact]
    public void All_problems_are_found_in_one_go_in_the_order_of_files()
    {
        using var folder = new SampleFolder();
        foreach (var sample in new[] { "zone-unknown", "trap-missing", "seconds-too-many", "plural-with-two-forms", "link-broken" })
        {
            folder.Break(Path.Combine(SampleFolder.BrokenPath, sample + ".txt"));
        }

        var broken = Assert.IsType<ContentResult.Broken>(ContentLoader.Load(folder.Root, SampleFolder.Today));

        Assert.Equal(
            ["ALG.yml", "ALG.yml", "materials.yml", "messages.yml", "municipality.yml"],
            broken.Problems.Select(p => Path.GetFileName(p.File)));
    }

    [Fact]
    public void File_in_another_encoding_is_named()
    {
        using var folder = new SampleFolder();
        File.WriteAllBytes(folder.PathOf("common/messages.yml"), [0x6e, 0x3a, 0x20, 0xcf, 0xf0, 0xe8]);

        var broken = Assert.IsType<ContentResult.Broken>(ContentLoader.Load(folder.Root, SampleFolder.Today));

        Assert.Equal("common/messages.yml:1: файл не в кодировке UTF-8; сохраните его заново, выбрав UTF-8", Assert.Single(broken.Problems).ToString());
    }

    [Fact]
    public void Heavy_picture_is_refused()
    {
        using var folder = new SampleFolder();
        folder.Break(Path.Combine(SampleFolder.BrokenPath, "picture-missing.txt"));
        File.WriteAllBytes(folder.PathOf("common/instruments/algebra/put.png"), new byte[(300 * 1024) + 1]);

        var broken = Assert.IsType<ContentResult.Broken>(ContentLoader.Load(folder.Root, SampleFolder.Today));

        Assert.Contains("больше 300 КБ", Assert.Single(broken.Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_rubbish_in_any_file_is_a_problem_and_never_an_exception()
    {
        string[] rubbish = ["", "- ", "{", "a: &x [*x]", "? [a, b]\n: c", "a: |\n\tb", "--- !!binary x", new string('[', 500), "a: b\n---\nc: d", "null", "areas: 5\nschools: {}\ntriads: x\nitems: [[]]"];
        foreach (var file in Directory.EnumerateFiles(SampleFolder.GoodPath, "*.yml", SearchOption.AllDirectories))
        {
            foreach (var text in rubbish)
            {
                using var folder = new SampleFolder();
                File.WriteAllText(folder.PathOf(Path.GetRelativePath(SampleFolder.GoodPath, file)), text);
                Assert.IsType<ContentResult.Broken>(ContentLoader.Load(folder.Root, SampleFolder.Today));
            }
        }
    }

    [Fact]
    public void Missing_folder_is_a_problem()
    {
        var broken = Assert.IsType<ContentResult.Broken>(ContentLoader.Load("/nowhere/content", SampleFolder.Today));

        Assert.Contains("папку не удалось прочесть", Assert.Single(broken.Problems).Text, StringComparison.Ordinal);
    }
}
