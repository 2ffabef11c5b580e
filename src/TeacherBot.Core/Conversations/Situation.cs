using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Conversations;

/// <summary>What comes from outside besides facts: the instant and a seed for ids, orders and codes. Nothing else is random.</summary>
public sealed record TurnContext(DateTimeOffset Now, ulong Seed)
{
    /// <summary>Where pages are reached, «https://bot.example»; null when there are none.</summary>
    public string? Pages { get; init; }

    /// <summary>A time-ordered id of 26 characters; the same turn and use give the same id.</summary>
    public string NewId(string use) => TimeOrderedId.Of(Now, Seed, use);

    public long SeedFor(string use) => unchecked((long)TimeOrderedId.Mix(Seed, use));
}

/// <summary>A step of a decision: either it is made, or something must be known first.</summary>
public abstract record Step
{
    private protected Step()
    {
    }
}

/// <summary>A decision: the next state and the effects, in order.</summary>
public sealed record Turn(ConversationState Next, ImmutableArray<Effect> Effects) : Step;

/// <summary>Queries to answer before deciding again; at most three rounds.</summary>
public sealed record Ask(ImmutableArray<Query> Queries) : Step
{
    public Ask(Query query)
        : this([query])
    {
    }
}

/// <summary>All that a decision sees, and what it has decided so far.</summary>
public sealed record Situation(ConversationState State, Inbound Inbound, Person Person, Catalog Catalog, TurnContext Context)
{
    /// <summary>End of the ids of texts that letters say in place of the usual ones.</summary>
    public const string ForLetters = "-letter";

    /// <summary>The same of pages.</summary>
    public const string ForPages = "-page";

    public Facts Facts { get; init; } = Facts.None;

    public ImmutableArray<Effect> Effects { get; init; } = [];

    /// <summary>A remark shown above the next screen; null for none.</summary>
    public MessageText? Note { get; init; }

    public Municipality? Municipality =>
        Person.Municipality is { } id && Catalog.Municipalities.TryGetValue(id, out var municipality) ? municipality : null;

    /// <summary>The day on the calendar of the person's municipality.</summary>
    public DateOnly Today => DayOf(Context.Now);

    /// <summary>A letter that answers another screen than the current one, and no sheet of the current portion either.</summary>
    public bool IsLate => Inbound.Answers is { } letter && letter.Version != State.Version
        && (letter.Sheet is null || letter.Sheet != State.Active switch { Portion portion => portion.SheetId, Reviewing reviewing => reviewing.SheetId, _ => null });

    /// <summary>The day of an instant on the calendar of the person's municipality.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(RussianDate.In(at, Municipality?.TimeZone).DateTime);

    /// <summary>Adds an effect; person and facts are from now on as if it were written.</summary>
    public Situation Do(Effect effect) => this with
    {
        Effects = Effects.Add(effect),
        Facts = Facts.After(effect, Context.Now),
        Person = People.PersonChanges.After(Person, effect),
    };

    /// <summary>Moves to another state. An anonymous questionnaire that is left behind unfinished is thrown away: nobody could resume it.</summary>
    public Situation At(ConversationState state)
    {
        var left = State.AnonymousTokens.Except(state.AnonymousTokens)
            .Where(token => !Effects.OfType<EndAnonymous>().Any(e => e.Token == token));
        return left.Aggregate(this, (s, token) => s.Do(new EndAnonymous(token, false)).Noting("anonymous.thrown-away")) with { State = state };
    }

    public Situation Noting(string id, params ReadOnlySpan<(string Name, object Value)> values) =>
        this with { Note = new MessageText(id, Text(id, values), Catalog.Texts[id].Privacy) };

    /// <summary>The text of the message catalogue with its placeholders filled.</summary>
    /// <remarks>In letters the text under the same id with «-letter» is said, if there is one; on pages the one with «-page».</remarks>
    public string Text(string id, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var ending = ChannelNames.SendsLetters(Inbound.Channel) ? ForLetters : Inbound.Channel == ChannelNames.Page ? ForPages : "";
        return Catalog.Text(Catalog.Texts.ContainsKey(id + ending) ? id + ending : id, values);
    }

    public Page Page() => new(this);

    /// <summary>Shows another screen next.</summary>
    public Step Go(Screen screen) => Conversation.Show(At(State.Replace(screen)));

    public Step Push(Screen screen) => Conversation.Show(At(State.Push(screen)));

    public Step Pop() => Conversation.Show(At(State.Pop()));

    public Step Reset(Screen screen) => Conversation.Show(At(State.Reset(screen)));

    /// <summary>The same screen again, with a hint what can be done on it.</summary>
    public Step Hint(string id) => Conversation.Show(Noting(id));

    /// <summary>Ends the turn with this message as the screen.</summary>
    public Turn Shown(Message message)
    {
        var inPlace = Inbound.Body is Signal || (Inbound.Body is Pressed or TokenRefused && !ChannelNames.SendsLetters(Inbound.Channel))
            || (Inbound.Body is ActionPressed { Verb: Broadcasts.BroadcastDialogue.Verb } && State.Active is Broadcasts.BroadcastView);
        var shown = Do(new ShowScreen(message, !inPlace));
        return new(shown.State with { Version = State.Version + 1 }, shown.Effects);
    }

    /// <summary>Ends the turn without touching the screen.</summary>
    public Turn Quiet() => new(State, Effects);
}
