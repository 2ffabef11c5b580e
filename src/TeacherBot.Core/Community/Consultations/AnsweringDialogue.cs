using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>The side of those who answer: the queue, and the time it took.</summary>
internal static class AnsweringDialogue
{
    private const int LongestMinutes = 600;
    private static readonly int[] Usual = [10, 20, 30, 60];

    public static Step Queue(Situation s)
    {
        if (s.Person.Municipality is not { } town || !ConsultationRights.Answers(s.Person, town))
        {
            return s.Noting("role.refused").Pop();
        }

        if (!s.Facts.Has(new ConsultationsToAnswer(town), out var lines))
        {
            return new Ask(new ConsultationsToAnswer(town));
        }

        var page = s.Page().Heading("consultation.queue").When(lines.IsEmpty, p => p.Prose("consultation.queue-empty"));
        foreach (var line in lines)
        {
            page.Row(new Choice("c." + line.Id, (line.Status == ConsultationStatus.Claimed ? "→ " : "") + AskingDialogue.Label(s, line with { IsAnswered = false })));
        }

        return page.When(lines.Any(l => l.Status == ConsultationStatus.Claimed), p => p.Small("consultation.queue-sign"))
            .When(s.Person.Joined, p => p.Button("mine", "consultation.button-mine"))
            .Button("faq", "faq.title")
            .When(PracticeDialogue.Moderates(s), p => p.Button("practices", "practice.queue"))
            .Back()
            .Show();
    }

    public static Step OnQueue(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: "mine" } => s.Push(new ConsultationList()),
        Pressed { Key: "faq" } => s.Push(new FaqQuestions(0)),
        Pressed { Key: "practices" } => PracticeDialogue.OpenAll(s),
        Pressed { Key: ['c', '.', .. var id] } => s.Push(new ConsultationView(id)),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>True when it is asked how long answering took: once, of the one who answered.</summary>
    public static bool AsksTime(Consultation c) => c is { Party: ConsultationParty.Answerer, Status: ConsultationStatus.Closed, Minutes: null };

    public static Page AskTime(Page page) => page.Typed()
        .Prose("consultation.time")
        .Row([.. Usual.Select(m => page.Choice("m." + m.ToString(CultureInfo.InvariantCulture), "consultation.button-minutes", ("n", m)))]);

    public static Step Took(Situation s, Consultation c, string typed)
    {
        var isRight = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= LongestMinutes;
        return ConsultationDialogue.View(
            isRight ? s.Do(new TimeConsultation(c.Id, minutes)).Noting("consultation.timed", ("n", minutes)) : s.Noting("consultation.time-wrong"), c.Id);
    }
}
