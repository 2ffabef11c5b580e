namespace TeacherBot.Core.Conversations;

/// <summary>Screens about mentors. A family of its own.</summary>
public abstract record MentorScreen : Screen;

/// <summary>Own mentors, those one helps, and what can be begun.</summary>
public sealed record MentorHome : MentorScreen;

/// <summary>One's own card as a mentor.</summary>
public sealed record MentorCardView : MentorScreen;

/// <summary>The consent to be named to teachers, read before it is given.</summary>
public sealed record MentorNaming : MentorScreen;

/// <summary>For which area a mentor is looked for.</summary>
public sealed record MentorSeeking : MentorScreen;

/// <summary>Who could help, with the reason.</summary>
/// <param name="Area">Null for the subject as a whole.</param>
public sealed record MentorChoosing(string Subject, string? Area) : MentorScreen;

/// <summary>A teacher and a mentor, by either.</summary>
public sealed record MentorPairView(string Pair) : MentorScreen;

/// <summary>What the mentor may see, by the teacher.</summary>
public sealed record MentorOpening(string Pair) : MentorScreen;

/// <summary>The teacher's route, by the mentor.</summary>
public sealed record MentoredRoute(string Pair) : MentorScreen;

/// <summary>The teacher's areas, by the mentor.</summary>
public sealed record MentoredResults(string Pair) : MentorScreen;

/// <summary>A line of the diary is to be typed.</summary>
public sealed record MentorNoting(string Pair) : MentorScreen;

/// <summary>Whether something shall really end.</summary>
/// <param name="What">pair, card, or desk: the card of somebody else.</param>
/// <param name="Id">Of the pair or the card.</param>
public sealed record MentorEnding(string What, string Id) : MentorScreen;

/// <summary>Mentors of the municipality, for the coordinator.</summary>
public sealed record MentorDesk : MentorScreen;

/// <summary>One mentor, for the coordinator: the order is typed here.</summary>
public sealed record MentorConfirming(string Card) : MentorScreen;

/// <summary>«Коллеги»: consultations, mentors and the rest of the community.</summary>
public sealed record Colleagues : Screen;
