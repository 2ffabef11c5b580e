using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Store;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>A methodist who has nothing but a mailbox writes a broadcast in one letter.</summary>
public sealed class LetterComposingTests
{
    private const string Methodist = "methodist@mail.test";
    private const string Anna = "anna@mail.test";

    [Fact]
    public async Task Subject_addressees_and_text_are_answered_by_the_plan_and_go_out_by_a_reply()
    {
        using var world = await OpenAsync();
        await ComposeAsync(world, "Рассылка: Семинар в субботу", "Кому: предмет = математика\nПриходите в школу № 6.");
        await world.RunJobsAsync();
        var plan = world.Newest(Methodist)!.Text!;
        Assert.Contains("ПЛАН РАССЫЛКИ", plan, StringComparison.Ordinal);
        Assert.Contains("Получателей: 2", plan, StringComparison.Ordinal);
        Assert.Equal(0, world.CountTo(Anna));

        await world.ChooseAsync(Methodist, "Отправить");
        await world.FeedAsync();
        var letter = world.Newest(Anna)!;
        Assert.Contains("СЕМИНАР В СУББОТУ", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Приходите в школу № 6.", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Кому:", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_channel_has_a_name_for_the_plan()
    {
        foreach (var channel in typeof(ChannelNames).GetFields().Select(f => (string)f.GetRawConstantValue()!))
        {
            Assert.Contains("channel." + channel, TheCatalog.Loaded.Catalog.Texts.Keys);
        }
    }

    [Theory]
    [InlineData("Кому: предмет = алхимия\nтекст", "алхимия")]
    [InlineData("Кому: все\n[Сайт](javascript:1)", "Строка 2")]
    public async Task A_mistake_is_told_and_nothing_is_left_behind(string text, string said)
    {
        using var world = await OpenAsync();
        await ComposeAsync(world, "Рассылка: Семинар", text);
        Assert.Contains(said, world.Newest(Methodist)!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ПЛАН", world.Newest(Methodist)!.Text, StringComparison.Ordinal);
        Assert.Empty(world.Bot.Database.Read(unit => BroadcastStore.List(unit, "zarechny")));
    }

    [Fact]
    public async Task Without_addressees_it_is_a_draft_and_nobody_else_can_write_one()
    {
        using var world = await OpenAsync();
        await ComposeAsync(world, "Рассылка — Семинар", "Приходите.");
        Assert.Contains("ЧЕРНОВИК РАССЫЛКИ", world.Newest(Methodist)!.Text, StringComparison.Ordinal);
        await world.ArriveAsync(world.Write(Anna, "Здравствуйте"));
        await world.ArriveAsync(world.Answer(world.Newest(Anna)!, Anna, "Кому: все\nспам") with { Subject = "Рассылка: спам" });
        Assert.Contains("не для вашей роли", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.ArriveAsync(world.Write(Methodist, "Кому: все\nподделка", "Рассылка: подделка"));
        Assert.Single(world.Bot.Database.Read(unit => BroadcastStore.List(unit, "zarechny")));
    }

    private static async Task<EmailWorld> OpenAsync()
    {
        var world = await EmailWorld.OpenAsync();
        await world.AgreeAsync("email", Anna);
        var person = await world.AgreeAsync("email", Methodist);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(Role.Methodist, "zarechny"), "test", world.Clock.Now), default);
        await world.ArriveAsync(world.Write(Methodist, "Здравствуйте"));
        return world;
    }

    private static Task<string> ComposeAsync(EmailWorld world, string subject, string text) =>
        world.ArriveAsync(world.Answer(world.Newest(Methodist)!, Methodist, text) with { Subject = subject });
}
