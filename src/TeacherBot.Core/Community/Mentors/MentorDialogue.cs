using System.Diagnostics;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>Mentors: who is whose, and what can be begun. Routing, and what the parts share.</summary>
internal static class MentorDialogue
{
    private const int LongestLabel = 60;

    public static Step Show(Situation s, MentorScreen screen) => screen switch
    {
        MentorHome => Home(s),
        MentorCardView or MentorNaming => MentorCardPage.Show(s, screen),
        MentorSeeking or MentorChoosing => MentorSeekDialogue.Show(s, screen),
        MentorPairView view => With(s, view.Pair, pair => MentorPairPage.Show(s, pair)),
        MentorOpening opening => With(s, opening.Pair, pair => MentorOpeningPage.Show(s, pair)),
        MentoredRoute route => With(s, route.Pair, pair => MentoredPages.ShowRoute(s, pair)),
        MentoredResults results => With(s, results.Pair, pair => MentoredPages.ShowResults(s, pair)),
        MentorNoting noting => With(s, noting.Pair, pair => MentorPairPage.AskNote(s, pair)),
        MentorEnding ending => MentorEndingPage.Show(s, ending),
        MentorDesk or MentorConfirming => MentorDeskDialogue.Show(s, screen),
        _ => throw new UnreachableException(),
    };

    public static Step On(Situation s, MentorScreen screen) => screen switch
    {
        MentorHome => OnHome(s),
        MentorCardView or MentorNaming => MentorCardPage.On(s, screen),
        MentorSeeking or MentorChoosing => MentorSeekDialogue.On(s, screen),
        MentorPairView view => With(s, view.Pair, pair => MentorPairPage.On(s, pair)),
        MentorOpening opening => With(s, opening.Pair, pair => MentorOpeningPage.On(s, pair)),
        MentoredRoute route => With(s, route.Pair, pair => MentoredPages.OnRoute(s, pair)),
        MentoredResults => s.Inbound.Body is Pressed ? s.Pop() : s.Hint("hint.use-buttons"),
        MentorNoting noting => With(s, noting.Pair, pair => MentorPairPage.OnNote(s, pair)),
        MentorEnding ending => MentorEndingPage.On(s, ending),
        MentorDesk or MentorConfirming => MentorDeskDialogue.On(s, screen),
        _ => throw new UnreachableException(),
    };

    /// <summary>/mentor, or the word in a letter.</summary>
    public static Step Open(Situation s) =>
        s.Person.Joined || CampaignRights.Runs(s) ? s.State.Active is MentorHome ? s.Go(new MentorHome()) : s.Push(new MentorHome()) : s.Hint("hint.join-first");

    public static Step With(Situation s, string id, Func<MentorPair, Step> then) =>
        !s.Facts.Has(new MentorPairOf(id), out var pair) ? new Ask(new MentorPairOf(id))
        : pair is not null ? then(pair)
        : s.State.Active is MentorScreen and not MentorHome ? s.Noting("mentor.gone").Reset(new MentorHome())
        : s.Hint("mentor.gone");

    /// <summary>Shows a pair next, above whatever is open.</summary>
    public static Step View(Situation s, string pair) => s.State.Active is MentorPairView ? s.Go(new MentorPairView(pair)) : s.Push(new MentorPairView(pair));

    private static Step Home(Situation s)
    {
        if (!s.Facts.Has(new MyMentorPairs(), out var pairs) || !s.Facts.Has(new MyMentorCard(), out var card))
        {
            return new Ask([new MyMentorPairs(), new MyMentorCard()]);
        }

        var page = s.Page().Heading("mentor.title").When(pairs.All(p => p.IsMentor), p => p.Prose("mentor.what"));
        foreach (var pair in pairs.OrderBy(p => p.IsMentor))
        {
            page.Row(new Choice("p." + pair.Id, Label(s, pair)));
        }

        return page.When(s.Person.Joined, p => p
                .When(pairs.Count(x => !x.IsMentor) < MentorPair.MostOfTeacher, x => x.Button("seek", "mentor.button-seek"))
                .Button("card", card is null ? "mentor.button-become" : "mentor.button-card"))
            .When(CampaignRights.Runs(s), p => p.Button("desk", "mentor.button-desk"))
            .Back().Show();
    }

    private static Step OnHome(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: ['p', '.', .. var id] } => s.Push(new MentorPairView(id)),
        Pressed { Key: "seek" } when s.Person.Joined => s.Push(new MentorSeeking()),
        Pressed { Key: "card" } when s.Person.Joined => MentorCardPage.Begin(s),
        Pressed { Key: "desk" } when CampaignRights.Runs(s) => s.Push(new MentorDesk()),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static string Label(Situation s, MentorPair pair)
    {
        var about = ConsultationDialogue.About(s, pair.Subject, pair.Area);
        var text = s.Text((pair.IsMentor, pair.Status) switch
        {
            (true, MentorPairStatus.Asked) => "mentor.label-asks",
            (true, _) => "mentor.label-mentee",
            (false, MentorPairStatus.Asked) => "mentor.label-asked",
            _ => "mentor.label-mentor",
        }, ("about", about));
        return text.Length <= LongestLabel ? text : text[..(LongestLabel - 1)].TrimEnd() + "…";
    }
}
