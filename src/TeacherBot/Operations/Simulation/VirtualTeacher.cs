using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Operations.Simulation;

/// <summary>What a person sees: the text, and the labels of the buttons in reading order.</summary>
internal sealed record Seen(string Text, IReadOnlyList<string> Buttons);

/// <summary>What a person does next. A closed family.</summary>
internal abstract record Move
{
    private Move()
    {
    }

    public sealed record Press(int Button) : Move;

    public sealed record Type(string Text) : Move;

    /// <summary>Nothing more to do: the profile is on the screen.</summary>
    public sealed record Finish : Move;
}

/// <summary>The labels and items a virtual teacher recognises, read once from the catalogue.</summary>
internal sealed class TeacherEyes(Catalog catalog)
{
    private readonly FrozenDictionary<string, Item> byStem =
        catalog.Instruments.SelectMany(i => i.Forms).SelectMany(i => i.Items).DistinctBy(i => i.Stem).ToFrozenDictionary(i => i.Stem);

    public string Label(string id) => catalog.Texts[id].Text;

    /// <summary>The item on the screen; null when there is none.</summary>
    public Item? ItemIn(string text)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            if (byStem.TryGetValue(paragraph, out var item))
            {
                return item;
            }
        }

        return byStem.FirstOrDefault(x => x.Key.Contains('\n', StringComparison.Ordinal) && text.Contains(x.Key, StringComparison.Ordinal)).Value;
    }
}

/// <summary>
/// Walks through joining and a plan like a person: reads what is shown and presses what is there. Knows how to respond rightly and
/// does so as often as its ability for the level says. Deterministic by its seed.
/// </summary>
/// <param name="ability">Chances in percent of a right response to items of level 1, 2 and 3.</param>
internal sealed class VirtualTeacher(TeacherEyes eyes, int seed, (int One, int Two, int Three) ability)
{
    private readonly Random random = new(seed);

    /// <summary>Whether to begin with «Попробовать 3 вопроса».</summary>
    public bool Tries { get; init; }

    private bool tried;

    public Move Next(Seen seen)
    {
        if (Has(seen, "portion.button-sure", out var sure))
        {
            return random.Next(100) < 70 ? new Move.Press(sure) : new Move.Press(sure + 1);
        }

        if (eyes.ItemIn(seen.Text) is { } item && Has(seen, "portion.button-unknown", out var unknown))
        {
            return Respond(item, seen, unknown);
        }

        if (Tries && !tried && Has(seen, "joining.button-try", out var attempt))
        {
            tried = true;
            return new Move.Press(attempt);
        }

        return Route(seen);
    }

    private Move Route(Seen seen)
    {
        foreach (var id in new[]
        {
            "joining.button-begin", "consent.button-agree", "review.button-close", "areas.button-first", "position.teacher", "menu.button-diagnose",
        })
        {
            if (Has(seen, id, out var button))
            {
                return new Move.Press(button);
            }
        }

        if (Begins(seen, "area.button-next", out var next) || Begins(seen, "menu.button-continue", out next))
        {
            return new Move.Press(next);
        }

        if (seen.Text.Contains(eyes.Label("result.who-sees"), StringComparison.Ordinal))
        {
            return new Move.Finish();
        }

        // School, subject, questionnaire: the mathematics one where it is offered, otherwise the first.
        var mathematics = seen.Buttons.ToList().FindIndex(b => b == "Математика");
        return seen.Buttons.Count == 0 ? new Move.Type("/start") : new Move.Press(Math.Max(mathematics, 0));
    }

    private Move Respond(Item item, Seen seen, int unknown)
    {
        var chance = item.Level switch
        {
            ItemLevel.Reproductive => ability.One,
            ItemLevel.Reflexive => ability.Two,
            _ => ability.Three,
        };
        var right = random.Next(100) < chance;
        return item.Body switch
        {
            SingleChoice { Key: { } key } single => Option(single.Options, right ? key : Other(key, single.Options.Length), seen, unknown),
            SingleChoice single => Option(single.Options, 0, seen, unknown),
            Rating => new Move.Press(random.Next(4)),
            NumberEntry { Expected: { } expected } => new Move.Type((right ? expected : expected + 7).ToString(CultureInfo.InvariantCulture)),
            TextEntry { Accepted: [var accepted, ..] } => right ? new Move.Type(accepted) : new Move.Press(unknown),
            MultipleChoice multiple when right => Places(multiple.Keys.Select(k => multiple.Options[k]), seen, unknown),
            Ordering ordering when right => Places(ordering.Entries, seen, unknown),
            Matching matching when right => Places(matching.Right.Take(matching.Left.Length), seen, unknown),
            _ => new Move.Press(unknown),
        };
    }

    private int Other(int key, int options) => (key + 1 + random.Next(options - 1)) % options;

    private static Move.Press Option(ImmutableArray<string> options, int option, Seen seen, int unknown)
    {
        var label = seen.Buttons.ToList().FindIndex(b => b == options[option] || b == "✓ " + options[option]);
        if (label >= 0)
        {
            return new Move.Press(label);
        }

        return PlaceOf(options[option], seen) is { } place && seen.Buttons.ToList().IndexOf(place) is var button and >= 0
            ? new Move.Press(button)
            : new Move.Press(unknown);
    }

    // Options stand numbered in the text; typing the numbers is a response too.
    private static Move Places(IEnumerable<string> texts, Seen seen, int unknown)
    {
        var places = texts.Select(t => PlaceOf(t, seen)
            ?? (seen.Buttons.ToList().FindIndex(b => b.EndsWith(t, StringComparison.Ordinal)) is var i and >= 0 ? (i + 1).ToString(CultureInfo.InvariantCulture) : null)).ToList();
        return places.Contains(null) ? new Move.Press(unknown) : new Move.Type(string.Join(' ', places));
    }

    private static string? PlaceOf(string option, Seen seen)
    {
        foreach (var line in seen.Text.Split('\n'))
        {
            var dot = line.IndexOf(". ", StringComparison.Ordinal);
            if (dot is > 0 and < 3 && char.IsAsciiDigit(line[0]) && (line[(dot + 2)..] == option || line[(dot + 2)..] == option + " ✓"))
            {
                return line[..dot];
            }
        }

        return null;
    }

    private bool Has(Seen seen, string id, out int button)
    {
        var label = eyes.Label(id);
        button = seen.Buttons.ToList().FindIndex(b => b == label || b == "✓ " + label);
        return button >= 0 || (id == "areas.button-first" && Begins(seen, id, out button));
    }

    private bool Begins(Seen seen, string id, out int button)
    {
        var label = eyes.Label(id);
        var start = label[..label.IndexOf('{', StringComparison.Ordinal)];
        button = seen.Buttons.ToList().FindIndex(b => b.StartsWith(start, StringComparison.Ordinal));
        return button >= 0;
    }
}
