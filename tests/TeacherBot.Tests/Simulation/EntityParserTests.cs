using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Simulation;

public sealed class EntityParserTests
{
    [Theory]
    [InlineData("a <div>b</div>", "Unsupported start tag \"div\" at byte offset 2")]
    [InlineData("я <br/>", "Unsupported start tag \"br/\" at byte offset 3")]
    [InlineData("2 < 3", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("<b>x", "Can't find end tag corresponding to start tag b")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("<b", "Unclosed start tag at byte offset 0")]
    [InlineData("<b>x</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<a href=\"x>y</a>", "Unclosed start tag at byte offset 0")]
    [InlineData("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8")]
    public void Broken_markup_is_refused_with_the_byte_offset(string html, string expected)
    {
        Assert.False(new EntityParser(html).TryParse(out _, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("&lt;b&gt; &amp;amp; &quot;", "<b> &amp; \"")]
    [InlineData("&nbsp;&laquo;", "&nbsp;&laquo;")]
    [InlineData("&#1103;&#x44F;", "яя")]
    [InlineData("a && b &", "a && b &")]
    [InlineData("3 > 2", "3 > 2")]
    public void Only_four_named_and_numeric_entities_are_decoded(string html, string plain) => Assert.Equal(plain, Parse(html).Plain);

    [Fact]
    public void Offsets_are_utf16_and_nested_entities_come_outer_first()
    {
        var (plain, entities) = Parse("😀<b>жир<i>но</i></b><a href=\"https://ya.ru/?a=1&amp;b=2\">тут</a>");
        Assert.Equal("😀жирнотут", plain);
        Assert.Equal([new("bold", 2, 5, null), new("italic", 5, 2, null), new("text_link", 7, 3, "https://ya.ru/?a=1&b=2")], entities);
    }

    [Theory]
    [InlineData("<STRONG>x</strong>", "bold")]
    [InlineData("<em>x</em>", "italic")]
    [InlineData("<ins>x</ins>", "underline")]
    [InlineData("<del>x</del>", "strikethrough")]
    [InlineData("<tg-spoiler>x</tg-spoiler>", "spoiler")]
    [InlineData("<span class=\"tg-spoiler\">x</span>", "spoiler")]
    [InlineData("<code>x</code>", "code")]
    [InlineData("<pre><code class=\"language-cs\">x</code></pre>", "pre")]
    [InlineData("<blockquote>x</blockquote>", "blockquote")]
    [InlineData("<blockquote expandable>x</blockquote>", "expandable_blockquote")]
    [InlineData("<tg-time unix=\"1\" format=\"d\">x</tg-time>", "date_time")]
    public void Every_allowed_tag_gives_its_entity(string html, string type) =>
        Assert.Equal(type, Assert.Single(Parse(html).Entities).Type);

    [Theory]
    [InlineData("<b></b>x")]
    [InlineData("<a href=\"nowhere\">x</a>")]
    public void Empty_entities_and_links_to_nowhere_are_plain_text(string html) => Assert.Empty(Parse(html).Entities);

    private static (string Plain, List<TextEntity> Entities) Parse(string html)
    {
        Assert.True(new EntityParser(html).TryParse(out var plain, out var entities, out var error), error);
        return (plain, entities);
    }
}
