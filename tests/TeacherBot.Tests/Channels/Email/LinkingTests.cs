using System.Text.RegularExpressions;
using TeacherBot.Core.Events;
using TeacherBot.Core.People;
using TeacherBot.Store;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>One person in a mailbox and a messenger.</summary>
public sealed partial class LinkingTests
{
    private const string Anna = "anna@mail.test";
    private const string Seminar = "seminar-uravneniya";

    [Fact]
    public async Task What_was_begun_by_letter_goes_on_in_the_messenger_and_back()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(Anna);
        await world.AnswerAsync(Anna, "1- 2- 3-");
        await world.AnswerAsync(Anna, "/email");
        var code = Code().Match(world.Taken.Last(t => t.To == Anna && t.Letter.Text!.Contains("Ваш код возврата", StringComparison.Ordinal)).Letter.Text!).Value;

        await world.Chat.TypeAsync("/start");
        await world.Chat.PressAsync("код возврата");
        await world.Chat.TypeAsync(code);
        await world.Chat.TypeAsync("/menu");
        await world.Chat.PressAsync("Продолжить");
        Assert.Contains("вопрос 4 из 9", world.Chat.Text, StringComparison.Ordinal);
        await world.Chat.PressAsync("Не знаю");

        await world.AnswerAsync(Anna, "меню");
        await world.ChooseAsync(Anna, "Продолжить");
        Assert.Contains("вопрос 5 из 9", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "5- 6- 7- 8- 9-");
        Assert.Contains("ПРОВЕРЬТЕ ОТВЕТЫ", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Equal(1, world.Bot.Database.Read(unit => PeopleStore.Count(unit, PersonStatus.Active)));
    }

    [Fact]
    public async Task A_mailbox_is_joined_to_somebody_known_from_the_messenger()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.Chat.TypeAsync("/start");
        await world.Chat.PressAsync("Начать");
        await world.Chat.PressAsync("Соглас");
        await world.Chat.TypeAsync("/email");
        Assert.Contains(EmailWorld.BotAddress, world.Chat.Text, StringComparison.Ordinal);
        var code = Code().Match(world.Chat.Said[^1]).Value;

        await world.ArriveAsync(world.Write(Anna, "Вот и я"));
        await world.ChooseAsync(Anna, "код возврата");
        await world.AnswerAsync(Anna, code);
        Assert.Contains("Рады видеть снова", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "меню");
        Assert.Contains("МЕНЮ", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Equal(1, world.Bot.Database.Read(unit => PeopleStore.Count(unit, PersonStatus.Active)));
    }

    [Fact]
    public async Task An_invitation_comes_with_the_registration_and_its_refusal_gives_the_place_back()
    {
        using var world = await EmailWorld.OpenAsync();
        await RegisterAsync(world);
        var letter = world.Newest(Anna)!;
        Assert.Contains("Вы записаны", letter.Text, StringComparison.Ordinal);

        var calendar = $"BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:seminar-uravneniya@teacherbot\nATTENDEE;PARTSTAT=DECLINED:mailto:{Anna}\nEND:VEVENT\nEND:VCALENDAR\n";
        var refusal = world.Write(Anna, "Declined", "Declined: Почему теряются корни") with
        {
            To = letter.ReplyTo[0],
            Calendar = new TeacherBot.Mail.Mime.Writing.DraftCalendar("REPLY", calendar),
        };
        Assert.Equal("Calendar", await world.ArriveAsync(refusal));
        Assert.Contains("Записаться", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.NotEqual(letter.MessageId, world.Newest(Anna)!.MessageId);
    }

    [Fact]
    public async Task A_moved_and_a_cancelled_event_say_so_to_the_calendar_of_the_mail_program()
    {
        using var world = await EmailWorld.OpenAsync();
        await RegisterAsync(world);
        await world.RunJobsAsync();
        Assert.Contains("METHOD:REQUEST", Calendar(world), StringComparison.Ordinal);

        var content = world.Bot.Catalog.Value.Events.Single(e => e.Id == Seminar);
        var moved = EventRow.Of(content) with { Status = EventStatus.Moved, StartsAt = content.StartsAt.AddDays(1), EndsAt = content.EndsAt.AddDays(1), Sequence = 1, Version = 1, CreatedBy = "test" };
        await TellAsync(world, moved, EventSignals.Moved);
        Assert.Contains("METHOD:REQUEST", Calendar(world), StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", Calendar(world), StringComparison.Ordinal);

        await TellAsync(world, moved with { Status = EventStatus.Cancelled, Reason = "Заболел ведущий", Sequence = 2, Version = 2 }, EventSignals.Cancelled);
        Assert.Contains("METHOD:CANCEL", Calendar(world), StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:2", Calendar(world), StringComparison.Ordinal);
    }

    private static async Task RegisterAsync(EmailWorld world)
    {
        await world.BeginAsync(Anna);
        await world.AnswerAsync(Anna, "меню");
        await world.ChooseAsync(Anna, "Мероприятия");
        await world.AnswerAsync(Anna, "1");
        await world.ChooseAsync(Anna, "Записаться");
    }

    private static async Task TellAsync(EmailWorld world, EventRow row, string signal)
    {
        await world.Bot.Database.WriteAsync(
            unit =>
            {
                var person = PeopleStore.ActiveIn(unit, "zarechny", "", 1)[0];
                EventStore.Apply(unit, world.Bot.Stores.People, person, world.Clock.Now, new SaveEvent(row));
                world.Bot.Turns.Run(unit, person, new TeacherBot.Core.Conversations.Signal(signal, Seminar), signal);
            },
            default);
        await world.RunJobsAsync();
    }

    private static string Calendar(EmailWorld world) =>
        System.Text.Encoding.UTF8.GetString(world.Taken.SelectMany(t => t.Letter.Attachments).Last(a => a.Name == "invite.ics").Part.Decode());

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
