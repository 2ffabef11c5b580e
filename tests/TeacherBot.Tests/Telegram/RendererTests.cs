using System.Text;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Deliveries;
using static TeacherBot.Tests.Telegram.TelegramParts;

namespace TeacherBot.Tests.Telegram;

public sealed class RendererTests
{
    private static readonly TelegramRenderer Renderer = new(NewTokens());

    [Fact]
    public void Paragraphs_are_set_by_kind_and_escaped()
    {
        var message = new Message(
            [
                new(ParagraphKind.Heading, "Если a < b & c > d"),
                new(ParagraphKind.Prose, " проза\n"),
                new(ParagraphKind.Bullet, "один"),
                new(ParagraphKind.Bullet, "два"),
                new(ParagraphKind.Passage, "отрывок"),
                new(ParagraphKind.Passage, new string('я', 401)),
                new(ParagraphKind.Small, "мелко"),
                new(ParagraphKind.Prose, "  "),
            ],
            [],
            Core.Content.Privacy.Neutral);

        var text = Assert.Single(Render(message).Texts);

        Assert.Equal(
            "<b>Если a &lt; b &amp; c &gt; d</b>\n\nпроза\n\n• один\n• два\n\n<blockquote>отрывок</blockquote>\n\n<blockquote expandable>"
            + new string('я', 401) + "</blockquote>\n\n<i>мелко</i>",
            text);
    }

    [Fact]
    public void Buttons_carry_tokens_of_the_person_and_version()
    {
        var tokens = NewTokens();
        var message = Saying(
            "?",
            new Choice("y", "да") { Chosen = true },
            new Choice("resume.a1", "дальше") { Kind = ChoiceKind.Action },
            new Choice("https://example.org/x", "сайт") { Kind = ChoiceKind.Link });

        var row = Assert.Single(new TelegramRenderer(tokens).Render(message, Person, 7, Now).Keyboard!.InlineKeyboard);

        Assert.Equal(["✓ да", "дальше", "сайт"], row.Select(b => b.Text));
        Assert.Equal(new Core.Conversations.Pressed(7, "y"), tokens.Read(row[0].CallbackData!, Person, Now));
        Assert.Equal(new Core.Conversations.ActionPressed("resume", "a1"), tokens.Read(row[1].CallbackData!, Person, Now));
        Assert.IsType<Core.Conversations.TokenRefused>(tokens.Read(row[0].CallbackData!, "somebody else", Now));
        Assert.Equal((null, "https://example.org/x"), (row[2].CallbackData, row[2].Url));
    }

    [Fact]
    public void Link_without_a_dotted_host_is_given_as_text()
    {
        var rendered = Render(Saying("Смотрите", new Choice("http://localhost:5000/p?a=1&b=2", "Страница") { Kind = ChoiceKind.Link }));

        Assert.Null(rendered.Keyboard);
        Assert.Equal("Смотрите\n\n<i>Страница: http://localhost:5000/p?a=1&amp;b=2</i>", Assert.Single(rendered.Texts));
    }

    [Fact]
    public void Key_too_long_for_a_button_is_left_out_and_told()
    {
        var rendered = Render(Saying("?", new Choice(new string('k', 60), "нет"), new Choice("k", "да")));

        Assert.Equal("да", Assert.Single(Assert.Single(rendered.Keyboard!.InlineKeyboard)).Text);
        Assert.Equal(1, rendered.Left);
    }

    [Fact]
    public void Too_many_buttons_keep_the_last_row()
    {
        var rows = Enumerable.Range(0, 200).Select(i => System.Collections.Immutable.ImmutableArray.Create(new Choice($"k{i}", $"Кнопка {i}")));

        var rendered = Render(Saying("?") with { Rows = [.. rows] });

        Assert.Equal("Кнопка 0", rendered.Keyboard!.InlineKeyboard[0][0].Text);
        Assert.Equal("Кнопка 199", rendered.Keyboard.InlineKeyboard[^1][0].Text);
        Assert.Equal(200, rendered.Keyboard.InlineKeyboard.Count + rendered.Left);
    }

    [Fact]
    public void Long_text_is_cut_after_a_sentence()
    {
        var sentence = "Это предложение говорит о том, что его нельзя резать. ";
        var rendered = Render(Saying(string.Concat(Enumerable.Repeat(sentence, 200))));

        Assert.Equal(3, rendered.Texts.Count);
        Assert.All(rendered.Texts, t => Assert.EndsWith("резать.", t, StringComparison.Ordinal));
    }

    [Fact]
    public void Paragraph_that_fits_the_next_part_is_not_cut()
    {
        var (first, second) = (new string('а', 2500), new string('б', 2500));

        var rendered = Render(new Message([new(ParagraphKind.Prose, first), new(ParagraphKind.Small, second)], [], Core.Content.Privacy.Neutral));

        Assert.Equal([first, $"<i>{second}</i>"], rendered.Texts);
    }

    [Fact]
    public void Character_of_many_code_points_is_never_cut()
    {
        const string Family = "👨‍👩‍👧‍👦";
        var rendered = Render(Saying("я" + string.Concat(Enumerable.Repeat(Family, 1000))));

        Assert.True(rendered.Texts.Count > 1);
        Assert.All(rendered.Texts, t => Assert.Equal(0, t.TrimStart('я').Length % Family.Length));
        Assert.Equal("я" + string.Concat(Enumerable.Repeat(Family, 1000)), string.Concat(rendered.Texts));
    }

    [Fact]
    public void One_monstrous_character_is_cut_between_code_points()
    {
        var monster = "a" + string.Concat(Enumerable.Repeat("\U0001F3FB", 5000));

        var rendered = Render(Saying(monster));

        Assert.Equal(monster, string.Concat(rendered.Texts));
        Assert.All(rendered.Texts, t => Assert.True(t.Length <= 4096 && !char.IsHighSurrogate(t[^1])));
    }

    [Fact]
    public void Caption_too_long_goes_before_the_file()
    {
        var fits = Renderer.RenderFile(Saying(new string('я', 1024), new Choice("k", "да")), Person, 1, Now);
        var long1 = Renderer.RenderFile(Saying(new string('я', 1025), new Choice("k", "да")), Person, 1, Now);

        Assert.Equal((0, 1024), (fits.Before.Count, fits.Caption!.Length));
        Assert.Equal((new string('я', 1025), null), (Assert.Single(long1.Before), long1.Caption));
        Assert.NotNull(long1.Keyboard);
    }

    [Fact]
    public void Message_of_buttons_alone_has_some_text() => Assert.Equal(["…"], Render(Saying(" ", new Choice("k", "да"))).Texts);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_message_stays_within_the_limits_and_loses_nothing(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var message = Any(random);
            var rendered = Render(message);
            foreach (var html in rendered.Texts)
            {
                Assert.InRange(Parsed(html).Length, 1, TelegramRenderer.LongestText);
                Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 32_768);
            }

            Assert.Equal(Letters(Expected(message)), Letters(string.Concat(rendered.Texts.Select(Decoded))));
            var rows = rendered.Keyboard?.InlineKeyboard ?? [];
            Assert.True(rows.Sum(r => r.Count) <= 90 && rows.All(r => r.Count is > 0 and <= 8));
            Assert.All(rows.SelectMany(r => r), b => Assert.True(b.Text.Trim().Length is > 0 and <= 60 && Encoding.UTF8.GetByteCount(b.CallbackData ?? "") <= 64));
        }
    }

    private static Rendered Render(Message message) => Renderer.Render(message, Person, 1, Now);

    // A lone half of a pair does not survive the wire, so it is compared before.
    private static string Decoded(string html)
    {
        var plain = HtmlParts.Plain(html);
        Assert.Equal(Parsed(html), Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(plain)));
        return plain;
    }

    private static string Expected(Message message)
    {
        var links = message.Choices.Where(c => c.Kind == ChoiceKind.Link && !TelegramKeyboard.IsLink(c.Key)).Select(c => $"{c.Label}: {c.Key}");
        return string.Concat(message.Paragraphs.Select(p => (p.Kind == ParagraphKind.Bullet && p.Text.Trim().Length > 0 ? "•" : "") + p.Text).Concat(links));
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
}
