using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Tests.Properties;

/// <summary>Registers as one walker meets them, in memory: an agreement whose term is over, and a recommendation to a school.</summary>
internal sealed class WalkRegisters
{
    public static readonly ImmutableArray<string> Sought = ["registers", "r.recommendations", "r.agreements", "new", "e.over", "e.advice", "change", "mark", "history", "remove", "skip", "v.0"];

    private readonly Dictionary<string, RegisterEntry> entries = new()
    {
        ["over"] = Entry("over", "agreements", ("parties", "Колледж"), ("date", "2026-09-01"), ("until", "2026-10-01"), ("status", "действует")),
        ["advice"] = Entry("advice", "recommendations", ("school", "school-4"), ("text", "Провести семинар"), ("until", "2026-12-20"), ("status", "дана")),
    };

    public object? Answer(Query query) => query switch
    {
        RegisterEntriesOf of => entries.Values.Where(e => e.Register == of.Register).ToImmutableArray(),
        RegisterEntryOf of => entries.GetValueOrDefault(of.Id),
        RegisterHistoryOf of => entries.ContainsKey(of.Id) ? ImmutableArray.Create(new RegisterChange(DateTimeOffset.UnixEpoch, Core.People.Role.Coordinator, "status"), new RegisterChange(DateTimeOffset.UnixEpoch, null, RegisterChanges.Imported)) : [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Words where some are asked for; otherwise time speaks of a date.</summary>
    public InboundBody? Act(WalkWorld world, Random random)
    {
        string[] typed = ["Договор с колледжем", "12.11.2026", "31.05.2027", "45", "Школа № 4", "https://example.test/doc", "5.5", "2026/2027"];
        return world.State.Active is RegisterEntering or RegisterMarking ? new TextSaid(typed[random.Next(typed.Length)], false)
            : random.Next(4) == 0 ? new Signal(RegisterSignals.Due, RegisterSignals.Object(random.Next(2) == 0 ? "over" : "advice", random.Next(2) == 0 ? new(2026, 10, 1) : new(2026, 12, 20))) : null;
    }

    public void Apply(RegisterEffect effect, DateTimeOffset now)
    {
        var before = entries.GetValueOrDefault(effect.Id);
        Assert.Equal(effect is BeginRegisterEntry, before is null);
        var seen = effect switch { ChangeRegisterEntry e => e.Entry, KeepRegisterEntry e => e.Entry, MarkRegisterEntry e => e.Entry, _ => null };
        Assert.True(seen is null || seen.Revision == before!.Revision, "A change of what was not seen.");
        Assert.True(effect is not KeepRegisterEntry || before!.Status == RegisterEntryStatus.Draft, "Kept twice.");
        Assert.True(effect is not MarkRegisterEntry mark || RegisterMarks.Of(mark.Register, mark.Entry.Marked(mark.Register, mark.Word)!).IsClosed, "A mark that ends nothing.");
        var facts = Core.Conversations.Facts.None.With(new RegisterEntryOf(effect.Id), before).After(effect, now);
        if (facts.Known[new RegisterEntryOf(effect.Id)] is RegisterEntry after)
        {
            entries[effect.Id] = after;
        }
        else
        {
            entries.Remove(effect.Id);
        }
    }

    private static RegisterEntry Entry(string id, string register, params (string Field, string Value)[] values) =>
        new(id, register, values.ToImmutableSortedDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal));
}
