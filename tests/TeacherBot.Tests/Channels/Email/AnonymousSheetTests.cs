using TeacherBot.Core.Conversations;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Store;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>An anonymous questionnaire by letter: nothing that is kept joins an address to what was said.</summary>
public sealed class AnonymousSheetTests
{
    private const string Anna = "anna@mail.test";

    [Fact]
    public async Task Neither_the_token_nor_the_letter_with_the_answers_is_kept()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(Anna);
        await world.AnswerAsync(Anna, "меню");
        await world.ChooseAsync(Anna, "Пройти");
        await world.ChooseAsync(Anna, "Условия");
        var sheet = world.Newest(Anna)!;
        Assert.Contains("1-", sheet.Text, StringComparison.Ordinal);

        world.Clock.Now += TimeSpan.FromSeconds(20);
        var taken = await world.Intake.TakeAsync(LetterWriter.Write(world.Answer(sheet, Anna, "1а 2а")), CancellationToken.None);
        Assert.Equal(("answer", false), (taken.Kind, taken.Keep));
        await world.PumpAsync();
        Assert.Contains("1 — ", world.Newest(Anna)!.Text, StringComparison.Ordinal);

        var token = Token(world);
        var kept = world.Bot.Database.Read(unit => Enumerable.Range(1, 200).Select(n => LetterStore.Find(unit, n)).OfType<SentLetter>().ToList());
        Assert.NotEmpty(token);
        Assert.Contains(kept, k => k.Sheet?.StartsWith("anonymous/", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(kept, k => k.Sheet?.Contains(token, StringComparison.Ordinal) == true);
    }

    private static string Token(EmailWorld world) => world.Bot.Database.Read(unit =>
    {
        var person = PeopleStore.ActiveIn(unit, "zarechny", "", 1)[0];
        return ConversationState.FromJson(PeopleStore.FindPerson(unit, person)!.State!).AnonymousTokens.Single();
    });
}
