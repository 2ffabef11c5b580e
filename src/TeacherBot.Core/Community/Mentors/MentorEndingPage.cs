using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>What others would feel is asked once more: the end of work together, and of being a mentor.</summary>
internal static class MentorEndingPage
{
    public const string Pair = "pair";
    public const string Card = "card";

    /// <summary>A card of somebody else, by the coordinator.</summary>
    public const string Desk = "desk";

    public static Step Show(Situation s, MentorEnding screen) => s.Page()
        .Heading("mentor.end-title")
        .Prose(screen.What switch { Pair => "mentor.end-pair", Card => "mentor.end-card", _ => "mentor.end-desk" })
        .Button("end!", "mentor.button-end-yes")
        .Back().Show();

    public static Step On(Situation s, MentorEnding screen) => s.Inbound.Body switch
    {
        Pressed { Key: "end!" } => Ended(s, screen),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Ended(Situation s, MentorEnding screen) => screen.What switch
    {
        Pair => MentorDialogue.With(s, screen.Id, pair => (pair.IsOpen ? s.Do(new EndMentorPair(pair.Id)).Noting("mentor.ended") : s).Pop()),
        // Both must be known before, or the list behind would still have the pairs.
        Card when !s.Facts.Has(new MyMentorCard(), out _) || !s.Facts.Has(new MyMentorPairs(), out _) => new Ask([new MyMentorCard(), new MyMentorPairs()]),
        Card => s.Do(new EndMentorCard(screen.Id)).Noting("mentor.ended-card").Reset(new MentorHome()),
        _ when !CampaignRights.Runs(s) => s.Noting("role.refused").Reset(new Menu()),
        _ => Listed(s.Do(new EndMentorCard(screen.Id)).Noting("mentor.dismissed")),
    };

    private static Step Listed(Situation s) => Conversation.Show(s.At(s.State.Reset(new MentorHome()).Push(new MentorDesk())));
}
