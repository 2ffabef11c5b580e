using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Conversations;

/// <summary>Builds one message from catalogue texts; it becomes personal as soon as a personal part is added.</summary>
public sealed class Page
{
    private readonly Situation situation;
    private readonly ImmutableArray<Paragraph>.Builder paragraphs = ImmutableArray.CreateBuilder<Paragraph>();
    private readonly ImmutableArray<ImmutableArray<Choice>>.Builder rows = ImmutableArray.CreateBuilder<ImmutableArray<Choice>>();
    private Privacy privacy = Privacy.Neutral;
    private DocumentRecipe? document;
    private Picture? picture;
    private Chart? chart;
    private bool expectsText;
    private string? sheet;
    private MessageThread? thread;

    internal Page(Situation situation)
    {
        this.situation = situation;
        if (situation.Note is { } note)
        {
            paragraphs.Add(new(ParagraphKind.Prose, note.Text));
            privacy = note.Privacy;
        }
    }

    public Page Heading(string id, params ReadOnlySpan<(string Name, object Value)> values) => Add(ParagraphKind.Heading, id, values);

    public Page Prose(string id, params ReadOnlySpan<(string Name, object Value)> values) => Add(ParagraphKind.Prose, id, values);

    public Page Bullet(string id, params ReadOnlySpan<(string Name, object Value)> values) => Add(ParagraphKind.Bullet, id, values);

    public Page Small(string id, params ReadOnlySpan<(string Name, object Value)> values) => Add(ParagraphKind.Small, id, values);

    /// <summary>Text that is not from the catalogue: an item, a material, something the person typed. Personal unless said otherwise.</summary>
    public Page Raw(ParagraphKind kind, string text, Privacy textPrivacy = Privacy.Personal)
    {
        paragraphs.Add(new(kind, text));
        privacy = textPrivacy == Privacy.Personal ? Privacy.Personal : privacy;
        return this;
    }

    /// <summary>A row with one choice labelled from the catalogue.</summary>
    public Page Button(string key, string id, params ReadOnlySpan<(string Name, object Value)> values) => Row(Choice(key, id, values));

    public Page Row(params ReadOnlySpan<Choice> choices)
    {
        if (!choices.IsEmpty)
        {
            rows.Add([.. choices]);
        }

        return this;
    }

    public Page When(bool condition, Func<Page, Page> more) => condition ? more(this) : this;

    /// <summary>One row with the way back.</summary>
    public Page Back() => Button("back", "button.back");

    public Page ToMenu() => Button("menu", "button.menu");

    /// <summary>Something is to be typed here.</summary>
    public Page Typed()
    {
        expectsText = true;
        return this;
    }

    /// <summary>Items of this portion are answered by their numbers.</summary>
    public Page Sheet(string id)
    {
        sheet = id;
        return this;
    }

    /// <summary>Answers to this page belong to a thread of its own, whatever screen is open by then.</summary>
    /// <param name="name">Names the thread to the program; at most 60 characters.</param>
    /// <param name="subject">Id of the subject its letters bear; neutral, for anybody may see it over a shoulder.</param>
    public Page Thread(string name, string subject)
    {
        thread = new(name, situation.Text(subject));
        return this;
    }

    public Page With(Picture shown)
    {
        picture = shown;
        return this;
    }

    public Page With(DocumentRecipe recipe)
    {
        document = recipe;
        return this;
    }

    public Page With(Chart? drawn)
    {
        chart = drawn;
        return this;
    }

    public Choice Choice(string key, string id, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(key, situation.Text(id, values));

    public Message Build() => new(paragraphs.ToImmutable(), rows.ToImmutable(), privacy) { Document = document, Picture = picture, Chart = chart, ExpectsText = expectsText, Sheet = sheet, Thread = thread };

    /// <summary>Ends the turn with this page as the screen.</summary>
    public Turn Show() => situation.Shown(Build());

    private Page Add(ParagraphKind kind, string id, ReadOnlySpan<(string Name, object Value)> values)
    {
        paragraphs.Add(new(kind, situation.Text(id, values)));
        privacy = situation.Catalog.Texts[id].Privacy == Privacy.Personal ? Privacy.Personal : privacy;
        return this;
    }
}
