using TeacherBot.Core.People;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Community.Registers;

/// <summary>Registers by letters: a teacher is refused, a methodist writes one, asks for it in words and gets the table.</summary>
public sealed class RegisterLetterTests
{
    private const string Anna = "anna@mail.test";

    [Fact]
    public async Task A_recommendation_is_written_and_the_register_asked_for_by_letters()
    {
        using var world = await EmailWorld.OpenAsync();
        var person = await world.AgreeAsync("email", Anna);
        await world.ArriveAsync(world.Write(Anna, "Здравствуйте"));
        await world.AnswerAsync(Anna, "реестры");
        Assert.Contains("не для вашей роли", world.Newest(Anna)!.Text, StringComparison.Ordinal);

        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(Role.Methodist, "zarechny"), "test", world.Clock.Now), default);
        await world.AnswerAsync(Anna, "реестры");
        await world.ChooseAsync(Anna, "Адресные рекомендации");
        await world.ChooseAsync(Anna, "Новая запись");
        await world.ChooseAsync(Anna, "Школа № 4");
        await world.AnswerAsync(Anna, "Провести семинар.\n\n--\nАнна Сергеевна, школа № 4");
        await world.ChooseAsync(Anna, "Пропустить");
        await world.AnswerAsync(Anna, "31 мая 2027");
        var text = world.Newest(Anna)!.Text!.Split("> ")[0];
        Assert.Contains("Запись в реестре.", text, StringComparison.Ordinal);
        Assert.Contains("Срок: 31.05.2027", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Анна Сергеевна", text, StringComparison.Ordinal);

        await world.AnswerAsync(Anna, "отчёт реестр рекомендаций");
        Assert.Contains("Школа № 4 · Провести семинар. — до 31.05.2027", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.RunJobsAsync();
        Assert.Equal("register-recommendations.xlsx", Assert.Single(world.Newest(Anna)!.Attachments).Name);
    }
}
