using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeacherBot.Core.Conversations;

/// <summary>The active screen and at most three paused ones underneath. Small, serialisable, replayable.</summary>
/// <param name="Schema">Number of the shape; older numbers are upgraded when read.</param>
/// <param name="Version">Grows with every turn that changes the state; screen buttons carry it.</param>
public sealed record ConversationState(int Schema, int Version, Screen Active, ImmutableArray<Screen> Paused)
{
    /// <summary>Shape number written today.</summary>
    public const int CurrentSchema = 1;

    /// <summary>State of somebody who has never spoken.</summary>
    public static readonly ConversationState Initial = new(CurrentSchema, 0, new Welcome(), []);

    /// <summary>One-use tokens of the anonymous questionnaires being filled.</summary>
    [JsonIgnore]
    public IEnumerable<string> AnonymousTokens => Paused.Append(Active).Select(s => s switch
    {
        Portion { AnonymousInstrument: not null } portion => portion.Attempt,
        Reviewing { AnonymousInstrument: not null } reviewing => reviewing.Attempt,
        _ => null,
    }).OfType<string>().Distinct();

    /// <summary>Opens a screen above the active one; beyond three paused ones the oldest is forgotten.</summary>
    public ConversationState Push(Screen screen)
    {
        var paused = Paused.Add(Active);
        return this with { Active = screen, Paused = paused.Length > 3 ? paused.RemoveAt(0) : paused };
    }

    /// <summary>Returns to the paused screen, or to the menu when there is none.</summary>
    public ConversationState Pop() =>
        Paused.IsEmpty ? this with { Active = new Menu() } : this with { Active = Paused[^1], Paused = Paused.RemoveAt(Paused.Length - 1) };

    /// <summary>Replaces the active screen.</summary>
    public ConversationState Replace(Screen screen) => this with { Active = screen };

    /// <summary>Leaves everything behind for this screen.</summary>
    public ConversationState Reset(Screen screen) => this with { Active = screen, Paused = [] };

    public string ToJson() => StateJson.Text(this, StateJson.Default.ConversationState);

    /// <summary>Reads a stored state. Throws <see cref="JsonException"/> for text that never was one, and for a newer schema.</summary>
    public static ConversationState FromJson(string json)
    {
        var state = JsonSerializer.Deserialize(json, StateJson.Default.ConversationState)
            ?? throw new JsonException("A conversation state is empty.");
        if (state.Active is null || state.Paused.IsDefault)
        {
            throw new JsonException("A conversation state lacks its screens.");
        }

        return state.Schema <= CurrentSchema
            ? state
            : throw new JsonException($"A conversation state has schema {state.Schema}; this program knows {CurrentSchema}.");
    }
}
