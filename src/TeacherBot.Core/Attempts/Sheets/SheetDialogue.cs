using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Attempts.Sheets;

/// <summary>A portion where a letter asks several items at once: it is answered by number and letter, and every answer is repeated back in words.</summary>
internal static class SheetDialogue
{
    private const int LongestEcho = 70;

    public static Turn Show(Situation s, PortionPlace view)
    {
        var sheet = Items(view);
        var asked = Asked(s, view, sheet);
        var page = s.Page();
        page.Small(
            "portion.progress",
            ("area", view.Portion.Area == Attempt.Whole ? view.Instrument.Title : s.Catalog.AreaTitle(view.Portion.Area)),
            ("n", asked.Count > 0 ? asked[0] : view.Order.Length),
            ("all", view.Order.Length),
            ("bar", Bar.Of(asked.Count > 0 ? asked[0] : view.Order.Length, view.Order.Length)));
        string? passage = null;
        foreach (var item in asked.Select(n => sheet[n]))
        {
            if (item.Item.Passage is { } read && read != passage)
            {
                page.Raw(ParagraphKind.Passage, passage = read, Privacy.Neutral);
            }

            page.Raw(ParagraphKind.Prose, SheetText.Of(item), Privacy.Neutral);
        }

        page.Prose("sheet.how").Raw(ParagraphKind.Prose, string.Join(' ', asked.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n}-"))), Privacy.Neutral);
        return page.Typed().Sheet(view.Portion.SheetId).Row(page.Choice("b", "sheet.button-back"), page.Choice("p", "portion.button-pause")).Show();
    }

    public static Step On(Situation s, PortionPlace view) => s.Inbound.Body switch
    {
        Pressed { Key: "p" } => PortionDialogue.Pause(s),
        Pressed { Key: "b" } => PortionDialogue.Review(s, view.Portion),
        TextSaid said => Typed(s, view, said.Text),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Answers typed on the review change what they name; null when the text names none.</summary>
    public static Step? Change(Situation s, PortionPlace view, string text)
    {
        var entries = SheetReader.Read(text, Items(view), []);
        return entries.IsEmpty ? null : Record(s, view, entries).Go(s.State.Active);
    }

    private static Step Typed(Situation s, PortionPlace view, string text)
    {
        switch (Marking.Fold(text))
        {
            case "назад" or "готово":
                return PortionDialogue.Review(s, view.Portion);
            case "пауза":
                return PortionDialogue.Pause(s);
            default:
                break;
        }

        var sheet = Items(view);
        var entries = SheetReader.Read(text, sheet, Asked(s, view, sheet));
        if (entries.IsEmpty)
        {
            return s.Hint("sheet.nothing");
        }

        var recorded = Record(s, view, entries);
        var given = entries.OfType<SheetEntry.Given>().Select(e => e.Number).ToHashSet();
        var missing = Enumerable.Range(0, view.Order.Length).Where(place => !given.Contains(place + 1) && !IsComplete(view, place)).ToList();
        return missing.Count == 0 || (view.Portion.Single && given.Contains(view.Portion.Place + 1))
            ? PortionDialogue.Review(recorded, view.Portion)
            : recorded.Go(view.Portion with { Place = missing[0], Draft = [], AskSure = false, Single = false });
    }

    private static Situation Record(Situation s, PortionPlace view, ImmutableArray<SheetEntry> entries)
    {
        var told = new StringBuilder();
        foreach (var entry in entries)
        {
            var item = view.Instrument.Items[view.Order[entry.Number - 1]];
            switch (entry)
            {
                case SheetEntry.Given given:
                    s = PortionDialogue.Write(s, view, ResponseOf(view, item, given));
                    told.Append(Echo(s, item, given)).Append('\n');
                    break;
                case SheetEntry.Unclear unclear:
                    told.Append(s.Text(unclear.Reason, ("n", unclear.Number), ("said", unclear.Said))).Append('\n');
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return s with { Note = new MessageText("sheet.recorded", s.Text("sheet.recorded", ("lines", told.ToString().TrimEnd())), Privacy.Personal) };
    }

    private static Response ResponseOf(PortionPlace view, Item item, SheetEntry.Given given) => new(
        item.Index,
        given.Value,
        view.Instrument.Kind == InstrumentKind.Levels && item.Level == ItemLevel.Reflexive && !given.Value.IsUnknown ? !given.Unsure : null,
        Marking.IsCorrect(item, given.Value));

    private static string Echo(Situation s, Item item, SheetEntry.Given given)
    {
        var words = ItemView.InWords(item, given.Value, s.Text("portion.unknown"));
        var shown = words.Length <= LongestEcho ? words : words[..(LongestEcho - 1)] + "…";
        return string.Create(CultureInfo.InvariantCulture, $"{given.Number} — {shown}{(given.Unsure ? s.Text("review.unsure") : "")}");
    }

    private static Dictionary<int, SheetItem> Items(PortionPlace view) => Enumerable.Range(0, view.Order.Length)
        .ToDictionary(place => place + 1, place => new SheetItem(place + 1, view.Instrument.Items[view.Order[place]], view.Attempt.Seed));

    private static List<int> Asked(Situation s, PortionPlace view, Dictionary<int, SheetItem> sheet) => view.Portion.Single
        ? [view.Portion.Place + 1]
        : [.. sheet.Keys.Order().Where(n => !IsComplete(view, n - 1)).Take(s.Catalog.ItemsPerLetter)];

    private static bool IsComplete(PortionPlace view, int place) =>
        PortionDialogue.IsComplete(view.Instrument.Items[view.Order[place]], view.Attempt.Find(view.Order[place]));
}
