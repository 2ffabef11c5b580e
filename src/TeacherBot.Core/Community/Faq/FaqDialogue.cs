using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>«Частые вопросы»: read by everybody of the municipality, written by methodists after a consultation, in words of their own.</summary>
internal static class FaqDialogue
{
    private const int OnPage = 8;
    private const int LongestLabel = 60;

    public static Step Show(Situation s, FaqScreen screen) => screen switch
    {
        FaqQuestions questions => With(s, all => ShowQuestions(s, questions, all)),
        FaqView view => With(s, all => all.FirstOrDefault(e => e.Id == view.Entry) is { } entry ? ShowEntry(s, entry) : s.Noting("faq.gone").Pop()),
        FaqWriting writing => ConsultationDialogue.With(s, writing.Consultation, c => MayWrite(s, c) ? ShowWriting(s, writing, c) : s.Pop()),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s, FaqScreen screen) => (screen, s.Inbound.Body) switch
    {
        (FaqQuestions, Pressed { Key: ['f', '.', .. var id] }) => s.Push(new FaqView(id)),
        (FaqQuestions questions, Pressed { Key: "more" }) => s.Go(new FaqQuestions(questions.Page + 1)),
        (FaqView, Pressed { Key: "ask" }) when s.Person.Joined => s.Push(new ConsultationAsking(null)),
        (FaqView view, Pressed { Key: "drop" }) when FaqList.Moderates(s.Person) => s.Do(new DropFaq(view.Entry)).Noting("faq.dropped").Pop(),
        (FaqWriting writing, TextSaid said) => ConsultationDialogue.With(s, writing.Consultation, c => MayWrite(s, c) ? Typed(s, writing, c, said.Text.Trim()) : s.Pop()),
        (_, Pressed) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Whether this reader may make an entry of a consultation: one who answered it and moderates, once it is over.</summary>
    public static bool MayWrite(Situation s, Consultation c) => c is { Party: ConsultationParty.Answerer, Status: ConsultationStatus.Closed } && FaqList.Moderates(s.Person);

    /// <summary>A button for each entry, cut to the length of a label.</summary>
    public static Page Buttons(Page page, IEnumerable<FaqEntry> entries)
    {
        foreach (var entry in entries)
        {
            page.Row(new Choice("f." + entry.Id, entry.Question.Length <= LongestLabel ? entry.Question : entry.Question[..(LongestLabel - 1)].TrimEnd() + "…"));
        }

        return page;
    }

    public static Step With(Situation s, Func<ImmutableArray<FaqEntry>, Step> then) => s.Facts.Has(new FaqOfTown(), out var all) ? then(all) : new Ask(new FaqOfTown());

    private static Turn ShowQuestions(Situation s, FaqQuestions screen, ImmutableArray<FaqEntry> all)
    {
        var ordered = all.OrderByDescending(e => s.Person.Subjects.Contains(e.Subject)).ToList();
        var page = s.Page().Heading("faq.title").When(ordered.Count == 0, p => p.Prose("faq.none"));
        Buttons(page, ordered.Skip(screen.Page * OnPage).Take(OnPage));
        return page.When(ordered.Count > (screen.Page + 1) * OnPage, p => p.Button("more", "faq.button-more")).Back().Show();
    }

    private static Turn ShowEntry(Situation s, FaqEntry entry) => s.Page()
        .Raw(ParagraphKind.Heading, ConsultationDialogue.About(s, entry.Subject, entry.Area), Core.Content.Privacy.Neutral)
        .Raw(ParagraphKind.Prose, entry.Question, Core.Content.Privacy.Neutral)
        .Raw(ParagraphKind.Passage, entry.Answer, Core.Content.Privacy.Neutral)
        .When(s.Person.Joined, p => p.Button("ask", "consultation.button-ask"))
        .When(FaqList.Moderates(s.Person), p => p.Button("drop", "faq.button-drop"))
        .Back().Show();

    private static Turn ShowWriting(Situation s, FaqWriting screen, Consultation c)
    {
        var page = s.Page().Typed().Heading("faq.writing").Raw(ParagraphKind.Small, ConsultationDialogue.About(s, c.Subject, c.Area));
        if (screen.Question is { } question)
        {
            return page.Raw(ParagraphKind.Passage, question).Prose("faq.ask-answer", ("n", FaqEntry.LongestAnswer)).Back().Show();
        }

        foreach (var word in c.Words.Where(w => w.IsOfAsker).Take(1))
        {
            page.Raw(ParagraphKind.Passage, word.Text);
        }

        return page.Prose("faq.ask-question", ("n", FaqEntry.LongestQuestion)).Back().Show();
    }

    private static Step Typed(Situation s, FaqWriting screen, Consultation c, string text)
    {
        if (text.Length == 0 || text.Length > (screen.Question is null ? FaqEntry.LongestQuestion : FaqEntry.LongestAnswer))
        {
            return s.Hint(text.Length == 0 ? "hint.use-buttons" : "consultation.too-long");
        }

        return screen.Question is not { } question
            ? s.Go(screen with { Question = text })
            : s.Do(new PublishFaq(new FaqEntry(s.Context.NewId("faq"), c.Subject, c.Area, question, text))).Noting("faq.published").Pop();
    }
}
