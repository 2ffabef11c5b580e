using System.Xml.Linq;

namespace TeacherBot.Tests.Architecture;

public class ReferenceTests
{
    public static TheoryData<string, string> Allowed => new()
    {
        { "TeacherBot.Core", "" },
        { "TeacherBot.BotApi", "" },
        { "TeacherBot.Mail", "" },
        { "TeacherBot.Store", "TeacherBot.Core" },
        { "TeacherBot", "TeacherBot.BotApi TeacherBot.Core TeacherBot.Mail TeacherBot.Store" },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_refers_only_downwards(string project, string references) => Assert.Equal(
        references,
        string.Join(' ', Includes(project, "ProjectReference").Select(i => Path.GetFileNameWithoutExtension(i.Replace('\\', '/'))).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_project_under_src_is_listed_here() => Assert.Equal(
        Allowed.Select(row => (string)row[0]).Order(StringComparer.Ordinal),
        SourceTree.Files("*.csproj", "src").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("TeacherBot.Core")]
    [InlineData("TeacherBot.BotApi")]
    public void Core_and_leaves_have_no_packages_but_analyzers(string project) =>
        Assert.Empty(Includes(project, "PackageReference").Where(p => !p.EndsWith("Analyzers", StringComparison.Ordinal)).ToList());

    [Fact]
    public void Assemblies_of_Core_come_from_the_framework_alone() => Assert.All(
        typeof(Core.Conversations.Conversation).Assembly.GetReferencedAssemblies(),
        a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    private static IEnumerable<string> Includes(string project, string element) =>
        XDocument.Load(SourceTree.Files(project + ".csproj", "src").Single()).Descendants(element).Select(e => (string)e.Attribute("Include")!);
}
