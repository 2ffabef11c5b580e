using TeacherBot.Core.People;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Community;

/// <summary>A practice from its title to publication by letters alone.</summary>
public sealed class PracticeLetterTests
{
    private const string Anna = "anna@mail.test";
    private const string Methodist = "methodist@mail.test";

    [Fact]
    public async Task A_practice_is_written_returned_sent_again_and_published_by_letters_and_no_signature_comes_along()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(Anna);
        var person = await world.AgreeAsync("email", Methodist);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(Role.Methodist, "zarechny"), "test", world.Clock.Now), default);
        await world.ArriveAsync(world.Write(Methodist, "Здравствуйте"));

        await WriteAsync(world);
        await world.ChooseAsync(Anna, "Отправить методисту");
        Assert.Contains("Кто соглашается", Text(world, Anna), StringComparison.Ordinal);
        await world.ChooseAsync(Anna, "Согласен, согласна: отправить");

        await world.AnswerAsync(Methodist, "практики");
        await world.ChooseAsync(Methodist, "Площадь из обрезков");
        Assert.Contains("Режем фигуры.\nСравниваем.", Text(world, Methodist), StringComparison.Ordinal);
        Assert.DoesNotContain("Анна", Text(world, Methodist), StringComparison.Ordinal);
        await world.ChooseAsync(Methodist, "Вернуть с замечаниями");
        await world.AnswerAsync(Methodist, "Хорошо. Добавьте, сколько это\nзанимает времени.");

        await world.SpeakAsync();
        await world.ChooseAsync(Anna, "Открыть практику");
        Assert.Contains("занимает времени", Text(world, Anna), StringComparison.Ordinal);
        await world.ChooseAsync(Anna, "Что делается");
        await world.AnswerAsync(Anna, "Режем фигуры и сравниваем, 15 минут.");
        await world.ChooseAsync(Anna, "Отправить методисту");
        await world.ChooseAsync(Anna, "Согласен, согласна: отправить");

        await world.AnswerAsync(Methodist, "практики");
        await world.ChooseAsync(Methodist, "Площадь из обрезков");
        await world.ChooseAsync(Methodist, "Опубликовать");
        await world.SpeakAsync();
        Assert.Contains("опубликовали", Text(world, Anna), StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "практики");
        Assert.Contains("Площадь из обрезков", Text(world, Anna), StringComparison.Ordinal);
    }

    private static async Task WriteAsync(EmailWorld world)
    {
        await world.AnswerAsync(Anna, "практика");
        await world.ChooseAsync(Anna, "Рассказать о практике");
        await world.AnswerAsync(Anna, "Площадь из обрезков");
        await world.AnswerAsync(Anna, "Путают периметр и площадь.");
        await world.AnswerAsync(Anna, "Режем фигуры.\nСравниваем.\n\nС уважением,\nАнна Сергеевна");
        await world.AnswerAsync(Anna, "Было 9 из 24, стало 19.");
        await world.ChooseAsync(Anna, "Математика");
        await world.ChooseAsync(Anna, "Планиметрия");
        await world.ChooseAsync(Anna, "Готово");
        await world.ChooseAsync(Anna, "5–9");
        await world.ChooseAsync(Anna, "Пропустить");
    }

    private static string Text(EmailWorld world, string address) => world.Newest(address)!.Text!;
}
