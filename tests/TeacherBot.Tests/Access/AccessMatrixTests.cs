using TeacherBot.Channels.Console;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Pages;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Access;

/// <summary>
/// Every role looks everywhere it can get by commands and buttons, in every channel, and then tries whatever was ever sent to the two
/// whose records there are. What was seen of whom is one table, written here by hand from the rules and not from the program.
/// </summary>
public sealed class AccessMatrixTests
{
    // + sees it; . never. Answering questions is the work of methodists and mentors, until one of them has taken a question: Boris's is
    // the methodist's. What a pair has opened is its mentor's alone. The colleague leads a group with both in it: Boris agreed to be named
    // there. What is sent for approval is for those who approve. A recommendation is for the office and its school.
    private const string Expected = """
                               colleague head methodist coordinator administrator mentor other-mentor stranger
        имя Анны               .         .    .         .           .             .      .            .
        вопрос Анны без имени  .         .    +         .           .             +      +            .
        маршрут Анны           .         .    .         .           .             .      .            .
        уровни Анны            .         .    .         .           .             .      .            .
        дневник об Анне        .         .    .         .           .             +      .            .
        тема Анны для РМО      .         .    +         +           .             .      .            .
        имя Бориса             +         .    +         .           .             +      .            .
        вопрос Бориса с именем .         .    +         .           .             .      .            .
        маршрут Бориса         .         .    .         .           .             +      .            .
        уровни Бориса          .         .    .         .           .             +      .            .
        дневник о Борисе       .         .    .         .           .             +      .            .
        черновик Бориса        .         .    .         .           .             .      .            .
        практика Бориса        .         .    +         .           .             .      .            .
        протокол объединения   +         .    .         .           .             .      .            .
        рекомендация школе 1   .         +    +         +           .             .      .            .
        рекомендация школе 4   .         .    +         +           .             .      .            .
        """;

    private static readonly string[] Commands =
    [
        "/mentor", "/groups", "/practices", "/practice", "/requests", "/request", "/ask", "/route", "/mydata", "/events", "/report", "/campaign", "/plan", "/agenda", "/registers", "/broadcast", "/menu",
    ];

    // Whoever presses these ends what is to be looked at, takes it away from the next one, leaves, or gets lost in what is public.
    private static readonly string[] Ends =
    [
        "удалить", "Отозвать", "авершить", "Больше не", "Сейчас не", "Не сейчас", "Забрать", "Вернуть в очередь", "Передать коллеге", "Не отправлять", "Отвечу я", "Выйти", "Закрыть объединение", "Взять ведение", "Опубликовать", "Вернуть с замечаниями", "Принять", "Отклонить", "Согласиться", "Школа", "Предметы", "Рассылки", "Код возврата", "Убрать", "Новая запись", "Отметить: выполнена", "Начать",
        "Найти материал", "самодиагностику", Back,
    ];

    private const string Back = "Назад";

    // Presses of one looker after one command.
    private const int Most = 20;

    public static TheoryData<string> Channels => ["console", "telegram", "email", "page"];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Each_role_sees_what_the_rules_allow_and_nothing_else(string name)
    {
        var folder = Directory.CreateTempSubdirectory("teacherbot-access-").FullName;
        using var channel = await OpenAsync(name, SecondTown.Add(Repository.Content, folder));
        var town = new AccessTown(channel);
        await town.FoundAsync();
        foreach (var looker in AccessTown.Lookers)
        {
            await LookAsync(channel, town.Address(looker));
        }

        // Their own screens are theirs, whoever holds them.
        await LookAsync(channel, town.Address("anna"));
        await LookAsync(channel, town.Address("boris"));
        foreach (var looker in AccessTown.Lookers)
        {
            await channel.StealAsync(town.Address("anna"), town.Address(looker));
            await channel.StealAsync(town.Address("boris"), town.Address(looker));
        }

        var seen = Table(channel, town);
        Assert.True(Expected.ReplaceLineEndings("\n").Trim() == seen.Trim(), seen);
        Assert.All(AccessTown.Records, r => Assert.Contains(r.Word, channel.Shown(town.Address(AccessTown.OwnerOf(r.Record))), StringComparison.Ordinal));
        Directory.Delete(folder, true);
    }

    private static async Task<IAccessChannel> OpenAsync(string name, string content) => name switch
    {
        "console" => await AccessChat.OpenAsync(new("console", (message, _) => ConsoleRenderer.Render(message)), content),
        "telegram" => await AccessChat.OpenAsync(new("telegram", TelegramStoryTests.InTelegram), content),
        "page" => new AccessPage(await PageWorld.OpenAsync(content: content)),
        _ => new AccessMailbox(await EmailWorld.OpenAsync(content: content)),
    };

    /// <summary>Goes through every door that opens, each once from each screen, and back again.</summary>
    private static async Task LookAsync(IAccessChannel channel, string address)
    {
        var pressed = new HashSet<string>();
        foreach (var command in Commands)
        {
            await channel.TypeAsync(address, command);
            for (var step = 0; step < Most; step++)
            {
                var open = channel.Choices(address);
                var screen = string.Join('|', open);
                var next = open.FirstOrDefault(c => !Ends.Any(e => c.Contains(e, StringComparison.OrdinalIgnoreCase)) && pressed.Add(screen + "/" + c)) ?? open.FirstOrDefault(c => c.Contains(Back, StringComparison.OrdinalIgnoreCase));
                if (next is null)
                {
                    break;
                }

                await channel.PressAsync(address, next);
            }
        }
    }

    private static string Table(IAccessChannel channel, AccessTown town)
    {
        var width = AccessTown.Records.Max(r => r.Record.Length) + 1;
        var lines = AccessTown.Records.Select(r => r.Record.PadRight(width) + string.Join(' ', AccessTown.Lookers.Select(l =>
            (channel.Shown(town.Address(l)).Contains(r.Word, StringComparison.Ordinal) ? "+" : ".").PadRight(l.Length))).TrimEnd());
        return new string(' ', width) + string.Join(' ', AccessTown.Lookers) + "\n" + string.Join('\n', lines);
    }
}
