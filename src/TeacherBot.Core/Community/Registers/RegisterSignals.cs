using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>Time speaks of a date in a register, and the office of what it addressed to a school; the entry is looked at again before anybody is told.</summary>
public static class RegisterSignals
{
    /// <summary>To a coordinator, and to the head who may say that it is done. The object is the entry and the date that was planned for, «ENTRY|2026-12-31».</summary>
    public const string Due = "register-due";

    /// <summary>To the head of the school an entry is addressed to. The object is the entry.</summary>
    public const string Addressed = "register-addressed";

    internal const string Open = "rg-open";

    /// <summary>The object of the signal.</summary>
    public static string Object(string entry, DateOnly due) => entry + "|" + due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static Step On(Situation s, Signal signal)
    {
        var (id, day) = signal.Object.Split('|') is [var entryOf, var planned] ? (entryOf, planned) : (signal.Object, null);
        if (!RegisterRights.Looks(s))
        {
            return s.Quiet();
        }

        if (UnaskedHours.NextAfter(s.Context.Now, s.Municipality) is var allowed && allowed > s.Context.Now)
        {
            return s.Do(new ScheduleSignal(signal.Kind, signal.Object, allowed, $"{signal.Kind}|{signal.Object}|{s.Person.Id}|held")).Quiet();
        }

        if (!s.Facts.Has(new RegisterEntryOf(id), out var entry))
        {
            return new Ask(new RegisterEntryOf(id));
        }

        return entry is not { Status: RegisterEntryStatus.Kept } || RegisterDialogue.Find(s, entry.Register) is not { } register ? s.Quiet() : Tell(s, register, entry, signal.Kind, day);
    }

    private static Turn Tell(Situation s, Register register, RegisterEntry entry, string kind, string? day)
    {
        var (marks, heads) = (RegisterMarks.Of(register, entry), RegisterRights.Marks(s.Person, register, entry));
        return kind == Addressed ? heads ? Tell(s, s.Page().Prose("registers.tell-addressed", ("register", register.Title)), register, entry) : s.Quiet()
            : marks is { IsClosed: false, Due: { } due } && due == RegisterValue.Day(day) && (heads || RegisterRights.Coordinates(s.Person)) ? Tell(s, Dated(s, register, due), register, entry)
            : s.Quiet();
    }

    /// <summary>Null when the action is about something else.</summary>
    internal static Step? On(Situation s, ActionPressed action) => action.Verb != Open || !RegisterRights.Looks(s) ? null
        : !s.Facts.Has(new RegisterEntryOf(action.Object), out var entry) ? new Ask(new RegisterEntryOf(action.Object))
        : entry is null ? s.Hint("registers.gone")
        : s.State.Active is RegisterEntryView ? s.Go(new RegisterEntryView(entry.Register, entry.Id)) : s.Push(new RegisterEntryView(entry.Register, entry.Id));

    // In the middle of a sentence.
    private static string Small(string title) => char.ToLowerInvariant(title[0]) + title[1..];

    private static Page Dated(Situation s, Register register, DateOnly due) => s.Page().Prose(
        due < s.Today ? "registers.tell-over" : "registers.tell-due", ("register", register.Title), ("field", Small(register.Reminding!.Title)), ("day", RegisterDialogue.Full(due)));

    private static Turn Tell(Situation s, Page page, Register register, RegisterEntry entry) => s.Do(new Say(
        page.Raw(ParagraphKind.Prose, RegisterDialogue.NameOf(s, register, entry))
            .Row(s.Page().Choice(Open + "." + entry.Id, "registers.button-open") with { Kind = ChoiceKind.Action }).Build(),
        Lane.Reminder)).Quiet();
}
