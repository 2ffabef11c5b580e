using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>Consents by which one's name is seen by others, each of its own (ruling R18), and the page that shows and takes one.</summary>
public static class NamingPage
{
    /// <summary>By those who look for a mentor.</summary>
    public const string Mentor = "name.mentor";

    /// <summary>By those who lead a group one is in.</summary>
    public const string Group = "name.group";

    /// <param name="missing">Id of the text that says why the name cannot be shown: the municipality has no such consent.</param>
    internal static Step Show(Situation s, string kind, string missing) => Consent(s, kind) is not { } text ? s.Noting(missing).Pop() : s.Page()
        .Raw(Deliveries.ParagraphKind.Heading, text.Title, Privacy.Neutral)
        .Raw(Deliveries.ParagraphKind.Passage, text.Text, Privacy.Neutral)
        .Button("agree", "consent.button-agree")
        .Back().Show();

    /// <param name="agreed">Id of the text that says that the name is shown from now on.</param>
    internal static Step On(Situation s, string kind, string agreed) => s.Inbound.Body switch
    {
        Pressed { Key: "agree" } when Consent(s, kind) is { } text =>
            s.Do(new RecordConsent(kind, text.Version, text.Hash, s.Person.Municipality!)).Noting(agreed).Pop(),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static ConsentText? Consent(Situation s, string kind) => s.Municipality?.Consents.GetValueOrDefault(kind);
}
