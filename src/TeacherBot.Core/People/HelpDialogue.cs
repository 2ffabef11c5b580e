using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.People;

/// <summary>Help, privacy and «Связаться с организатором»: short, and with a way back to where the person was.</summary>
internal static class HelpDialogue
{
    public static Step Show(Situation s)
    {
        var page = s.Page();
        switch (((HelpShown)s.State.Active).Topic)
        {
            case "help.privacy":
                page.Prose("help.privacy");
                break;
            case "help.contact" when s.Municipality is { } municipality:
                page.Prose("help.contact").Raw(ParagraphKind.Prose, municipality.Contact, Privacy.Neutral);
                break;
            case "help.contact":
                page.Prose("help.contact");
                foreach (var known in s.Catalog.Municipalities.Values.OrderBy(m => m.Title, StringComparer.Ordinal))
                {
                    page.Raw(ParagraphKind.Bullet, $"{known.Title}: {known.Contact}", Privacy.Neutral);
                }

                break;
            default:
                page.Prose("help.main").When(s.Person.Joined, p => p.Button("practices", "practice.mine"))
                    .Row(page.Choice("privacy", "joining.button-privacy"), page.Choice("contact", "button.contact"));
                break;
        }

        return page.Back().Show();
    }

    public static Step On(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: "privacy" } => s.Go(new HelpShown("help.privacy")),
        Pressed { Key: "practices" } => Community.PracticeDialogue.OpenMine(s),
        Pressed { Key: "contact" } => s.Go(new HelpShown("help.contact")),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };
}
