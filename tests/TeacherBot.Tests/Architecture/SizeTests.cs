using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace TeacherBot.Tests.Architecture;

public partial class SizeTests
{
    private const int LongestFile = 250;
    private const int LongestMethod = 30;
    private const int FullestFolder = 15;
    private const int MostParameters = 5;

    private static readonly Assembly[] Ours =
    [
        typeof(Core.Conversations.Conversation).Assembly, typeof(TeacherBot.Store.Database).Assembly,
        typeof(TeacherBot.BotApi.BotApiClient).Assembly, typeof(TeacherBot.Mail.Mime.MailAddress).Assembly,
        typeof(TeacherBot.Operations.Bot).Assembly,
    ];

    [Fact]
    public void Files_are_short() => SourceTree.Settle(
        "file",
        SourceTree.Files("*.cs", "src", "tests").Select(f => (f, Lines: File.ReadAllLines(f).Length)).Where(x => x.Lines > LongestFile).Select(x => Sized(SourceTree.Name(x.f), x.Lines)));

    [Fact]
    public void Folders_are_small() => SourceTree.Settle(
        "folder",
        SourceTree.Files("*.cs", "src", "tests").GroupBy(f => Path.GetDirectoryName(f)!).Where(g => g.Count() > FullestFolder).Select(g => Sized(SourceTree.Name(g.Key), g.Count())));

    [Fact]
    public void Methods_are_short() => SourceTree.Settle(
        "method",
        SourceTree.Files("*.cs", "src").SelectMany(f => Methods(f).Where(m => m.Lines > LongestMethod).Select(m => Sized($"{SourceTree.Name(f)}:{m.Name}", m.Lines))));

    [Fact]
    public void Constructors_ask_for_little() => SourceTree.Settle(
        "constructor",
        Ours.SelectMany(a => a.GetTypes())
            .Where(t => t.IsClass && t.GetMethod("<Clone>$") is null && t.Namespace?.StartsWith("TeacherBot", StringComparison.Ordinal) == true)
            .SelectMany(t => t.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(c => c.GetParameters().Length > MostParameters)
                .Select(c => Sized(t.FullName!, c.GetParameters().Length))));

    [Fact]
    public void No_type_is_named_for_nothing_in_particular() =>
        SourceTree.Settle("name", Ours.SelectMany(a => a.GetTypes()).Where(t => Vague().IsMatch(t.Name)).Select(t => t.FullName!));

    private static string Sized(string name, int size) => string.Create(CultureInfo.InvariantCulture, $"{name} ({size})");

    // Blocks of members: their braces stand alone at one or two indentations below a type.
    private static IEnumerable<(string Name, int Lines)> Methods(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim() != "{" || lines[i].Length is not (5 or 9))
            {
                continue;
            }

            var head = i - 1;
            while (head > 0 && Head().Match(lines[head]) is { Success: false })
            {
                head--;
            }

            var indent = lines[i].Length - 1;
            if (Type().IsMatch(lines[head]) || lines[head].Length - lines[head].TrimStart().Length != indent)
            {
                continue;
            }

            var end = Array.FindIndex(lines, i, l => l.StartsWith(new string(' ', indent) + "}", StringComparison.Ordinal) && l.Length <= indent + 2);
            yield return (Head().Match(lines[head]).Groups[1].Value, end - i - 1);
        }
    }

    [GeneratedRegex("^\\s+(?:(?:public|private|internal|protected|static|async|override|virtual|sealed|readonly|partial)\\s+)+.*?([A-Za-z]+)(?:<[^(]*>)?(?:\\(|$|\\s*=>|\\s*\\{)")]
    private static partial Regex Head();

    [GeneratedRegex("\\b(class|record|struct|enum|interface)\\b")]
    private static partial Regex Type();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Service)$")]
    private static partial Regex Vague();
}
