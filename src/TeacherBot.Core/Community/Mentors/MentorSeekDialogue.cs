using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>A teacher looks for a mentor: for what, who could, and why that one.</summary>
internal static class MentorSeekDialogue
{
    public static Step Show(Situation s, MentorScreen screen) => screen is MentorChoosing choosing ? With(s, choosing, found => ShowFound(s, choosing, found)) : ShowAreas(s);

    public static Step On(Situation s, MentorScreen screen) => screen is MentorChoosing choosing ? With(s, choosing, found => OnFound(s, choosing, found)) : OnAreas(s);

    /// <summary>For one area, from wherever it stands: a route, a result, a mentor who left.</summary>
    public static Step For(Situation s, string area) => s.Push(new MentorChoosing(
        s.Catalog.Areas.GetValueOrDefault(area)?.Subject ?? s.Person.Subjects[0], area));

    private static Turn ShowAreas(Situation s)
    {
        var page = s.Page().Heading("mentor.seek-title").Prose("mentor.seek");
        foreach (var subject in s.Person.Subjects.Select(s.Catalog.FindSubject).OfType<Subject>())
        {
            page.Button("s." + subject.Id, "mentor.button-subject", ("subject", subject.Title));
        }

        foreach (var area in Areas(s))
        {
            page.Row(new Choice("a." + area.Code, area.Short));
        }

        return page.Back().Show();
    }

    private static Step OnAreas(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: ['s', '.', .. var subject] } when s.Person.Subjects.Contains(subject) => s.Push(new MentorChoosing(subject, null)),
        Pressed { Key: ['a', '.', .. var code] } when Areas(s).Any(a => a.Code == code) => For(s, code),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step With(Situation s, MentorChoosing screen, Func<IReadOnlyList<MentorMatch>, Step> then)
    {
        if (s.Municipality is not { } town)
        {
            return s.Hint("hint.join-first");
        }

        var (all, mine) = (new MentorCandidates(town.Id), new MyMentorPairs());
        if (!s.Facts.Has(all, out var candidates) || !s.Facts.Has(mine, out var pairs))
        {
            return new Ask([all, mine]);
        }

        var subject = screen.Area is { } area && s.Catalog.Areas.TryGetValue(area, out var found) ? found.Subject : screen.Subject;
        return pairs.Count(p => !p.IsMentor) >= MentorPair.MostOfTeacher ? s.Noting("mentor.too-many").Reset(new MentorHome())
            : then(MentorMatch.Of(candidates, subject, screen.Area, town, s.Person.School));
    }

    private static Turn ShowFound(Situation s, MentorChoosing screen, IReadOnlyList<MentorMatch> found)
    {
        var page = s.Page().Heading("mentor.found-title").Raw(ParagraphKind.Prose, ConsultationDialogue.About(s, screen.Subject, screen.Area));
        if (found.Count == 0)
        {
            return page.Prose("mentor.none").Button("ask", "consultation.button-ask").Back().Show();
        }

        for (var i = 0; i < found.Count; i++)
        {
            page.Raw(ParagraphKind.Prose, $"{i + 1}. {Why(s, found[i])}");
        }

        return page.Small("mentor.found-note")
            .Row([.. found.Select((m, i) => new Choice("m." + m.Mentor.Card, s.Text("mentor.button-choose", ("n", i + 1))))])
            .Back().Show();
    }

    private static Step OnFound(Situation s, MentorChoosing screen, IReadOnlyList<MentorMatch> found) => s.Inbound.Body switch
    {
        Pressed { Key: "ask" } => s.Push(new ConsultationAsking(screen.Area)),
        Pressed { Key: ['m', '.', .. var card] } => found.Any(m => m.Mentor.Card == card) ? Asked(s, screen, card) : s.Hint("mentor.just-taken"),
        TextSaid said when int.TryParse(said.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= found.Count =>
            Asked(s, screen, found[n - 1].Mentor.Card),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Asked(Situation s, MentorChoosing screen, string card)
    {
        var id = s.Context.NewId("mentoring");
        var asked = s.Do(new AskMentor(id, card, s.Person.Municipality!, screen.Subject, screen.Area)).Noting("mentor.asked");
        return Conversation.Show(asked.At(asked.State.Reset(new MentorHome()).Push(new MentorPairView(id))));
    }

    /// <summary>«Анна Сергеевна: ведёт эту тему, из вашего кластера, сопровождает 1 из 3».</summary>
    private static string Why(Situation s, MentorMatch match)
    {
        var reasons = new[]
        {
            s.Text(match.NamesArea ? "mentor.why-area" : "mentor.why-subject"),
            match.IsNear ? s.Text("mentor.why-near") : null,
            match.Mentor.Taken == 0 ? s.Text("mentor.why-free") : s.Text("mentor.why-load", ("k", match.Mentor.Taken), ("n", match.Mentor.Capacity)),
        };
        return $"{match.Mentor.Name ?? s.Text("mentor.nameless")}: {string.Join(", ", reasons.OfType<string>())}.";
    }

    private static IEnumerable<ContentArea> Areas(Situation s) => s.Catalog.Areas.Values
        .Where(a => a.Subject is { } subject && s.Person.Subjects.Contains(subject)).OrderBy(a => a.Code, StringComparer.Ordinal);
}
