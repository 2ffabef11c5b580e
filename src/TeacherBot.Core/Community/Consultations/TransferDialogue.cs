using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>A taken question is handed on to a colleague who knows more of it.</summary>
internal static class TransferDialogue
{
    public static Step Show(Situation s, Consultation c) => With(s, c, colleagues =>
    {
        var page = s.Page().Heading("consultation.transfer-title").Prose(colleagues.IsEmpty ? "consultation.transfer-none" : "consultation.transfer");
        foreach (var colleague in colleagues)
        {
            page.Row(new Choice("k." + colleague.Key, Label(s, colleague)));
        }

        return page.Back().Show();
    });

    public static Step On(Situation s, Consultation c) => With(s, c, colleagues => s.Inbound.Body switch
    {
        Pressed { Key: ['k', '.', .. var key] } => colleagues.Any(x => x.Key == key)
            ? Left(s.Do(new TransferConsultation(c.Id, key)).Noting("consultation.transferred"))
            : Conversation.Show(s),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    });

    private static Step With(Situation s, Consultation c, Func<ImmutableArray<Colleague>, Step> then) =>
        c is not { Party: ConsultationParty.Answerer, Status: ConsultationStatus.Claimed } ? s.Pop()
        : s.Facts.Has(new ColleaguesFor(c.Id), out var colleagues) ? then(colleagues) : new Ask(new ColleaguesFor(c.Id));

    // The question under it is nobody's here any more either.
    private static Step Left(Situation s)
    {
        var under = s.State.Pop();
        return Conversation.Show(s.At(under.Active is ConsultationView ? under.Pop() : under));
    }

    /// <summary>«Методист: математика, физика».</summary>
    private static string Label(Situation s, Colleague colleague)
    {
        var subjects = string.Join(", ", colleague.Subjects.Select(s.Catalog.FindSubject).OfType<Content.Subject>().Select(x => x.Title));
        var who = colleague.Name ?? MenuDialogue.RoleTitle(s.Catalog, colleague.IsMethodist ? Role.Methodist : Role.Mentor);
        return subjects.Length == 0 ? who : $"{who}: {subjects}";
    }
}
