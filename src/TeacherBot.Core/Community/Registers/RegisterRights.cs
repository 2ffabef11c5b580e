using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>Who may do what with registers: the office of the whole municipality its own, heads what is addressed to their school.</summary>
public static class RegisterRights
{
    /// <summary>Writes every register of the municipality.</summary>
    public static bool Coordinates(Person person) => Reads(person) && person.Roles.Any(r => r.Role == Role.Coordinator && r.Scope == person.Municipality);

    /// <summary>Sees every register of the municipality.</summary>
    public static bool Reads(Person person) => person.Municipality is { } own && ReportRights.Sees(person, own);

    public static bool Writes(Person person, Register register) => Coordinates(person) || (register.MethodistWrites && Reads(person));

    /// <summary>Schools the person leads.</summary>
    public static ImmutableArray<string> SchoolsOf(Person person)
    {
        var beginning = person.Municipality + "/school:";
        return person.Status != PersonStatus.Active ? []
            : [.. person.Roles.Where(r => r.Role == Role.Head && r.Scope.StartsWith(beginning, StringComparison.Ordinal)).Select(r => r.Scope[beginning.Length..])];
    }

    /// <summary>By what the person acts, for the history.</summary>
    public static Role RoleOf(Person person) => Coordinates(person) ? Role.Coordinator : Reads(person) ? Role.Methodist : Role.Head;

    internal static bool Looks(Situation s) => s.Municipality is not null && (Reads(s.Person) || !SchoolsOf(s.Person).IsEmpty);

    internal static bool Sees(Situation s, Register register) => Reads(s.Person) || (register.HeadsSee && !SchoolsOf(s.Person).IsEmpty);

    /// <summary>Whether the person, as the head of the school an entry is addressed to, may say that it is done.</summary>
    public static bool Marks(Person person, Register register, RegisterEntry entry) => register.HeadsMark is not null && entry.Status == RegisterEntryStatus.Kept
        && RegisterMarks.Of(register, entry) is { IsClosed: false, School: { } school } && SchoolsOf(person).Contains(school);
}
