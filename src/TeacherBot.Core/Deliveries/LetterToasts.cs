using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Deliveries;

/// <summary>Where nothing can be said over a button, it is said in the letter that answers, or in one of its own.</summary>
public static class LetterToasts
{
    public static ImmutableArray<Effect> Spoken(ImmutableArray<Effect> effects, string channel)
    {
        if (!ChannelNames.SendsLetters(channel) || effects.OfType<Toast>().LastOrDefault() is not { } toast)
        {
            return effects;
        }

        var said = new Paragraph(ParagraphKind.Prose, toast.Text);
        var silent = effects.RemoveAll(e => e is Toast);
        return silent.LastOrDefault(e => e is ShowScreen) is ShowScreen screen
            ? silent.Replace(screen, screen with { Message = screen.Message with { Paragraphs = screen.Message.Paragraphs.Insert(0, said) } })
            : silent.Add(new Say(new Message([said], [], Privacy.Personal), Lane.Reply));
    }
}
