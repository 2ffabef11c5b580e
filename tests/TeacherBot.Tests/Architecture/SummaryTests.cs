using System.Reflection;
using System.Xml.Linq;

namespace TeacherBot.Tests.Architecture;

public class SummaryTests
{
    public static TheoryData<string> Libraries => ["TeacherBot.Core", "TeacherBot.Store", "TeacherBot.BotApi", "TeacherBot.Mail"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_public_type_says_what_it_is_for(string library)
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, library + ".xml"))
            .Descendants("member")
            .ToDictionary(m => (string)m.Attribute("name")!, m => m.Element("summary")?.Value.Trim() ?? "");
        var types = Assembly.Load(library).GetExportedTypes().Where(t => !t.IsNested && !t.Name.Contains('<', StringComparison.Ordinal));

        SourceTree.None("No summary", types.Where(t => documented.GetValueOrDefault("T:" + t.FullName, "").Length < 10).Select(t => t.FullName));
    }
}
