using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using TeacherBot.Core.People;
using TeacherBot.Mail.Smtp;
using TeacherBot.Store;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>The mailbox of a school, which its secretary and whoever sits at the computer read too.</summary>
public sealed partial class SharedMailboxTests
{
    private const string School = "school3@mail.test";
    private const string Secretary = "secretary@mail.test";
    private const string Own = "anna@mail.test";

    /// <summary>All that a letter to such a mailbox may be made of, headers of the thread aside.</summary>
    private static readonly string[] Fixed =
    [
        "Для вас есть новое сообщение", "Этот ящик читают и другие", "Я не спрашиваю пароль", "больше ничего не спрашиваю", "ответьте на это письмо номером", "Отвечайте на это письмо", "[#", "Этот ящик читаю только я",
        "Не присылать такое", "Больше таких сообщений", "Re: Здравствуйте", "Заречн",
    ];

    [Fact]
    public async Task Before_consent_one_can_say_that_others_read_here_and_nothing_is_asked_any_more()
    {
        using var world = await EmailWorld.OpenAsync();
        await ToConsentAsync(world, School);
        Assert.Contains("Этот ящик читаете только вы?", world.Newest(School)!.Text, StringComparison.Ordinal);
        await world.ChooseAsync(School, "читают и другие");
        await world.AnswerAsync(School, "назад");
        Assert.Contains("СОГЛАСИЕ", world.Newest(School)!.Text, StringComparison.Ordinal);
        await world.ChooseAsync(School, "читают и другие");
        var before = world.CountTo(School);
        await world.ChooseAsync(School, "личное сюда не писать");
        Assert.Contains("личное сюда не пишу", world.Newest(School)!.Text, StringComparison.Ordinal);

        await world.AnswerAsync(School, "Анна Петровна, гимназия 3");
        await world.ArriveAsync(world.Write(School, "Запишите меня"));
        AssertNeutral(world, School, before);
        Assert.Equal(0, world.Bot.Database.Read(unit => PeopleStore.Count(unit, PersonStatus.Active)));

        await world.AnswerAsync(School, "Этот ящик читаю только я");
        Assert.Contains("СОГЛАСИЕ", world.Newest(School)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_personal_goes_there_nor_is_anything_kept_that_comes_from_there()
    {
        using var world = await EmailWorld.OpenAsync();
        var code = await ShareAsync(world);
        var person = PersonAt(world, School);
        var state = world.Bot.Database.Read(unit => PeopleStore.FindPerson(unit, person))!.State;
        var before = world.CountTo(School);
        var kept = RawLetters(world);

        foreach (var said in new[] { "1а 2б 3в", "меню", "/mydata", "стоп", "готово", "ABCD-2345" })
        {
            await world.AnswerAsync(School, said);
        }

        Assert.Equal((state, kept), (world.Bot.Database.Read(unit => PeopleStore.FindPerson(unit, person))!.State, RawLetters(world)));

        // Time speaks too: where the own address does not answer any more, an unfinished portion is reminded of here, without saying of what.
        Refuse(world, Own);
        await world.AnswerAsync(Own, "помощь");
        await RemindAsync(world);
        world.Server = _ => null;
        AssertNeutral(world, School, before);
        Assert.Contains("Заречн", world.Newest(School)!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Хочу", world.Newest(School)!.Subject, StringComparison.Ordinal);

        // The code that lies there, and one guessed, undo nothing; one made where nobody else reads does.
        await world.AnswerAsync(School, code);
        AssertNeutral(world, School, before);
        var made = await NewCodeAsync(world, Own);
        await world.AnswerAsync(School, made);
        Assert.Contains("снова только ваш", world.Newest(School)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(School, "меню");
        Assert.Contains("Продолжить", world.Newest(School)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_address_of_their_own_a_person_goes_on_there_and_is_written_to_there()
    {
        using var world = await EmailWorld.OpenAsync();
        await ShareAsync(world);
        Assert.Equal(PersonAt(world, School), PersonAt(world, Own));
        var before = world.CountTo(School);
        await world.AnswerAsync(Own, "меню");
        await world.ChooseAsync(Own, "Продолжить");
        Assert.Contains("вопрос 3 из 9", world.Newest(Own)!.Text, StringComparison.Ordinal);
        await RemindAsync(world);
        Assert.Contains("Вы остановились на теме", world.Newest(Own)!.Text, StringComparison.Ordinal);
        Assert.Equal(before, world.CountTo(School));
    }

    [Fact]
    public async Task The_code_that_lies_in_the_mailbox_opens_nothing_to_another_reader()
    {
        using var world = await EmailWorld.OpenAsync();
        var code = await ShareAsync(world);
        await world.ArriveAsync(world.Write(Secretary, "Здравствуйте"));
        await world.ChooseAsync(Secretary, "код возврата");
        await world.AnswerAsync(Secretary, code);
        Assert.Contains("Такого кода нет", world.Newest(Secretary)!.Text, StringComparison.Ordinal);
        Assert.NotEqual(PersonAt(world, School), PersonAt(world, Secretary));
    }

    [Fact]
    public async Task Who_has_no_other_address_links_one_first()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(School);
        await world.AnswerAsync(School, "/mydata");
        await world.ChooseAsync(School, "читают и другие");
        Assert.Contains("Сначала свяжите другой адрес", world.Newest(School)!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("личное сюда не писать", world.Newest(School)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(School, "назад");
        Assert.Contains("МОИ ДАННЫЕ", world.Newest(School)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailing_is_only_announced_there_and_can_be_ended_from_there()
    {
        using var world = await EmailWorld.OpenAsync();
        var person = await world.AgreeAsync("email", School);
        await world.ArriveAsync(world.Write(School, "Здравствуйте"));
        await LinkAndMarkAsync(world);
        Refuse(world, Own);
        var before = world.CountTo(School);
        await world.BroadcastAsync("Семинар для тех, кому трудны проценты.");
        Assert.Equal(before + 1, world.CountTo(School));
        AssertNeutral(world, School, before);
        Assert.NotNull(world.Newest(School)!.Headers.Raw("List-Unsubscribe"));

        await world.AnswerAsync(School, "отписаться");
        Assert.DoesNotContain("mailing.events", world.Bot.Database.Read(unit => PeopleStore.FindPerson(unit, person))!.Person.Consents.Keys);
        await world.BroadcastAsync("Ещё один семинар.");
        Assert.Equal(before + 2, world.CountTo(School));
    }

    private static async Task ToConsentAsync(EmailWorld world, string address)
    {
        await world.ArriveAsync(world.Write(address, "Хочу начать"));
        await world.AnswerAsync(address, "1");
    }

    // Somebody in the middle of a portion finds that the mailbox is not theirs alone; the result is the code that lies there.
    private static async Task<string> ShareAsync(EmailWorld world)
    {
        await world.BeginAsync(School);
        await world.AnswerAsync(School, "1- 2-");
        return await LinkAndMarkAsync(world);
    }

    private static async Task<string> LinkAndMarkAsync(EmailWorld world)
    {
        await world.AnswerAsync(School, "/mydata");
        await world.ChooseAsync(School, "читают и другие");
        await world.ChooseAsync(School, "Код возврата");
        var code = CodeSent(world, School);
        await world.ArriveAsync(world.Write(Own, "Это я"));
        await world.ChooseAsync(Own, "код возврата");
        await world.AnswerAsync(Own, code);
        await world.AnswerAsync(School, "/mydata");
        await world.ChooseAsync(School, "читают и другие");
        await world.ChooseAsync(School, "личное сюда не писать");
        Assert.Contains("Этот ящик читают и другие", world.Newest(School)!.Text, StringComparison.Ordinal);
        return code;
    }

    private static async Task<string> NewCodeAsync(EmailWorld world, string address)
    {
        await world.AnswerAsync(address, "/mydata");
        await world.ChooseAsync(address, "Код возврата");
        return CodeSent(world, address);
    }

    private static string CodeSent(EmailWorld world, string address) =>
        Code().Match(world.Taken.Last(t => t.To == address && t.Letter.Text!.Contains("Ваш код возврата", StringComparison.Ordinal)).Letter.Text!).Value;

    private static void Refuse(EmailWorld world, string address) =>
        world.Server = envelope => envelope.Recipient == address ? new SmtpOutcome.Refused(new SmtpReply(550, "5.1.1", "no such user"), SmtpRefusal.Recipient) : null;

    private static async Task RemindAsync(EmailWorld world)
    {
        world.Clock.Now += TimeSpan.FromHours(51);
        await world.SpeakAsync();
    }

    private static void AssertNeutral(EmailWorld world, string address, int from)
    {
        var sent = world.Taken.Where(t => t.To == address).Skip(from).ToList();
        Assert.NotEmpty(sent);
        foreach (var (_, letter, _) in sent)
        {
            Assert.Empty(letter.Attachments);
            Assert.All(
                letter.Text!.Split('\n').Where(l => l.Any(char.IsLetter)),
                line => Assert.True(Fixed.Any(f => line.Contains(f, StringComparison.Ordinal)), line));
        }
    }

    private static string PersonAt(EmailWorld world, string address)
    {
        var id = world.Bot.Database.Read(unit => world.Stores.Letters.FindAddress(unit, address))!.Value.Id;
        return world.Bot.Database.Read(unit => PeopleStore.FindAddressOf(unit, id))!.Person;
    }

    private static long RawLetters(EmailWorld world)
    {
        using var connection = new SqliteConnection(world.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from raw_letters";
        return (long)command.ExecuteScalar()!;
    }

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Code();
}
