using System.Globalization;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Properties;

/// <summary>
/// One person pressing and typing at random. Everything comes from the seed, so that a walk can be walked again. Every third is
/// diligent: presses what leads on and lets weeks pass, so that it gets as far as profiles and explanations.
/// </summary>
internal sealed class Walk(int seed)
{
    /// <summary>Walks from here on are about events before all.</summary>
    public const int FirstOrganiser = 30;

    /// <summary>Walks from here on ask and answer before all.</summary>
    public const int FirstConsulting = 84;

    /// <summary>Walks from here on care for requests as well.</summary>
    public const int FirstRequesting = 96;

    /// <summary>Walks from here on write and read practices before all.</summary>
    public const int FirstPractising = 108;

    /// <summary>Walks from here on care for groups before all.</summary>
    public const int FirstGrouping = 116;

    /// <summary>Walks from here on are of the office, at its registers.</summary>
    public const int FirstRegistering = 132;

    private static readonly string[] Texts =
    [
        "1", "2", "3", "12,5", "-3", "1/2", "2 1 3", "не знаю", "назад", "пауза", "готово", "меню", "школа 3", "гимназия", "проценты", "Анна Сергеевна",
        "abc", "😀", "{n}", "да", "", new('я', 4096), WalkWorld.KnownCode, "0000-0000",
    ];

    private static readonly (string Name, string Argument)[] Commands =
    [
        ("start", ""), ("start", "s_VYJc4masye"), ("start", "i_" + WalkWorld.KnownInvite), ("start", "i_ZZZ"), ("start", "e_vebinar-veroyatnost"), ("start", "?"),
        ("menu", ""), ("help", ""), ("privacy", ""), ("mydata", ""), ("stop", ""), ("cancel", ""), ("route", ""), ("mentor", ""), ("groups", ""), ("plan", ""), ("agenda", ""), ("report", ""), ("report", "карта текст"), ("nothing", ""),
    ];

    // Two towns for every other walk.
    private static readonly Catalog TwoTowns = TheCatalog.Value with
    {
        Municipalities = TheCatalog.Value.Municipalities.Add("lugovoy", TheCatalog.Value.Municipalities["zarechny"] with { Id = "lugovoy", Title = "Луговой" }),
    };

    // Two results from before, of which one is chosen.
    private static readonly Attempt[] Earlier =
    [
        .. new[] { "mathematics-levels", "physics-levels" }.Select(id => TheCatalog.Value.FindInstrument(id)!).Select(i => new Attempt("earlier-" + i.Ref.Id, i.Ref, [i.Areas[0].Code], 1, new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero))
        {
            Status = AttemptStatus.Completed,
            CompletedAt = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero),
            Closed = [i.Areas[0].Code],
        }),
    ];

    private readonly Random random = new(seed);
    private readonly Catalog catalog = seed % 2 == 0 ? TheCatalog.Value : TwoTowns;

    // Walks with a campaign in the hours when unasked messages may go.
    private DateTimeOffset now = new(2026, 11, 30, HasCampaign(seed) ? 8 : 5, 0, 0, TimeSpan.Zero);
    private int count;
    private bool isShared;

    public bool Diligent { get; } = seed % 3 == 0 || IsConsulting(seed);

    /// <summary>Some walk by letters.</summary>
    public string Channel { get; } = seed % 7 == 5 ? ChannelNames.Email : ChannelNames.Console;

    /// <summary>Cares for events: registers, and runs them once a role was given.</summary>
    public bool Organising { get; } = seed is >= FirstOrganiser and < FirstConsulting && !HasCampaign(seed);

    public bool Consulting { get; } = IsConsulting(seed);

    /// <summary>Writes and reads practices before all.</summary>
    public bool Practising { get; } = seed is >= FirstPractising and < FirstGrouping;

    /// <summary>Leads groups and is in them before all.</summary>
    public bool Grouping { get; } = seed is >= FirstGrouping and < FirstRegistering;

    public WalkWorld World { get; } = new() { Person = IsRegistering(seed) ? WalkRegisters.Somebody : new("person", Core.People.PersonStatus.Guest), Crowd = seed % 4 == 0 ? 1000 : 0, Campaigns = new(HasCampaign(seed)), Routes = new(seed % 2 == 0), Before = seed % 9 == 4 ? Earlier : [] };

    public HashSet<Type> Seen { get; } = [];

    public HashSet<Type> Effects { get; } = [];

    /// <summary>One act and its turn; checked for what holds of every turn.</summary>
    public void Step()
    {
        now = now.AddSeconds(random.Next(5, 60)).AddDays(random.Next(Diligent ? 12 : 40) == 0 ? random.Next(1, 40) : 0);
        var inbound = new Inbound($"k{++count}", Channel, now, Act()) { IsFromShared = isShared };
        var before = World.State;
        var turn = Decide(inbound, random.NextInt64());
        foreach (var shown in turn.Effects.OfType<ShowScreen>().Select(e => e.Message).Concat(turn.Effects.OfType<Say>().Select(e => e.Message)))
        {
            Assert.Null(ShownLimits.Broken(shown));
        }

        Assert.All(turn.Effects.OfType<Toast>(), t => Assert.InRange(t.Text.Length, 1, 200));
        Assert.InRange(turn.Next.Paused.Length, 0, 3);
        CheckStale(inbound, before, turn);
        isShared = turn.Effects.OfType<MarkMailbox>().LastOrDefault()?.IsShared ?? isShared;
        World.Apply(turn, now);
        Assert.Equal(World.State.AnonymousTokens.Count(), World.Unfinished);
        Seen.Add(World.State.Active.GetType());
        Effects.UnionWith(turn.Effects.Select(e => e.GetType()));
    }

    /// <summary>Decides without applying.</summary>
    public Turn Decide(Inbound inbound, long turnSeed)
    {
        var situation = new Situation(World.State, inbound, World.Person, catalog, new TurnContext(inbound.At, (ulong)turnSeed) { Pages = IsRegistering(seed) ? "https://pages.test" : null });
        var (turn, known) = World.Decide(situation);
        Assert.Equal(Print(turn), Print((Turn)Conversation.Decide(known)));
        return turn;
    }

    /// <summary>A turn as text: equal text, equal turn.</summary>
    public static string Print(Turn turn) => turn.Next.ToJson() + "\n" + string.Join('\n', turn.Effects.Select(e => e switch
    {
        ShowScreen show => $"show {show.Fresh} {Text(show.Message)}",
        Say say => $"say {say.Lane} {Text(say.Message)}",
        _ => e.ToString(),
    }));

    private static string Text(Message message) =>
        System.Text.Json.JsonSerializer.Serialize(message, StateJson.Default.Message);

    // A press on what is no longer current says so, shows the current screen and changes nothing else; a screen whose event is over, or whose practice is taken back, is left.
    private static void CheckStale(Inbound inbound, ConversationState before, Turn turn)
    {
        var body = inbound.Body;
        if (inbound.IsFromShared && body is not (Signal or Reachability))
        {
            Assert.True(turn.Effects.Any(e => e is MarkMailbox) || ReferenceEquals(before, turn.Next));
        }
        else if (body is TokenRefused || (body is Pressed pressed && pressed.Version != before.Version))
        {
            var left = before;
            while (left.Active is EventScreen or PracticeScreen && turn.Next.Paused.Length < left.Paused.Length)
            {
                left = left.Pop();
            }

            Assert.Equal((left with { Version = 0 }).ToJson(), (turn.Next with { Version = 0 }).ToJson());
            Assert.All(turn.Effects, e => Assert.True(e is ShowScreen or Toast or MarkExplained));
        }
    }

    private InboundBody Act() => (Organising && random.Next(2) == 0 ? World.Events.Act(World, random, now) : null)
        ?? (IsRegistering(seed) ? World.Office.Registers.Act(World, random) ?? (random.Next(20) == 0 ? new CommandSaid("page", "") : null) : null)
        ?? (Grouping && random.Next(3) > 0 ? World.Office.Groups.Act(World, random) : null)
        ?? (Practising && random.Next(3) > 0 ? World.Office.Practices.Act(World, random) : null)
        ?? (Consulting && !Practising && !Grouping && random.Next(2) == 0 ? (seed is >= FirstRequesting and < FirstPractising ? World.Requests.Act(World, random, seed) : null) ?? World.Consultations.Act(World, random) : null) ?? (((seed % 3 == 0 && !HasCampaign(seed)) || seed is >= FirstRequesting and < FirstPractising) && random.Next(World.State.Active is MentorScreen or AskingName ? 2 : 5) == 0 ? World.Mentors.Act(World, random) : null) ?? ActOfAll();

    private InboundBody ActOfAll() => random.Next(Diligent ? 82 : 100) switch
    {
        < 30 when World.State.Active is EnteringRecoveryCode => Typed(WalkWorld.KnownCode),
        < 50 when World.State.Active is AskingName => Typed("Анна Сергеевна"),
        < 75 when World.Screen is { } screen && screen.Choices.Any(c => c.Kind == ChoiceKind.Screen) => new Pressed(World.State.Version, Choice(screen)),
        < 77 when Diligent && World.Attempts.Any() => new CommandSaid("menu", ""),
        < 80 when HasCampaign(seed) && random.Next(2) == 0 => Campaign(),
        < 80 => new Pressed(World.State.Version - random.Next(1, 3), World.Screen is { } screen && screen.Choices.Any() ? Choice(screen) : "menu"),
        < 81 => new TokenRefused(),
        < 90 => Typed(Texts[random.Next(Texts.Length)]),
        < 94 => Said(Command()),
        < 95 when random.Next(2) == 0 => new AttachmentSent("voice"),
        < 95 => new FileSent(new SentFile("file", "Программа.pdf", 1000, false), ""),
        < 96 => new TextCorrected("2"),
        < 97 => new Reachability(random.Next(2) == 0),
        < 98 when HasCampaign(seed) && World.Actions.Count > 0 => Pressed(World.Actions[random.Next(World.Actions.Count)]),
        < 99 => new Signal(SignalKinds.PortionReminder, World.Attempts.LastOrDefault() ?? "nobody"),
        _ => World.Actions.Count > 0 ? Pressed(World.Actions[random.Next(World.Actions.Count)]) : new Signal(SignalKinds.DocumentReady, "profile|x|profil.pdf"),
    };

    private string Choice(Message screen)
    {
        // Some doors are one among many.
        string[] sought = Diligent
            ? ["j.mathematics", seed % 5 == 0 ? "i.school-climate" : "i.mathematics-levels", seed % 5 == 0 ? "diagnose" : "first", "first", "next", "close", "explain", "profile", "menu"]
            : ["recover", "withdraw", "hat", "broadcasts", "text", "plan", "when", seed % 8 < 4 ? "open" : "drop", "close!", .. seed % 3 == 0 ? WalkMentors.Sought : []];
        if (random.Next(Diligent ? 3 : 5) == 0 && screen.Choices.FirstOrDefault(c => sought.Contains(c.Key)) is { } found)
        {
            return found.Key;
        }

        // The way out is rarer than the way on, and «withdraw» rarer still, or no walk would get far.
        var choices = screen.Choices.Where(c => c.Kind == ChoiceKind.Screen && (c.Key is not ("p" or "back" or "r" or "menu" or "withdraw" or "b" or "try" or "recover") || random.Next(Diligent ? 20 : 6) == 0)).ToList();
        return choices.Count == 0 ? screen.Choices.Last().Key : choices[random.Next(choices.Count)].Key;
    }

    // In the only town, and in some walks only, or explanations would wait for its end.
    private static bool HasCampaign(int seed) => seed >= 30 && seed % 2 == 0 && !IsConsulting(seed);

    private static bool IsRegistering(int seed) => seed is >= FirstRegistering and < 1000;

    private static bool IsConsulting(int seed) => seed is >= FirstConsulting and < 1000;

    // With a campaign about, as a coordinator would.
    private (string Name, string Argument) Command() => !HasCampaign(seed) || random.Next(2) == 0 ? Commands[random.Next(Commands.Length)]
        : World.Person.Roles.IsEmpty ? ("start", "i_" + WalkWorld.KnownInvite)
        : ("campaign", "");

    private Signal Campaign() => new(random.Next(2) == 0 ? SignalKinds.CampaignInvite : SignalKinds.CampaignReminder, WalkCampaigns.Open);

    private static TextSaid Typed(string text) => new(text, text.Length >= 4096);

    private static CommandSaid Said((string Name, string Argument) command) => new(command.Name, command.Argument);

    private static ActionPressed Pressed(Choice action) => action.Key.Split('.') is [var verb, var target]
        ? new ActionPressed(verb, target)
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{action.Key} is no action."));
}
