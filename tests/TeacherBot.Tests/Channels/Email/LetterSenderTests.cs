using System.Text;
using TeacherBot.Core.People;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Store;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>Who may say what by letter.</summary>
public sealed class LetterSenderTests
{
    private const string Anna = "anna@mail.test";
    private const string Boris = "boris@mail.test";

    [Fact]
    public async Task A_stranger_gets_the_first_screen_and_nothing_is_kept_but_the_address()
    {
        using var world = await EmailWorld.OpenAsync();
        Assert.Equal("stranger", await world.ArriveAsync(world.Write(Anna, "/stop\n/mydata")));
        Assert.Contains("За 10 минут увидите", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Equal(1, Count(world, PersonStatus.Guest));
        Assert.Equal(0, Count(world, PersonStatus.Active));
    }

    [Fact]
    public async Task An_answer_with_its_token_from_its_address_acts()
    {
        using var world = await EmailWorld.OpenAsync();
        var school = await world.JoinAsync(Anna);
        Assert.Contains("Выберите школу", school.Text, StringComparison.Ordinal);
        Assert.Equal(1, Count(world, PersonStatus.Active));
    }

    [Theory]
    [InlineData("forged sender")]
    [InlineData("token of another person")]
    [InlineData("altered token")]
    [InlineData("token of a letter never sent")]
    [InlineData("token of a letter long forgotten")]
    public async Task What_is_not_proven_changes_nothing_and_is_answered_to_the_owner(string way)
    {
        using var world = await EmailWorld.OpenAsync();
        var letter = await world.JoinAsync(Anna);
        var others = await world.JoinAsync(Boris);
        var before = Dump(world);
        var forged = way switch
        {
            "forged sender" => world.Write(Anna, "1"),
            "token of another person" => world.Answer(others, Anna, "1"),
            "altered token" => Altered(world, letter),
            "token of a letter long forgotten" => await ExpiredAsync(world, letter),
            _ => Never(world, letter),
        };

        Assert.Equal("unproven", await world.ArriveAsync(forged));

        Assert.Contains("не видно, что пишете именно вы", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Contains("Выберите школу", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Equal(before, Dump(world));

        // The owner goes on from the letter that tells of it.
        Assert.Equal("answer", await world.ArriveAsync(world.Answer(world.Newest(Anna)!, Anna, "а")));
        Assert.Contains("Кем вы работаете", world.Newest(Anna)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_somebody_else_answers_is_a_strangers_letter()
    {
        using var world = await EmailWorld.OpenAsync();
        var letter = await world.JoinAsync(Anna);
        var before = Dump(world);
        Assert.Equal("stranger", await world.ArriveAsync(world.Answer(letter, "clara@mail.test", "а")));
        Assert.Equal(before, Dump(world));
        Assert.DoesNotContain("Выберите школу", world.Newest("clara@mail.test")!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_found_in_the_address_the_thread_or_the_quote()
    {
        foreach (var (plus, threaded) in new[] { (true, false), (false, true), (false, false) })
        {
            using var world = await EmailWorld.OpenAsync(plus);
            var letter = await world.JoinAsync(Anna);
            var answer = world.Answer(letter, Anna, "а");
            answer = threaded ? answer : answer with { InReplyTo = null, References = [] };
            Assert.Equal("answer", await world.ArriveAsync(answer));
            Assert.Contains("Кем вы работаете", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("mx.school.test; spf=pass; dmarc=fail (p=none) header.from=mail.test", "unproven")]
    [InlineData("mx.school.test 1; dkim=pass;\n dmarc=fail", "unproven")]
    [InlineData("mx.school.test; dmarc=pass header.from=mail.test", "answer")]
    [InlineData("mx.school.test; spf=fail (dmarc=fail)", "answer")]
    [InlineData("elsewhere.test; dmarc=fail", "answer")]
    [InlineData("mx.school.test; dmarc=fail\nAuthentication-Results: mx.school.test; dmarc=pass", "unproven")]
    [InlineData("mx.school.test; dmarc=pass\nAuthentication-Results: mx.school.test; dmarc=fail", "answer")]
    public async Task What_our_own_server_calls_forged_proves_nothing(string results, string taken)
    {
        using var world = await EmailWorld.OpenAsync();
        var answer = LetterWriter.Write(world.Answer(await world.JoinAsync(Anna), Anna, "а"));
        Assert.Equal(taken, await world.ArriveAsync([.. Encoding.ASCII.GetBytes($"Authentication-Results: {results}\n"), .. answer]));
    }

    [Fact]
    public async Task The_same_letter_twice_acts_once()
    {
        using var world = await EmailWorld.OpenAsync();
        var answer = world.Answer(await world.JoinAsync(Anna), Anna, "а");
        await world.ArriveAsync(answer);
        var sent = world.Taken.Count;
        await world.ArriveAsync(answer);
        await world.ArriveAsync(answer);
        Assert.Equal(sent, world.Taken.Count);
    }

    [Fact]
    public async Task An_answer_to_an_old_letter_shows_where_things_stand()
    {
        using var world = await EmailWorld.OpenAsync();
        var old = await world.JoinAsync(Anna);
        await world.ArriveAsync(world.Answer(old, Anna, "а"));
        await world.ArriveAsync(world.Answer(old, Anna, "школа 2"));
        Assert.Contains("Это ответ на прежнее письмо", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        Assert.Contains("Кем вы работаете", world.Newest(Anna)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_programs_that_answer_each_other_stop_by_themselves()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.JoinAsync(Anna);
        for (var i = 0; i < 200 && world.Newest(Anna) is { } newest; i++)
        {
            world.Clock.Now += TimeSpan.FromSeconds(5);
            await world.ArriveAsync(world.Answer(newest, Anna, $"Спасибо за ваше письмо {i}!"));
        }

        Assert.InRange(world.CountTo(Anna), 50, 70);
    }

    [Fact]
    public async Task A_stranger_that_writes_by_itself_is_not_answered_again_and_again()
    {
        using var world = await EmailWorld.OpenAsync();
        for (var i = 0; i < 20; i++)
        {
            await world.ArriveAsync(world.Write(Anna, $"Заявка {i}"));
        }

        Assert.InRange(world.CountTo(Anna), 1, 2);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied")]
    [InlineData("Precedence: bulk")]
    [InlineData("List-Id: <x.y>")]
    [InlineData("X-Loop: teacherbot")]
    public async Task Automatic_letters_get_no_answer(string header)
    {
        using var world = await EmailWorld.OpenAsync();
        var letter = await world.JoinAsync(Anna);
        var sent = world.Taken.Count;
        var parts = header.Split(": ");
        var answer = world.Answer(letter, Anna, "а") with { Headers = [new(parts[0], parts[1])] };
        Assert.NotEqual("answer", await world.ArriveAsync(answer));
        Assert.Equal(sent, world.Taken.Count);
    }

    [Fact]
    public async Task Words_and_empty_letters_are_understood()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.JoinAsync(Anna);
        await world.ArriveAsync(world.Answer(world.Newest(Anna)!, Anna, ""));
        Assert.Contains("не нашлось нового текста", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.ArriveAsync(world.Answer(world.Newest(Anna)!, Anna, "помощь"));
        Assert.Contains("ПОМОЩЬ", world.Newest(Anna)!.Text!.ToUpperInvariant(), StringComparison.Ordinal);
        await world.ArriveAsync(world.Answer(world.Newest(Anna)!, Anna, "СТОП"));
        Assert.Contains("ОТОЗВАТЬ", world.Newest(Anna)!.Text, StringComparison.Ordinal);
    }

    private static LetterDraft Altered(EmailWorld world, Letter letter)
    {
        var token = letter.MessageId![3..letter.MessageId!.IndexOf('@')];
        var wrong = token[..^2] + (token[^2] == 'a' ? 'b' : 'a') + token[^1];
        var answer = world.Answer(letter, Anna, "а");
        return answer with { To = new MailAddress(null, $"bot+{wrong}@school.test"), InReplyTo = null, References = [], Text = "а" };
    }

    private static LetterDraft Never(EmailWorld world, Letter letter)
    {
        var person = world.Bot.Database.Read(unit => LetterStore.Find(unit, 1))!.Person;
        return world.Answer(letter, Anna, "а") with
        {
            To = new MailAddress(null, $"bot+{world.Stores.Tokens.Mint(9999, person)}@school.test"),
            InReplyTo = null,
            References = [],
            Text = "а",
        };
    }

    // What no letter is asked for any more is purged with the rest, every hour.
    private static async Task<LetterDraft> ExpiredAsync(EmailWorld world, Letter letter)
    {
        await world.Bot.Database.WriteAsync(unit => LetterStore.Purge(unit, world.Clock.Now.AddDays(89)), CancellationToken.None);
        Assert.NotNull(world.Stores.FindSent(letter.MessageId![3..letter.MessageId!.IndexOf('@')]));
        await world.Bot.Database.WriteAsync(unit => LetterStore.Purge(unit, world.Clock.Now.AddDays(91)), CancellationToken.None);
        return world.Answer(letter, Anna, "а");
    }

    private static long Count(EmailWorld world, PersonStatus status) => world.Bot.Database.Read(unit => PeopleStore.Count(unit, status));

    // What is kept of people, without what merely counts or repeats.
    private static string Dump(EmailWorld world)
    {
        var text = new StringBuilder();
        foreach (var person in world.Bot.Database.Read(unit => PeopleStore.ActiveIn(unit, "zarechny", "", 100)))
        {
            text.Append(world.Bot.Database.Read(unit => PeopleStore.FindPerson(unit, person))!.Person).Append('\n');
        }

        return text.Append(Count(world, PersonStatus.Active)).ToString();
    }
}
