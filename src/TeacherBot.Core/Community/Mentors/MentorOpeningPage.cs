using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>What a mentor may see, decided by the teacher part by part and taken back as easily; the mentor sees the same list.</summary>
internal static class MentorOpeningPage
{
    private static readonly (string Key, Opened Part, string Text)[] Parts =
    [
        ("name", Opened.Name, "mentor.part-name"), ("route", Opened.Route, "mentor.part-route"), ("results", Opened.Results, "mentor.part-results"),
    ];

    public static Step Show(Situation s, MentorPair pair)
    {
        if (pair.IsMentor || !pair.IsOpen || TextOf(s) is not { } text)
        {
            return s.Pop();
        }

        var page = s.Page().Heading("mentor.open-title").Raw(ParagraphKind.Passage, text.Text, Privacy.Neutral).Prose("mentor.opened-by-you", ("what", What(s, pair.Opened)));
        foreach (var (key, part, id) in Parts)
        {
            page.Row(new Choice(key, Begun(s.Text(id))) { Chosen = pair.Opens(part) });
        }

        return page.Back().Show();
    }

    public static Step On(Situation s, MentorPair pair) => s.Inbound.Body switch
    {
        Pressed pressed when !pair.IsMentor && pair.IsOpen && TextOf(s) is { } text && Parts.FirstOrDefault(p => p.Key == pressed.Key).Part is var part and not Opened.None =>
            Toggled(s, pair, part, text),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>«имя и школа, маршрут», or «ничего».</summary>
    public static string What(Situation s, Opened opened) =>
        opened == Opened.None ? s.Text("mentor.part-none") : string.Join(", ", Parts.Where(p => opened.HasFlag(p.Part)).Select(p => s.Text(p.Text)));

    private static string Begun(string part) => char.ToUpperInvariant(part[0]) + part[1..];

    private static Step Toggled(Situation s, MentorPair pair, Opened part, ConsentText text)
    {
        if (!s.Facts.Has(new MyMentorPairs(), out var all))
        {
            return new Ask(new MyMentorPairs());
        }

        var opened = pair.Opened ^ part;
        var isLast = opened == Opened.None && all.All(p => p.IsMentor || p.Id == pair.Id || p.Opened == Opened.None);
        var agreed = s.Person.Consents.GetValueOrDefault(MentorPair.Consent) == text.Version;
        // The page shows the text with the first mark of each pair: that press is an agreement of its own, whatever was opened to others.
        var at = opened.HasFlag(part) && (!agreed || pair.Opened == Opened.None) ? s.Do(new RecordConsent(MentorPair.Consent, text.Version, text.Hash, s.Person.Municipality!))
            : isLast && s.Person.Consents.ContainsKey(MentorPair.Consent) ? s.Do(new RevokeConsent(MentorPair.Consent)) : s;
        return at.Do(new OpenToMentor(pair.Id, opened)).Go(s.State.Active);
    }

    private static ConsentText? TextOf(Situation s) => s.Municipality?.Consents.GetValueOrDefault(MentorPair.Consent);
}
