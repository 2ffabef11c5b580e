using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using TeacherBot.Core.Content;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>The command line of the program: its words, and what stands behind each. Exit codes: 0 done, 1 failed, 2 wrong usage or configuration.</summary>
internal sealed class Commands
{
    private readonly Surroundings here;
    private readonly RootCommand root = new("Бот самодиагностики учителей.");

    public Commands(Surroundings here)
    {
        this.here = here;
        var door = new DeskDoor(here);
        if (here.Held is null)
        {
            new ServiceCommands(here).AddTo(root);
        }

        new ContentCommands(here, door).AddTo(root);
        new MailCommands(here, door).AddTo(root);
        new StoreCommands(here, door).AddTo(root);
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    (help.Description, help.Action) = ("эта справка", new RussianHelp());
                    break;
                case VersionOption version:
                    version.Description = "версия программы";
                    break;
                default:
                    break;
            }
        }
    }

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var parsed = root.Parse(words);
        if (parsed.Errors.Count > 0 && parsed.Action is not RussianHelp)
        {
            return Refuse(parsed);
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = here.Out,
                    Error = here.Error,
                    EnableDefaultExceptionHandler = false,

                    // Inside the service signals are the service's; outside, a stop may take as long as finishing what was begun.
                    ProcessTerminationTimeout = here.Held is null ? TimeSpan.FromSeconds(30) : null,
                },
                cancellation);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var (exit, text) = VerbFailure.Explain(error);
            here.Error.WriteLine(text);
            return exit;
        }
    }

    private int Refuse(ParseResult parsed)
    {
        foreach (var error in parsed.Errors.Select(e => Wrong(parsed, e)).Distinct())
        {
            here.Error.WriteLine(error);
        }

        here.Error.WriteLine($"Справка: {string.Join(' ', ["teacherbot", .. Path(parsed.CommandResult)])} --help");
        return ExitCode.Wrong;
    }

    private string Wrong(ParseResult parsed, ParseError error)
    {
        if (parsed.UnmatchedTokens is [var stranger, ..])
        {
            var known = parsed.CommandResult.Command.Subcommands.Select(c => c.Name)
                .Concat(parsed.CommandResult.Command.Options.Select(o => o.Name))
                .Where(n => Spelling.Distance(n, stranger) <= 2)
                .MinBy(n => Spelling.Distance(n, stranger));
            return here.Held is not null && parsed.CommandResult.Command == root
                ? $"Команду «{stranger}» нельзя выполнить внутри работающей службы."
                : $"«{stranger}» здесь не понять{(known is null ? "." : $"; возможно, {known}.")}";
        }

        return error.SymbolResult switch
        {
            OptionResult option => $"{option.Option.Name}: значение пропущено или не подходит.",
            ArgumentResult argument => $"{argument.Argument.Name}: значение пропущено или не подходит.",
            CommandResult command when command.Command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > 0 && command.GetResult(a) is null or { Tokens.Count: 0 }) is { } missing =>
                $"Не хватает слова: {missing.Name}.",
            CommandResult command => $"Нужна команда: {string.Join(", ", command.Command.Subcommands.Select(c => c.Name))}.",
            _ => error.Message,
        };
    }

    private static IEnumerable<string> Path(CommandResult command) =>
        command.Parent is CommandResult parent ? Path(parent).Append(command.Command.Name) : [];
}
