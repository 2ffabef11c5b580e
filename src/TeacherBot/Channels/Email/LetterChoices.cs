using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Channels.Email;

/// <summary>One choice of a letter as it is remembered: its words only as a short hash, for they may be somebody's school.</summary>
internal sealed record KeptChoice(string Sign, string Key, ChoiceKind Kind, string Label);

/// <summary>Choices of a letter: kept when it leaves, found again in the answer by their sign or their words.</summary>
internal static class LetterChoices
{
    private const string HashFormat = "x16";

    public static string Keep(Message message) => JsonSerializer.Serialize(
        [.. PlainMessage.Signed(message).SelectMany(row => row)
            .Where(c => c.Choice.Kind != ChoiceKind.Link)
            .Select(c => new KeptChoice(c.Sign, c.Choice.Key, c.Choice.Kind, Hash(c.Choice.Label)))],
        LetterJson.Default.ImmutableArrayKeptChoice);

    /// <summary>What an answer chooses; null when it chooses nothing and is text.</summary>
    public static Choice? Chosen(string kept, string text)
    {
        var choices = JsonSerializer.Deserialize(kept, LetterJson.Default.ImmutableArrayKeptChoice);
        var said = Sign(text);
        var label = Hash(text);
        var found = choices.FirstOrDefault(c => c.Sign.Equals(said, StringComparison.OrdinalIgnoreCase)) ?? choices.FirstOrDefault(c => c.Label == label);
        return found is null ? null : new Choice(found.Key, "") { Kind = found.Kind };
    }

    /// <summary>The choice that ends a kind of mailing; null when the letter has none.</summary>
    public static Choice? Unsubscribing(string kept) =>
        JsonSerializer.Deserialize(kept, LetterJson.Default.ImmutableArrayKeptChoice)
            .FirstOrDefault(c => c.Kind == ChoiceKind.Action && c.Key.StartsWith(Core.Conversations.Actions.Unsubscribe + ".", StringComparison.Ordinal)) is { } found
            ? new Choice(found.Key, "") { Kind = ChoiceKind.Action } : null;

    /// <summary>The choice that ends letters of this kind, reminders among them; null when the letter has none.</summary>
    public static Choice? Ending(string kept) => Unsubscribing(kept)
        ?? (JsonSerializer.Deserialize(kept, LetterJson.Default.ImmutableArrayKeptChoice).FirstOrDefault(c => c.Kind == ChoiceKind.Action && IsEnding(c.Key)) is { } found
            ? new Choice(found.Key, "") { Kind = ChoiceKind.Action } : null);

    /// <summary>Whether one click can end letters like this one.</summary>
    public static bool HasEnding(Message message) => message.Choices.Any(c => c.Kind == ChoiceKind.Action && IsEnding(c.Key));

    private static bool IsEnding(string key) => key.StartsWith(Core.Conversations.Actions.Unsubscribe + ".", StringComparison.Ordinal)
        || key.StartsWith(Core.Conversations.Actions.NoReminders + ".", StringComparison.Ordinal);

    // «1», «1.», «1)», «[1]», «№ 1», «вариант 1».
    private static string Sign(string text)
    {
        var sign = text.Trim().TrimStart('[', '(', '№', '#', '«', '"').TrimEnd(')', ']', '.', ',', '»', '"', '!', ';', '—', '-').Trim();
        return sign.StartsWith("вариант ", StringComparison.OrdinalIgnoreCase) ? sign["вариант ".Length..].Trim() : sign;
    }

    // FNV-1a: it need not be strong, it need only not be the words.
    private static string Hash(string label)
    {
        var hash = 14695981039346656037UL;
        foreach (var sign in Marking.Fold(label).Where(char.IsLetterOrDigit))
        {
            hash = unchecked((hash ^ sign) * 1099511628211UL);
        }

        return hash.ToString(HashFormat, CultureInfo.InvariantCulture);
    }
}

[JsonSerializable(typeof(ImmutableArray<KeptChoice>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class LetterJson : JsonSerializerContext;
