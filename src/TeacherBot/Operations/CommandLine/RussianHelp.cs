using System.CommandLine;
using System.CommandLine.Invocation;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>--help in the language of those who operate the bot.</summary>
internal sealed class RussianHelp : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Print(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return ExitCode.Done;
    }

    private static void Print(Command command, TextWriter output)
    {
        output.WriteLine(command.Description);
        var words = string.Join(' ', Path(command));
        var arguments = string.Concat(command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{a.Name}]" : $" {a.Name}"));
        var options = command.Options.Any(o => !o.Hidden) ? " [параметры]" : "";
        output.WriteLine();
        output.WriteLine(command.Subcommands.Count > 0 && command.Action is null
            ? $"  {words} КОМАНДА"
            : $"  {words}{arguments}{options}");
        Section(output, "Команды", command.Subcommands.Select(c => (c.Name, c.Description)));
        Section(output, "Слова", command.Arguments.Select(a => (a.Name, a.Description)));
        Section(output, "Параметры", command.Options.Select(o => (o.HelpName is { } value ? $"{o.Name} {value}" : o.Name, o.Description)));
    }

    private static void Section(TextWriter output, string title, IEnumerable<(string Name, string? Text)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        var width = all.Max(r => r.Name.Length);
        output.WriteLine();
        output.WriteLine(title + ":");
        foreach (var (name, text) in all)
        {
            output.WriteLine($"  {name.PadRight(width)}  {text}".TrimEnd());
        }
    }

    private static IEnumerable<string> Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? Path(parent).Append(command.Name) : ["teacherbot"];
}
