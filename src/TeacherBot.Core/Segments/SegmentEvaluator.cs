using System.Collections.Immutable;

namespace TeacherBot.Core.Segments;

/// <summary>What ordinary conditions look at in one person. Sets hold ids of the catalogue.</summary>
public sealed record SegmentPerson(string Id, string Municipality, string School, string Position)
{
    public ImmutableHashSet<string> Subjects { get; init; } = [];

    /// <summary>Kinds of mailing agreed to, as «mailing.events».</summary>
    public ImmutableHashSet<string> Mailings { get; init; } = [];

    public ImmutableHashSet<string> Started { get; init; } = [];

    public ImmutableHashSet<string> Finished { get; init; } = [];

    /// <summary>Events asked for and not cancelled, the wait list and those attended included.</summary>
    public ImmutableHashSet<string> Registered { get; init; } = [];

    public ImmutableHashSet<string> Attended { get; init; } = [];
}

/// <summary>Says in memory whom an ordinary segment selects: the measure the database's answer is held against.</summary>
public static class SegmentEvaluator
{
    /// <summary>Throws for a segment built on a need: that is answered out of a frozen snapshot only.</summary>
    public static bool Matches(Segment segment, SegmentScope scope, SegmentPerson person)
    {
        if (person.Municipality != scope.Municipality)
        {
            return false;
        }

        var school = segment.Schools.FirstOrDefault(s => s.Id == person.School);
        return (scope.Cluster is null || school?.Cluster == scope.Cluster) && Holds(segment.Root, person, school);
    }

    private static bool Holds(Condition condition, SegmentPerson person, SchoolFact? school) => condition switch
    {
        Everybody => true,
        Both both => Holds(both.Left, person, school) && Holds(both.Right, person, school),
        Either either => Holds(either.Left, person, school) || Holds(either.Right, person, school),
        Unless unless => !Holds(unless.Inner, person, school),
        FieldIs field => field.Names.All.Any(n => Has(field.Field, n.Code, person, school)),
        Trace trace => Left(trace.Kind, person).Contains(trace.Target.Code),
        NeedBelow => throw new InvalidOperationException("A need is answered out of a frozen snapshot only."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool Has(SegmentField field, string code, SegmentPerson person, SchoolFact? school) => field switch
    {
        SegmentField.Subject => person.Subjects.Contains(code),
        SegmentField.Cluster => school?.Cluster == code,
        SegmentField.School => person.School == code,
        SegmentField.Status => school?.Has(code) ?? code == StatusCodes.Neither,
        SegmentField.Position => person.Position == code,
        SegmentField.Subscription => person.Mailings.Contains(code),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ImmutableHashSet<string> Left(TraceKind kind, SegmentPerson person) => kind switch
    {
        TraceKind.Started => person.Started,
        TraceKind.Finished => person.Finished,
        TraceKind.Registered => person.Registered,
        TraceKind.Attended => person.Attended,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
