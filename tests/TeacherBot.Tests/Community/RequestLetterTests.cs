using TeacherBot.Core.People;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Community;

/// <summary>The whole way of a topic by letters, from both ends.</summary>
public sealed class RequestLetterTests
{
    private const string Anna = "anna@mail.test";
    private const string Methodist = "methodist@mail.test";

    [Fact]
    public async Task A_topic_is_asked_for_and_declined_with_a_reason_by_letters()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(Anna);
        var person = await world.AgreeAsync("email", Methodist);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(Role.Methodist, "zarechny"), "test", world.Clock.Now), default);
        await world.ArriveAsync(world.Write(Methodist, "Здравствуйте"));

        await world.AnswerAsync(Anna, "запросы");
        Assert.Contains("не для вашей роли", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "запрос");
        await world.ChooseAsync(Anna, "Предложить тему для РМО");
        await world.ChooseAsync(Anna, "Математика");
        await world.ChooseAsync(Anna, "Планиметрия");
        await world.AnswerAsync(Anna, "Доказательства заучивают.\n\n--\nАнна Сергеевна, школа № 4");
        Assert.DoesNotContain("Анна Сергеевна", world.Newest(Anna)!.Text!.Split("> ")[0], StringComparison.Ordinal);
        await world.ChooseAsync(Anna, "Отправить");
        await world.SpeakAsync();

        await world.AnswerAsync(Methodist, "запросы");
        await world.ChooseAsync(Methodist, "Математика");
        Assert.DoesNotContain("Школа", world.Newest(Methodist)!.Text!.Split("> ")[0], StringComparison.Ordinal);
        await world.ChooseAsync(Methodist, "Отклонить");
        await world.AnswerAsync(Methodist, "Разбирали в октябре, запись в материалах.");
        await world.SpeakAsync();
        Assert.Contains("Разбирали в октябре", world.Newest(Anna)!.Text, StringComparison.Ordinal);
    }
}
