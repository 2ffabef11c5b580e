using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>Three lists: one's own practices, those of colleagues, those that wait to be read.</summary>
internal static class PracticeLists
{
    /// <summary>Of one person, whatever became of them.</summary>
    public const int MostOwn = 20;

    private const int OnPage = 8;
    private const int LongestLabel = 60;

    public static Step ShowMine(Situation s)
    {
        if (!s.Facts.Has(new MyPractices(), out var mine))
        {
            return new Ask(new MyPractices());
        }

        var page = s.Page().Heading("practice.mine").When(mine.IsEmpty, p => p.Prose("practice.none-yet"));
        foreach (var line in mine)
        {
            page.Row(new Choice("p." + line.Id, Label($"{s.Text("practice.sign." + Word(line.Status))} {line.Title}")));
        }

        return page.Button("new", "practice.button-new").Button("all", "practice.catalogue").When(PracticeDialogue.Moderates(s), p => p.Button("queue", "practice.queue")).Back().Show();
    }

    public static Step OnMine(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: "new" } => !s.Facts.Has(new MyPractices(), out var mine) ? new Ask(new MyPractices())
            : mine.Length >= MostOwn ? s.Hint("practice.too-many")
            : s.Push(new PracticeWriting(null, PracticeField.Title, true)),
        Pressed { Key: "all" } => s.Push(new PracticeCatalogue(0)),
        Pressed { Key: "queue" } when PracticeDialogue.Moderates(s) => s.Push(new PracticeQueue()),
        Pressed { Key: ['p', '.', .. var id] } => PracticeDialogue.Open(s, id),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Step ShowCatalogue(Situation s, PracticeCatalogue screen)
    {
        if (!s.Facts.Has(new PracticesOfTown(), out var all))
        {
            return new Ask(new PracticesOfTown());
        }

        var ordered = all.OrderByDescending(p => p.Card.Subject is { } subject && s.Person.Subjects.Contains(subject)).ToList();
        var page = s.Page().Typed().Heading("practice.catalogue").When(ordered.Count == 0, p => p.Prose("practice.catalogue-empty")).When(ordered.Count > 0, p => p.Prose("practice.catalogue-ask"));
        foreach (var practice in ordered.Skip(screen.Page * OnPage).Take(OnPage))
        {
            page.Row(new Choice("p." + practice.Id, Label(practice.Card.Title)));
        }

        return page.When(ordered.Count > (screen.Page + 1) * OnPage, p => p.Button("more", "button.more"))
            .When(s.Person.Joined, p => p.Button("mine", "practice.mine")).Back().Show();
    }

    public static Step OnCatalogue(Situation s, PracticeCatalogue screen) => s.Inbound.Body switch
    {
        TextSaid said => s.Push(FindingMaterial.By(said.Text)),
        Pressed { Key: "more" } => s.Go(new PracticeCatalogue(screen.Page + 1)),
        Pressed { Key: "mine" } => PracticeDialogue.OpenMine(s),
        Pressed { Key: ['p', '.', .. var id] } => PracticeDialogue.Open(s, id),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Step ShowQueue(Situation s)
    {
        if (!PracticeDialogue.Moderates(s))
        {
            return s.Noting("role.refused").Pop();
        }

        if (!s.Facts.Has(new PracticesToRead(), out var lines))
        {
            return new Ask(new PracticesToRead());
        }

        var page = s.Page().Heading("practice.queue").When(lines.IsEmpty, p => p.Prose("practice.queue-empty"));
        foreach (var line in lines)
        {
            page.Row(new Choice("p." + line.Id, Label(line.Title)));
        }

        return page.Button("all", "practice.catalogue").When(s.Person.Joined, p => p.Button("mine", "practice.mine")).Back().Show();
    }

    public static Step OnQueue(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: "all" } => s.Push(new PracticeCatalogue(0)),
        Pressed { Key: "mine" } => PracticeDialogue.OpenMine(s),
        Pressed { Key: ['p', '.', .. var id] } => PracticeDialogue.Open(s, id),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>A status in the ids of texts.</summary>
    public static string Word(PracticeStatus status) => status switch
    {
        PracticeStatus.Draft => "draft",
        PracticeStatus.Submitted => "submitted",
        PracticeStatus.Returned => "returned",
        PracticeStatus.Published => "published",
        PracticeStatus.Withdrawn => "withdrawn",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Label(string text) => text.Length <= LongestLabel ? text : text[..(LongestLabel - 1)].TrimEnd() + "…";
}
