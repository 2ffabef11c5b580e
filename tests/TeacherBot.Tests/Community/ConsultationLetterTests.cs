using TeacherBot.Core.People;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Community;

/// <summary>Consultations by letters: one thread each, whatever else is written meanwhile.</summary>
public sealed class ConsultationLetterTests
{
    private const string Anna = "anna@mail.test";
    private const string Methodist = "methodist@mail.test";
    private const string Question = "Как объяснить, зачем нужны отрицательные числа?";

    [Fact]
    public async Task The_answer_to_any_letter_of_the_thread_is_a_word_of_it()
    {
        using var world = await OpenAsync();
        await AskAsync(world, Question);
        await ClaimAsync(world);
        await world.AnswerAsync(Methodist, "Начните с термометра.");
        await world.SpeakAsync();

        var answer = world.Newest(Anna)!;
        Assert.Equal("Консультация", answer.Subject);
        Assert.Contains("Начните с термометра.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(answer.InReplyTo, answer.References);

        // Days and other letters later the answer to that very letter still belongs to it.
        world.Clock.Now += TimeSpan.FromDays(1);
        await world.AnswerAsync(Anna, "меню");
        await world.ChooseAsync(Anna, "Мероприятия");
        await world.ArriveAsync(world.Answer(answer, Anna, "А если термометр не видели?"));
        Assert.Contains("Передал", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Equal(answer.References, world.Newest(Anna)!.References);
        await world.SpeakAsync();
        var further = world.Newest(Methodist)!;
        Assert.Contains("А если термометр не видели?", further.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("термометра.\n>", further.Text, StringComparison.Ordinal);

        // A bare number is a word too, and the events are where they were.
        await world.ArriveAsync(world.Answer(further, Methodist, "1"));
        await world.SpeakAsync();
        Assert.EndsWith("1", world.Newest(Anna)!.Text!.Split("\n\n")[1].Trim(), StringComparison.Ordinal);
        await world.ArriveAsync(world.Answer(world.Newest(Anna)!, Anna, "б"));
        Assert.Contains("Рад, что помогло", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "5");
        Assert.Contains("Спасибо за оценку", world.Newest(Anna)!.Text, StringComparison.Ordinal);

        await world.SpeakAsync();
        await world.AnswerAsync(Methodist, "15");
        Assert.Contains("Записано: 15 минут", world.Newest(Methodist)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_consultations_are_two_threads_and_each_side_has_its_own_names_for_them()
    {
        using var world = await OpenAsync();
        await AskAsync(world, Question);
        await ClaimAsync(world);
        await world.AnswerAsync(Methodist, "Первое.");
        await world.SpeakAsync();
        var first = (ToAnna: world.Newest(Anna)!, ToMethodist: world.Newest(Methodist)!);
        await AskAsync(world, "И ещё: чем занять сильных?");
        await ClaimAsync(world);
        await world.AnswerAsync(Methodist, "Второе.");
        await world.SpeakAsync();
        var second = world.Newest(Anna)!;

        Assert.NotEqual(first.ToAnna.References, second.References);
        Assert.NotEqual(first.ToAnna.References, first.ToMethodist.References);
        await world.ArriveAsync(world.Answer(first.ToAnna, Anna, "К первому."));
        await world.SpeakAsync();
        Assert.Equal(first.ToMethodist.References, world.Newest(Methodist)!.References);
    }

    [Theory]
    [InlineData("\n\n--\nАнна Ивановна Смирнова\nМБОУ СОШ № 4, +7 900 000-00-00")]
    [InlineData("\n\nС уважением,\nАнна Ивановна Смирнова, школа № 4")]
    [InlineData("\n\n-- \nАнна Ивановна Смирнова")]
    public async Task Nothing_of_the_asker_reaches_the_one_who_answers(string signature)
    {
        using var world = await OpenAsync();
        await AskAsync(world, Question + signature);
        Assert.Contains(Question, TextOf(world, Anna), StringComparison.Ordinal);
        await ClaimAsync(world);
        await world.AnswerAsync(Methodist, "Начните с термометра.");
        await world.SpeakAsync();
        await world.AnswerAsync(Anna, "Спасибо!" + signature);
        await world.SpeakAsync();

        foreach (var letter in world.Taken.Where(t => t.To == Methodist).Select(t => t.Letter))
        {
            var all = string.Join('\n', letter.Text, letter.Html, letter.Subject, string.Join(" ", letter.References), string.Join(" ", letter.InReplyTo), letter.MessageId, letter.ReplyTo is [var reply, ..] ? reply.Address : "");
            Assert.All(["anna", "Смирнова", "Анна", "900 000", letter.Subject == "Консультация" ? "client.test" : "anna"], told => Assert.DoesNotContain(told, all, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task A_word_to_a_question_that_is_over_is_not_lost_silently()
    {
        using var world = await OpenAsync();
        await AskAsync(world, Question);
        await ClaimAsync(world);
        await world.AnswerAsync(Methodist, "Начните с термометра.");
        await world.SpeakAsync();
        var answer = world.Newest(Anna)!;
        await world.AnswerAsync(Methodist, "а");
        Assert.Contains("Разговор завершён", world.Newest(Methodist)!.Text, StringComparison.Ordinal);
        await world.ArriveAsync(world.Answer(answer, Anna, "Ещё один вопрос"));
        Assert.Contains("Помог ли ответ?", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Contains("не передал", world.Newest(Anna)!.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_file_beside_a_word_is_said_to_stay_behind()
    {
        using var world = await OpenAsync();
        await AskAsync(world, Question);
        await ClaimAsync(world);
        await world.ArriveAsync(world.Answer(world.Newest(Methodist)!, Methodist, "Вот лист с заданиями.") with { Files = [new DraftFile("list.docx", "application/msword", "%PDF-1.7"u8.ToArray())] });
        Assert.Contains("Текст передал. Из файлов передаю фотографии", world.Newest(Methodist)!.Text, StringComparison.Ordinal);
        await world.SpeakAsync();
        Assert.Contains("Вот лист с заданиями.", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Empty(world.Newest(Anna)!.Attachments);
    }

    private static string TextOf(EmailWorld world, string address) => world.Newest(address)!.Text!;

    private static async Task<EmailWorld> OpenAsync()
    {
        var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(Anna);
        var person = await world.AgreeAsync("email", Methodist);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(Role.Methodist, "zarechny"), "test", world.Clock.Now), default);
        await world.ArriveAsync(world.Write(Methodist, "Здравствуйте"));
        return world;
    }

    private static async Task AskAsync(EmailWorld world, string text)
    {
        await world.AnswerAsync(Anna, "вопрос");
        await world.ChooseAsync(Anna, "Задать вопрос");
        await world.AnswerAsync(Anna, text);
        await world.ChooseAsync(Anna, "Отправить");
        await world.SpeakAsync();
    }

    private static async Task ClaimAsync(EmailWorld world)
    {
        await world.ChooseAsync(Methodist, "Открыть вопрос");
        await world.ChooseAsync(Methodist, "Отвечу я");
    }
}
