using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Events;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>Where an entry stands; the numbers are stored.</summary>
public enum RegisterEntryStatus
{
    /// <summary>Being filled in: only who began it sees it.</summary>
    Draft = 0,

    Kept = 1,

    /// <summary>Taken out; the row stays, and nobody is shown it.</summary>
    Removed = 2,
}

/// <summary>A line of a register. Nothing of a person: a role, a school and an order say who.</summary>
/// <param name="Values">By id of the field, in the form of <see cref="RegisterValue"/>; a field without a value is left out.</param>
public sealed record RegisterEntry(string Id, string Register, ImmutableSortedDictionary<string, string> Values)
{
    public RegisterEntryStatus Status { get; init; } = RegisterEntryStatus.Kept;

    /// <summary>When it was begun.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Grows with every change: a change of what was seen before another one is not written.</summary>
    public int Revision { get; init; }

    public string? this[string field] => Values.GetValueOrDefault(field);

    /// <summary>With another value, or without one.</summary>
    public RegisterEntry With(string field, string? value) =>
        this with { Values = string.IsNullOrEmpty(value) ? Values.Remove(field) : Values.SetItem(field, value) };

    /// <summary>As the head of its school leaves it: the status heads may set, and a word where the register has room for one. Null where heads set none.</summary>
    public RegisterEntry? Marked(Register register, string? word) =>
        register.HeadsMark is not { } mark || register.Find(RegisterFieldType.Status) is not { } status ? null
        : word is null || register.HeadsWord is not { } room ? With(status.Id, mark) : With(status.Id, mark).With(room, word);
}

/// <summary>What of an entry the store keeps in columns of their own, by the register of that day.</summary>
/// <param name="School">To which it is addressed.</param>
/// <param name="Remind">Day on which coordinators are reminded; null when nothing is to be reminded of.</param>
public sealed record RegisterMarks(string? School, DateOnly? Due, DateOnly? Remind, bool IsClosed)
{
    public static RegisterMarks Of(Register register, RegisterEntry entry)
    {
        var (reminding, status) = (register.Reminding, register.Find(RegisterFieldType.Status));
        var due = reminding is null ? null : RegisterValue.Day(entry[reminding.Id]);
        var closed = status is not null && entry[status.Id] is { } word && status.Done.Contains(word);
        var school = register.Find(RegisterFieldType.School) is { } field ? entry[field.Id] : null;
        return new(school, due, closed ? null : due?.AddDays(-reminding!.RemindDays!.Value), closed);
    }

    public bool IsOverdue(DateOnly today) => !IsClosed && Due < today;
}

/// <summary>A change of an entry, by role and never by name.</summary>
/// <param name="Role">Null for the operator at the shell.</param>
/// <param name="What">One of <see cref="RegisterChanges"/>, or the id of the field that was changed.</param>
public sealed record RegisterChange(DateTimeOffset At, Role? Role, string What);

/// <summary>Words of <see cref="RegisterChange.What"/> that are no fields.</summary>
public static class RegisterChanges
{
    public const string Created = "+";

    public const string Imported = "+file";

    public const string Removed = "-";
}

/// <summary>Entries of a register of the person's municipality that the person may see: the open ones first, then the newest; at most 200. Own drafts are among them.</summary>
public sealed record RegisterEntriesOf(string Register) : Query<ImmutableArray<RegisterEntry>>;

/// <summary>One entry the person may see; null for none.</summary>
public sealed record RegisterEntryOf(string Id) : Query<RegisterEntry?>;

/// <summary>Changes of an entry the person may see, the newest first; at most 20.</summary>
public sealed record RegisterHistoryOf(string Id) : Query<ImmutableArray<RegisterChange>>;

/// <summary>A thing done to a register. The store looks again whether the person may, by the roles of that moment; who may not does nothing.</summary>
/// <param name="Register">As the content has it: it says who writes and what is kept beside the fields.</param>
public abstract record RegisterEffect(Register Register, string Id) : Effect;

/// <summary>Begins a draft.</summary>
public sealed record BeginRegisterEntry(Register Register, RegisterEntry Entry) : RegisterEffect(Register, Entry.Id);

/// <summary>Writes one field of a draft or an entry.</summary>
/// <param name="Entry">With the new value; its revision is the one that was seen.</param>
public sealed record ChangeRegisterEntry(Register Register, RegisterEntry Entry, string Field) : RegisterEffect(Register, Entry.Id);

/// <summary>Makes a draft an entry; coordinators will be reminded of its date.</summary>
public sealed record KeepRegisterEntry(Register Register, RegisterEntry Entry) : RegisterEffect(Register, Entry.Id);

/// <summary>A head says of the own school's entry that it is done. Nothing else of the entry is changed by it.</summary>
/// <param name="Entry">As it was seen.</param>
/// <param name="Word">Null for none.</param>
public sealed record MarkRegisterEntry(Register Register, RegisterEntry Entry, string? Word) : RegisterEffect(Register, Entry.Id);

/// <summary>Takes an entry out of the register, or throws a draft away.</summary>
public sealed record RemoveRegisterEntry(Register Register, string Id) : RegisterEffect(Register, Id);

/// <summary>How entries stand in a list.</summary>
public static class RegisterOrder
{
    /// <summary>Drafts, then what is overdue, then the newest school year, then the newest.</summary>
    public static IEnumerable<RegisterEntry> Of(Register register, IEnumerable<RegisterEntry> entries, DateOnly today) => entries
        .OrderByDescending(e => e.Status == RegisterEntryStatus.Draft)
        .ThenByDescending(e => RegisterMarks.Of(register, e).IsOverdue(today))
        .ThenByDescending(e => YearOf(register, e))
        .ThenByDescending(e => e.Id, StringComparer.Ordinal);

    /// <summary>The school year of an entry: as it says, by its first date, or by the day it was written.</summary>
    public static int YearOf(Register register, RegisterEntry entry)
    {
        var said = register.Find(RegisterFieldType.Year) is { } field && int.TryParse(entry[field.Id], out var year) ? year : (int?)null;
        var day = register.Fields.Where(f => f.Type is RegisterFieldType.Date or RegisterFieldType.Due).Select(f => RegisterValue.Day(entry[f.Id])).FirstOrDefault(d => d is not null);
        return said ?? EventNorms.YearOf(day ?? DateOnly.FromDateTime(entry.At.UtcDateTime));
    }
}
