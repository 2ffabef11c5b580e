using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>Registers of the office: read and written by who may, with a history of roles and a reminder of dates.</summary>
public static class RegisterStore
{
    private static readonly Statement Entries = Statement.Named("RegisterEntries");
    private static readonly Statement OfSchool = Statement.Named("RegisterEntriesOfSchool");
    private static readonly Statement Whole = Statement.Named("RegisterEntriesAll");
    private static readonly Statement FindRow = Statement.Named("RegisterEntryFind");
    private static readonly Statement Insert = Statement.Named("RegisterEntryInsert");
    private static readonly Statement WriteRow = Statement.Named("RegisterEntryWrite");
    private static readonly Statement RemoveRow = Statement.Named("RegisterEntryRemove");
    private static readonly Statement DeleteDraft = Statement.Named("RegisterDraftDelete");
    private static readonly Statement Changes = Statement.Named("RegisterChanges");
    private static readonly Statement InsertChange = Statement.Named("RegisterChangeInsert");
    private static readonly Statement Coordinators = Statement.Named("RegisterCoordinators");
    private static readonly Statement Heads = Statement.Named("RegisterHeads");
    private static readonly Statement OfAuthor = Statement.Named("ExportRegisterEntries");

    // Readable in the table; it is never put into a page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static object? Answer(UnitOfWork unit, Person person, Query query) => query switch
    {
        RegisterEntriesOf of => List(unit, person, of.Register),
        RegisterEntryOf of => Find(unit, person, of.Id),
        RegisterHistoryOf of => Find(unit, person, of.Id) is null ? ImmutableArray<RegisterChange>.Empty : History(unit, of.Id),
        _ => throw new UnreachableException(),
    };

    /// <param name="person">With the roles of this moment.</param>
    internal static void Apply(UnitOfWork unit, Person person, DateTimeOffset at, RegisterEffect effect)
    {
        if (effect is BeginRegisterEntry { Entry: var begun })
        {
            if (RegisterRights.Writes(person, effect.Register) && begun.Register == effect.Register.Id)
            {
                Add(unit, person.Municipality!, begun with { Status = RegisterEntryStatus.Draft }, new(null, null, null, false), person.Id, at);
            }
        }
        else if (Find(unit, person, effect.Id) is { } kept && kept.Register == effect.Register.Id)
        {
            Apply(unit, person, at, effect, kept);
        }
    }

    // An entry belongs to one register for good: the right to write another one does not reach it.
    private static void Apply(UnitOfWork unit, Person person, DateTimeOffset at, RegisterEffect effect, RegisterEntry kept)
    {
        var register = effect.Register;
        switch (effect)
        {
            case ChangeRegisterEntry change when RegisterRights.Writes(person, register):
                Write(unit, person, at, register, change.Entry with { Status = kept.Status }, kept.Status == RegisterEntryStatus.Draft ? null : change.Field);
                break;
            case KeepRegisterEntry keep when RegisterRights.Writes(person, register) && kept.Status == RegisterEntryStatus.Draft:
                Write(unit, person, at, register, keep.Entry with { Status = RegisterEntryStatus.Kept }, RegisterChanges.Created);
                break;
            case MarkRegisterEntry mark when RegisterRights.Marks(person, register, kept) && kept.Marked(register, mark.Word) is { } marked:
                Write(unit, person, at, register, marked with { Revision = mark.Entry.Revision }, register.Find(RegisterFieldType.Status)!.Id);
                break;
            case RemoveRegisterEntry when RegisterRights.Writes(person, register):
                Remove(unit, person, at, effect.Id);
                break;
            default:
                break;
        }
    }

    /// <summary>All that stands in a register, the newest first.</summary>
    public static IReadOnlyList<RegisterEntry> All(UnitOfWork unit, string municipality, string register) =>
        unit.Query(Whole, r => Read(r).Entry, ("municipality", municipality), ("register", register));

    /// <summary>What a person wrote, drafts and removed entries included.</summary>
    public static IReadOnlyList<RegisterEntry> Kept(UnitOfWork unit, string person) => unit.Query(OfAuthor, r => Read(r).Entry, ("person", person));

    /// <summary>Writes a line of a table: a new entry, or a changed one.</summary>
    /// <exception cref="VersionConflictException">Somebody changed the entry meanwhile.</exception>
    public static void Import(UnitOfWork unit, string municipality, Register register, RegisterEntry entry, bool isNew, DateTimeOffset at)
    {
        var marks = RegisterMarks.Of(register, entry);
        if (!(isNew ? Add(unit, municipality, entry, marks, null, at) : Put(unit, municipality, entry, marks)))
        {
            throw new VersionConflictException();
        }

        Note(unit, entry.Id, at, null, RegisterChanges.Imported);
        Remind(unit, municipality, register, entry.Id, marks, at);
        if (isNew)
        {
            Address(unit, municipality, register, entry.Id, marks, at);
        }
    }

    private static ImmutableArray<RegisterEntry> List(UnitOfWork unit, Person person, string register) => RegisterRights.Reads(person)
        ? [.. unit.Query(Entries, r => Read(r).Entry, ("municipality", person.Municipality), ("register", register), ("person", person.Id))]
        : [.. RegisterRights.SchoolsOf(person).SelectMany(school => unit.Query(OfSchool, r => Read(r).Entry, ("municipality", person.Municipality), ("register", register), ("school", school)))];

    private static RegisterEntry? Find(UnitOfWork unit, Person person, string id)
    {
        var found = unit.Query(FindRow, Read, ("id", id), ("municipality", person.Municipality ?? ""), ("person", person.Id));
        return found is [var row] && (RegisterRights.Reads(person) || (row.School is { } school && RegisterRights.SchoolsOf(person).Contains(school))) ? row.Entry : null;
    }

    private static ImmutableArray<RegisterChange> History(UnitOfWork unit, string id) =>
        [.. unit.Query(Changes, r => new RegisterChange(r.Instant(0), Enum.TryParse<Role>(r.TextOrNull(1), out var role) ? role : null, r.Text(2)), ("entry", id))];

    private static void Write(UnitOfWork unit, Person person, DateTimeOffset at, Register register, RegisterEntry entry, string? what)
    {
        var marks = RegisterMarks.Of(register, entry);

        // Somebody changed it meanwhile: what is now is decided again.
        if (!Put(unit, person.Municipality!, entry, marks))
        {
            throw new VersionConflictException();
        }

        if (what is null)
        {
            return;
        }

        Note(unit, entry.Id, at, RegisterRights.RoleOf(person), what);
        PeopleStore.Audit(unit, person.Id, null, $"register {entry.Register} {entry.Id} {what}", at);
        Remind(unit, person.Municipality!, register, entry.Id, marks, at);
        if (what == RegisterChanges.Created)
        {
            Address(unit, person.Municipality!, register, entry.Id, marks, at);
        }
    }

    private static void Remove(UnitOfWork unit, Person person, DateTimeOffset at, string id)
    {
        if (unit.Execute(RemoveRow, ("id", id), ("municipality", person.Municipality), ("at", at)) > 0)
        {
            Note(unit, id, at, RegisterRights.RoleOf(person), RegisterChanges.Removed);
            PeopleStore.Audit(unit, person.Id, null, $"register removed {id}", at);
        }
        else
        {
            unit.Execute(DeleteDraft, ("id", id), ("person", person.Id));
        }
    }

    private static bool Add(UnitOfWork unit, string municipality, RegisterEntry entry, RegisterMarks marks, string? author, DateTimeOffset at) => unit.Execute(
        Insert,
        ("id", entry.Id), ("municipality", municipality), ("register", entry.Register), ("status", (int)entry.Status), ("fields", Json(entry.Values)), ("school", marks.School),
        ("due", Day(marks.Due)), ("remind", Day(marks.Remind)), ("closed", marks.IsClosed), ("author", author), ("at", at)) > 0;

    private static bool Put(UnitOfWork unit, string municipality, RegisterEntry entry, RegisterMarks marks) => unit.Execute(
        WriteRow,
        ("id", entry.Id), ("municipality", municipality), ("status", (int)entry.Status), ("fields", Json(entry.Values)), ("school", marks.School),
        ("due", Day(marks.Due)), ("remind", Day(marks.Remind)), ("closed", marks.IsClosed), ("revision", entry.Revision)) > 0;

    private static void Note(UnitOfWork unit, string entry, DateTimeOffset at, Role? role, string what) =>
        unit.Execute(InsertChange, ("entry", entry), ("at", at), ("role", role?.ToString()), ("what", what));

    // A date that was over before it was written reminds nobody; the day of a reminder that is over means the next one.
    private static void Remind(UnitOfWork unit, string municipality, Register register, string entry, RegisterMarks marks, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        if (marks.Remind is not { } day || marks.Due is not { } due || due < today)
        {
            return;
        }

        var on = new DateTimeOffset((day > today ? day : today.AddDays(1)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        foreach (var person in unit.Query(Coordinators, r => r.Text(0), ("municipality", municipality), ("at", at)).Union(HeadsOf(unit, municipality, register, marks, at)))
        {
            var about = RegisterSignals.Object(entry, due);
            ScheduleStore.Plan(unit, person, new ScheduleSignal(RegisterSignals.Due, about, on, $"{RegisterSignals.Due}|{about}|{person}"));
        }
    }

    private static void Address(UnitOfWork unit, string municipality, Register register, string entry, RegisterMarks marks, DateTimeOffset at)
    {
        foreach (var person in HeadsOf(unit, municipality, register, marks, at))
        {
            ScheduleStore.Plan(unit, person, new ScheduleSignal(RegisterSignals.Addressed, entry, at, $"{RegisterSignals.Addressed}|{entry}|{person}"));
        }
    }

    // Only where there is something for them to do.
    private static List<string> HeadsOf(UnitOfWork unit, string municipality, Register register, RegisterMarks marks, DateTimeOffset at) => register.HeadsMark is null || marks is not { School: { } school, IsClosed: false } ? []
        : unit.Query(Heads, r => r.Text(0), ("municipality", municipality), ("at", at), ("scope", $"{municipality}/school:{school}"));

    private static (RegisterEntry Entry, string? School) Read(Row r) => (
        new RegisterEntry(r.Text(0), r.Text(1), Values(r.Text(2))) { Status = (RegisterEntryStatus)r.Int32(3), At = r.Instant(4), Revision = r.Int32(5) },
        r.TextOrNull(6));

    private static string Json(ImmutableSortedDictionary<string, string> values) =>
        new JsonObject(values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)JsonValue.Create(v.Value)))).ToJsonString(Plain);

    private static ImmutableSortedDictionary<string, string> Values(string json) =>
        JsonNode.Parse(json)!.AsObject().ToImmutableSortedDictionary(v => v.Key, v => v.Value!.GetValue<string>(), StringComparer.Ordinal);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
