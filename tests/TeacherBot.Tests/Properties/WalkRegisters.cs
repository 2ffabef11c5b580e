using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Properties;

/// <summary>Registers as one walker meets them, in memory: an agreement whose term is over, and a recommendation to a school.</summary>
internal sealed class WalkRegisters
{
    /// <summary>A coordinator who leads a school as well.</summary>
    public static readonly Person Somebody = new("person", PersonStatus.Active)
    {
        Municipality = "zarechny",
        School = "school-4",
        Position = "head",
        Subjects = ["mathematics"],
        Consents = ImmutableDictionary<string, int>.Empty.Add("processing", TheCatalog.Value.Municipalities["zarechny"].Consents["processing"].Version),
        Roles = [new(Role.Coordinator, "zarechny"), new(Role.Head, "zarechny/school:school-4")],
    };

    // Through every screen and every change, whatever the seed; «/» is a command, «[» a button, anything else is typed.
    private static readonly ImmutableArray<string> Beginning =
    [
        "/registers", "[r.recommendations", "[new", "[v.0", "Провести семинар", "[skip", "31.05.2027", "[change", "[f.text", "Провести два семинара", "[history", "[back", "[remove", "[remove!",
        "[e.advice", "[mark", "Семинар прошёл",
    ];

    private static readonly string[] Sought = ["registers", "r.recommendations", "r.agreements", "new", "e.over", "e.advice", "change", "mark", "mark!", "history", "remove", "remove!", "skip", "clear", "go-on", "v.0", "f.until", "f.status"];

    private static readonly string[] Typed = ["Договор с колледжем", "12.11.2026", "31.05.2027", "45", "Школа № 4", "https://example.test/doc", "5.5", "2026/2027", "   ", new('я', 600)];

    private int done;

    private readonly Dictionary<string, RegisterEntry> entries = new()
    {
        ["over"] = Entry("over", "agreements", ("parties", "Колледж"), ("date", "2026-09-01"), ("until", "2026-10-01"), ("status", "действует")),
        ["advice"] = Entry("advice", "recommendations", ("school", "school-4"), ("text", "Провести семинар"), ("until", "2026-12-20"), ("status", "дана")),
    };

    public object? Answer(Query query) => query switch
    {
        RegisterEntriesOf of => entries.Values.Where(e => e.Register == of.Register).ToImmutableArray(),
        RegisterEntryOf of => entries.GetValueOrDefault(of.Id),
        RegisterHistoryOf of => entries.ContainsKey(of.Id) ? ImmutableArray.Create(new RegisterChange(DateTimeOffset.UnixEpoch, Role.Coordinator, "status"), new RegisterChange(DateTimeOffset.UnixEpoch, null, RegisterChanges.Imported)) : [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The beginning to its end, then what somebody at registers would do next; null now and then.</summary>
    public InboundBody? Act(WalkWorld world, Random random)
    {
        if (done < Beginning.Length)
        {
            return Step(world, Beginning[done++]);
        }

        var sought = world.Screen?.Choices.Where(c => Sought.Contains(c.Key)).ToList() ?? [];
        return random.Next(8) switch
        {
            <= 2 when world.State.Active is RegisterEntering or RegisterMarking => new TextSaid(Typed[random.Next(Typed.Length)], false),
            <= 4 when world.State.Active is RegisterScreen && sought.Count > 0 => new Pressed(world.State.Version, sought[random.Next(sought.Count)].Key),
            5 => new CommandSaid("registers", ""),
            6 => new Signal(RegisterSignals.Due, RegisterSignals.Object(random.Next(2) == 0 ? "over" : "advice", random.Next(2) == 0 ? new(2026, 10, 1) : new(2026, 12, 20))),
            7 when random.Next(2) == 0 => new Signal(RegisterSignals.Addressed, random.Next(2) == 0 ? "advice" : "gone"),
            7 => new ActionPressed("rg-open", random.Next(2) == 0 ? "over" : "gone"),
            _ => null,
        };
    }

    private static InboundBody Step(WalkWorld world, string step)
    {
        if (step[0] != '[')
        {
            return step[0] == '/' ? new CommandSaid(step[1..], "") : new TextSaid(step, false);
        }

        var choices = world.Screen!.Choices.Select(c => c.Key).ToList();
        Assert.True(step == "[back" || choices.Contains(step[1..]), $"There is no {step}], but {string.Join(' ', choices)}");
        return new Pressed(world.State.Version, step[1..]);
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
