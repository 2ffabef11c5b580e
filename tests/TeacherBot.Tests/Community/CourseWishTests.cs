using TeacherBot.Core.People;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Reports.Desk;

namespace TeacherBot.Tests.Community;

/// <summary>«Хочу на этот курс, передайте школе», and the part of the course order that counts it (ruling R5).</summary>
public sealed class CourseWishTests
{
    private const string Teacher = "teacher@mail.test";

    [Fact]
    public async Task A_wish_by_letter_is_one_of_its_school_in_part_b_until_it_is_taken_back_or_its_author_leaves()
    {
        using var world = await ReportDesk.TownAsync();
        await ReportDesk.StaffAsync(world, Role.Coordinator, "zarechny");
        Assert.Contains("Пожеланий педагогов по курсам пока нет", await OrderAsync(world), StringComparison.Ordinal);
        await world.BeginAsync(Teacher);
        await WishAsync(world);
        var told = await OrderAsync(world);
        Assert.Contains("ЧАСТЬ Б. ПО ПОЖЕЛАНИЯМ ПЕДАГОГОВ", told, StringComparison.Ordinal);
        Assert.Contains("Школа № 1 · Оценивание, которое помогает учиться · 1", told, StringComparison.Ordinal);
        Assert.DoesNotContain("teacher@", told, StringComparison.Ordinal);

        await world.ChooseAsync(Teacher, "Больше не хочу");
        Assert.Contains("Пожелание снято", world.Newest(Teacher)!.Text, StringComparison.Ordinal);
        Assert.Contains("Пожеланий педагогов по курсам пока нет", await OrderAsync(world), StringComparison.Ordinal);

        await world.ChooseAsync(Teacher, "Хочу на этот курс");
        await world.ChooseAsync(Teacher, "Передать");
        await world.AnswerAsync(Teacher, "стоп");
        await world.ChooseAsync(Teacher, "удалить");
        Assert.Contains("Пожеланий педагогов по курсам пока нет", await OrderAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_course_the_wish_is_over_and_forgotten()
    {
        using var world = await ReportDesk.TownAsync();
        await ReportDesk.StaffAsync(world, Role.Coordinator, "zarechny");
        await world.BeginAsync(Teacher);
        await WishAsync(world);
        var ends = world.Bot.Catalog.Value.Events.Single(e => e.Id == "kurs-otsenivanie").EndsAt;
        Assert.Equal(0, await world.Bot.Database.WriteAsync(unit => CourseWishStore.Purge(unit, ends.AddSeconds(-1)), CancellationToken.None));
        Assert.Single(world.Bot.Database.Read(unit => CourseWishStore.Of(unit, "zarechny", ends.AddSeconds(-1))));
        Assert.Empty(world.Bot.Database.Read(unit => CourseWishStore.Of(unit, "zarechny", ends)));
        Assert.Equal(1, await world.Bot.Database.WriteAsync(unit => CourseWishStore.Purge(unit, ends), CancellationToken.None));
    }

    [Fact]
    public async Task A_head_is_not_offered_it()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.JoinAsync(Teacher);
        await world.AnswerAsync(Teacher, "а");
        await world.ChooseAsync(Teacher, "Директор");
        await world.ChooseAsync(Teacher, "Математика");
        await OpenAsync(world);
        Assert.DoesNotContain("Хочу на этот курс", world.Newest(Teacher)!.Text, StringComparison.Ordinal);
    }

    private static async Task WishAsync(EmailWorld world)
    {
        await OpenAsync(world);
        await world.ChooseAsync(Teacher, "Хочу на этот курс");
        Assert.Contains("только число желающих", world.Newest(Teacher)!.Text!.ReplaceLineEndings(" "), StringComparison.Ordinal);
        await world.ChooseAsync(Teacher, "Передать");
        Assert.Contains("Имя не передаём", world.Newest(Teacher)!.Text, StringComparison.Ordinal);
    }

    private static async Task OpenAsync(EmailWorld world)
    {
        await world.AnswerAsync(Teacher, "меню");
        await world.ChooseAsync(Teacher, "Мероприятия");
        await world.ChooseAsync(Teacher, "Оценивание, которое");
    }

    private static async Task<string> OrderAsync(EmailWorld world)
    {
        await world.AnswerAsync(ReportDesk.Anna, "отчёт заявка текст");
        return world.Newest(ReportDesk.Anna)!.Text!;
    }
}
