using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks;

/// <summary>Reads one item: what every item has here, what its type adds in <see cref="BodyReader"/>.</summary>
internal sealed class ItemReader(InstrumentKind kind, ImmutableArray<string> labels, string area)
{
    private bool Tested => kind is InstrumentKind.Levels or InstrumentKind.Percent;

    /// <summary>Null when there is no telling what kind of task it is; reported.</summary>
    public ItemDraft? Read(YamlReader at, TriadFacts? triad)
    {
        var id = at.Text("id");
        at.What = id.Length > 0 ? $"задание {id}" : at.What;
        var type = kind == InstrumentKind.Difficulties ? "rating" : at.Text("type");
        var stem = at.Text("text");
        var bodies = new BodyReader(at, Tested);
        var body = type == "rating" && kind == InstrumentKind.Difficulties ? new Rating(labels) : bodies.Read(type);
        var level = Level(at);
        var item = new Item(0, id, area, triad?.Id, level, stem, body ?? new Rating(labels))
        {
            Passage = at.OptionalText("passage"),
            Picture = at.OptionalText("picture"),
            PictureAlt = at.OptionalText("picture_alt"),
            NextStep = Tested ? at.OptionalText("next_step") ?? triad?.NextStep : null,
            Scored = !at.Has("scored") || at.Flag("scored"),
            Anchor = triad?.Anchor ?? false,
        };
        var draft = Passport(at, new(at, item) { Type = type, Options = bodies.Options, Typical = bodies.Typical }, triad);
        at.Close(body is not null);
        return body is null ? null : draft;
    }

    private ItemLevel Level(YamlReader at)
    {
        if (kind != InstrumentKind.Levels)
        {
            return ItemLevel.None;
        }

        var level = at.Number("level");
        if (at.Has("level") && level is < 1 or > 3)
        {
            at.ProblemAt("level", "уровень бывает 1, 2 или 3");
        }

        return level is >= 1 and <= 3 ? (ItemLevel)level : ItemLevel.None;
    }

    private ItemDraft Passport(YamlReader at, ItemDraft draft, TriadFacts? triad)
    {
        if (!Tested)
        {
            return draft;
        }

        if (kind == InstrumentKind.Levels)
        {
            at.Text("why_level");
        }

        // The triad usually says these once for its three items.
        foreach (var key in TriadFacts.Shared.Where(k => !at.Has(k) && triad?.Settled.Contains(k) != true))
        {
            at.Missing(key, "впишите его здесь или один раз у триады");
        }

        at.OptionalText("source");
        return draft with
        {
            Item = draft.Item with { Explanation = at.Text("explanation") },
            Seconds = at.Number("seconds"),
            Trap = at.TextOrTexts("trap"),
            Verified = at.Texts("verified"),
            Checked = at.OptionalDate("checked"),
            ValidUntil = at.OptionalDate("valid_until"),
        };
    }
}
