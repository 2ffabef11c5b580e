using TeacherBot.Core.Conversations;
using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Telegram;

public sealed class ReceivingTests : ReceiverTest
{
    [Theory]
    [InlineData(nameof(OtherKind.Voice), "voice")]
    [InlineData(nameof(OtherKind.VideoNote), "video_note")]
    [InlineData(nameof(OtherKind.Sticker), "sticker")]
    [InlineData(nameof(OtherKind.Location), "location")]
    [InlineData(nameof(OtherKind.ForwardedPoll), "poll")]
    [InlineData(nameof(OtherKind.OwnContact), "contact")]
    [InlineData(nameof(OtherKind.ForeignContact), "contact")]
    [InlineData(nameof(OtherKind.Dice), "other")]
    public async Task Of_an_attachment_only_its_kind_is_taken(string sent, string kind)
    {
        Chat.SendOther(Enum.Parse<OtherKind>(sent));

        Assert.Equal(new AttachmentSent(kind), (await OneAsync()).Body);
    }

    [Theory]
    [InlineData(nameof(OtherKind.Photo), true)]
    [InlineData(nameof(OtherKind.Document), false)]
    public async Task Of_a_picture_or_file_is_taken_where_it_lies_and_not_a_byte_of_it(string sent, bool picture)
    {
        Chat.SendOther(Enum.Parse<OtherKind>(sent));

        var file = Assert.IsType<FileSent>((await OneAsync()).Body).File;
        Assert.Equal(picture, file.IsPicture);
        Assert.NotEmpty(file.Reference);
    }

    [Theory]
    [InlineData("/start s_abc", "start", "s_abc")]
    [InlineData("/start@Teacher_Bot  s_abc ", "start", "s_abc")]
    [InlineData("/menu", "menu", "")]
    public async Task Command_is_told_from_text(string typed, string name, string argument)
    {
        Chat.SendText(typed);

        Assert.Equal(new CommandSaid(name, argument), (await OneAsync()).Body);
    }

    [Theory]
    [InlineData("/start@other_bot")]
    [InlineData("/")]
    [InlineData("/привет")]
    [InlineData("1/2")]
    public async Task What_only_looks_like_a_command_is_text(string typed)
    {
        Chat.SendText(typed);

        Assert.Equal(new TextSaid(typed, false), (await OneAsync()).Body);
    }

    [Fact]
    public async Task Text_is_trimmed_and_too_long_text_is_cut_and_flagged()
    {
        Chat.SendText("  да \n");
        Chat.SendText("я" + string.Concat(Enumerable.Repeat("😀", 2500)));
        await PollingAsync(() => UntilAsync(() => Arrivals.Count == 2));

        Assert.Equal(new TextSaid("да", false), Arrivals.First().Body);
        var cut = Assert.IsType<TextSaid>(Arrivals.Last().Body);
        Assert.Equal((4095, true), (cut.Text.Length, cut.Cut));
        Assert.False(char.IsHighSurrogate(cut.Text[^1]));
    }

    [Fact]
    public async Task Arrival_names_update_chat_language_and_for_a_press_the_copy()
    {
        var id = await ShowAsync();
        Chat.Press(id, "да");

        var press = await OneAsync();

        Assert.Equal(("telegram", "1001", "s.1.y.mac", (long?)id, "ru"), (press.Channel, press.Address, press.Token, press.Copy, press.Language));
        Assert.Null(press.Body);
        Assert.True(long.Parse(press.Key, System.Globalization.CultureInfo.InvariantCulture) > 0);
    }

    [Fact]
    public async Task Correction_blocking_and_return_are_told()
    {
        Chat.SendText("а");
        Chat.EditLast(" б ");
        Chat.Block();
        Chat.Unblock();
        await PollingAsync(() => UntilAsync(() => Arrivals.Count == 4));

        Assert.Equal(
            [new TextSaid("а", false), new TextCorrected("б"), new Reachability(false), new Reachability(true)],
            Arrivals.Select(a => a.Body!));
    }

    [Fact]
    public async Task Group_is_refused_once_and_left()
    {
        var group = Server.Group(Group);
        group.Unblock(by: Boris);
        await PollingAsync(async () =>
        {
            await UntilAsync(() => group.IsBlocked);
            Chat.SendText("дальше");
            await UntilAsync(() => !Arrivals.IsEmpty);
        });

        Assert.Contains("личной переписке", Assert.Single(group.Visible).Text, StringComparison.Ordinal);
        Assert.Equal("1001", Assert.Single(Arrivals).Address);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Commands_in_a_group_are_answered_once_and_no_turn()
    {
        var group = Server.Group(Group).Meet();
        group.SendCommand("start@teacher_bot", null, Boris);
        group.SendCommand("menu@teacher_bot", null, Boris);
        Chat.SendText("дальше");
        await PollingAsync(() => UntilAsync(() => group.IsBlocked && !Arrivals.IsEmpty));

        Assert.Single(group.Visible);
        Assert.Equal("1001", Assert.Single(Arrivals).Address);
    }

    [Fact]
    public async Task People_do_not_wait_for_each_other_but_one_person_keeps_the_order()
    {
        var release = new TaskCompletionSource<TurnOutcome>();
        Turn = a => a.Body is TextSaid { Text: "первое" } ? release.Task : Task.FromResult<TurnOutcome>(new TurnOutcome.Done(null));
        Chat.SendText("первое");
        Chat.SendText("второе");
        Server.Person(Boris).SendText("другое");
        await PollingAsync(async () =>
        {
            await UntilAsync(() => Arrivals.Count == 2);
            Assert.Equal(["первое", "другое"], Texts());
            Assert.Equal(3, Server.PendingUpdates);
            release.SetResult(new TurnOutcome.Done(null));
            await UntilAsync(() => Server.PendingUpdates == 0);
        });

        Assert.Equal(["первое", "другое", "второе"], Texts());
    }

    [Fact]
    public async Task Update_whose_turn_failed_comes_again_and_later_ones_wait_for_it()
    {
        var failed = false;
        Turn = a => failed || a.Body is not TextSaid { Text: "первое" } ? Task.FromResult<TurnOutcome>(new TurnOutcome.Done(null)) : Fail();
        Chat.SendText("первое");
        Chat.SendText("второе");
        await PollingAsync(() => UntilAsync(() => Server.PendingUpdates == 0));

        Assert.Equal(["первое", "первое", "второе"], Texts());

        Task<TurnOutcome> Fail()
        {
            failed = true;
            return Task.FromException<TurnOutcome>(new IOException());
        }
    }

    private IEnumerable<string> Texts() => Arrivals.Select(a => ((TextSaid)a.Body!).Text);

    private async Task<Arrival> OneAsync()
    {
        await PollingAsync(() => UntilAsync(() => !Arrivals.IsEmpty));
        return Assert.Single(Arrivals);
    }
}
