using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Reports;

/// <summary>Who may have reports: coordinators and methodists, of their own whole municipality and of no other.</summary>
public static class ReportRights
{
    public static bool Sees(Person person, string municipality) =>
        person.Status == PersonStatus.Active && person.Municipality == municipality
        && person.Roles.Any(r => r.Role is Role.Coordinator or Role.Methodist && r.Scope == municipality);

    /// <summary>Papers of a school, which have no result of it: the office, and who leads it.</summary>
    public static bool SeesSchool(Person person, string municipality, string school) =>
        Sees(person, municipality)
        || (person.Status == PersonStatus.Active && person.Municipality == municipality && person.Roles.Any(r => r.Role == Role.Head && r.Scope == $"{municipality}/school:{school}"));

    /// <summary>Whether there is anything under «Отчёты» for the person.</summary>
    internal static bool SeesAny(Situation s) => SeesCampaigns(s) || LeadsSchool(s);

    /// <summary>Reports of campaigns: at least the map of a cluster.</summary>
    internal static bool SeesCampaigns(Situation s) => s.Municipality is { } town && !ReportCut.Of(s.Person, town).IsEmpty;

    /// <summary>Whether a person may have this one. Papers of schools and events are asked elsewhere.</summary>
    public static bool Sees(Person person, Municipality town, ReportKind kind, string? cut) =>
        ReportCut.IsOf(kind) ? ReportCut.Of(person, town).Contains(cut) : cut is null && Sees(person, town.Id);

    internal static bool LeadsSchool(Situation s) => s.Municipality is { } town && town.Schools.Any(x => SeesSchool(s.Person, town.Id, x.Id));

    internal static bool Sees(Situation s) => s.Person.Municipality is { } own && Sees(s.Person, own);
}
