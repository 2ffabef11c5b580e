using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>A mentor with room, as the matching sees one.</summary>
/// <param name="Areas">Empty means the whole of the subjects.</param>
/// <param name="Taken">Teachers helped now.</param>
/// <param name="Capacity">Always more than <paramref name="Taken"/>.</param>
public sealed record MentorCandidate(string Card, ImmutableArray<string> Subjects, ImmutableArray<string> Areas, string? School, int Taken, int Capacity)
{
    /// <summary>Null unless the mentor agreed to be named.</summary>
    public string? Name { get; init; }
}

/// <summary>Confirmed mentors of a municipality with room, whom this person neither is nor has asked before; at most 200.</summary>
public sealed record MentorCandidates(string Municipality) : Query<ImmutableArray<MentorCandidate>>;

/// <summary>Why a mentor is offered to a teacher, all of it.</summary>
/// <param name="NamesArea">The area is on the mentor's card; otherwise the subject as a whole.</param>
/// <param name="IsNear">Works in the teacher's cluster.</param>
public sealed record MentorMatch(MentorCandidate Mentor, bool NamesArea, bool IsNear)
{
    /// <summary>Offered at once.</summary>
    public const int Most = 3;

    /// <summary>
    /// The best first: who names the area before who takes the whole subject, then the teacher's cluster, then the lighter load.
    /// Who names other areas only, or teaches another subject, is not offered.
    /// </summary>
    /// <param name="subject">Null for an area of no subject: then only who names it.</param>
    public static ImmutableArray<MentorMatch> Of(IEnumerable<MentorCandidate> all, string? subject, string? area, Municipality town, string? school)
    {
        var cluster = town.FindSchool(school ?? "")?.Cluster;
        return
        [
            .. all.Where(c => (area is not null && c.Areas.Contains(area)) || (subject is not null && c.Subjects.Contains(subject) && (area is null || c.Areas.IsEmpty)))
                .Select(c => new MentorMatch(c, area is not null && c.Areas.Contains(area), cluster is not null && town.FindSchool(c.School ?? "")?.Cluster == cluster))
                .OrderByDescending(m => m.NamesArea).ThenByDescending(m => m.IsNear)
                .ThenBy(m => m.Mentor.Taken * MentorCard.MostPairs * 12 / m.Mentor.Capacity).ThenBy(m => m.Mentor.Card, StringComparer.Ordinal)
                .Take(Most),
        ];
    }
}
