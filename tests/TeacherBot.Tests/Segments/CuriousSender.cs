using System.Collections.Immutable;
using System.Text;
using TeacherBot.Core.Segments;

namespace TeacherBot.Tests.Segments;

/// <summary>One question of a curious sender.</summary>
/// <param name="Day">Of the story; answers hold for 30 days.</param>
/// <param name="Use">Sends by the plan when it is allowed.</param>
internal sealed record Ask(NeedWish Wish, int Day, bool Use = false);

/// <summary>People with the same cluster, status, subjects and knowledge of the sender: the sender cannot tell one from another.</summary>
/// <param name="Finished">From which day on they have finished the area; null for never.</param>
internal sealed record Kind(int Size, string Cluster, bool Low, ImmutableArray<string> Subjects, int? Finished = 0);

/// <summary>
/// A sender who knows every name, school, subject and who has finished what, and keeps each answer. What the sender sees is the
/// transcript; the plans of all senders are one log, so one curious sender stands for any number who talk to each other.
/// </summary>
internal static class CuriousSender
{
    private const int K = 5;

    /// <summary>All answers of one story over one population.</summary>
    /// <param name="needs">How many of each kind need the area, those first.</param>
    public static string Play(IReadOnlyList<Kind> kinds, IReadOnlyList<int> needs, IEnumerable<Ask> asks)
    {
        SchoolFact[] schools = [.. kinds.Select(k => new SchoolFact(k.Cluster + (k.Low ? "-low" : ""), k.Cluster, k.Low, false)).Distinct()];
        var log = ImmutableArray<NeedPlan>.Empty;
        var seen = new StringBuilder();
        foreach (var ask in asks)
        {
            var now = SegmentMaker.Now.AddDays(ask.Day);
            var group = NeedRow.Group(Snapshot(kinds, needs, ask.Day), ask.Wish, ask.Wish.Schools(schools), "somebody else");
            switch (NeedTargeting.Plan(new(ask.Wish, K, group, log), now))
            {
                case FreshPlan fresh:
                    seen.Append('~').Append(fresh.About).Append(';');
                    log = log.Add(new(log.Length, ask.Wish, 1, now, ask.Use, fresh.About, fresh.From?.Group ?? group));
                    break;
                case OpenPlan open:
                    seen.Append('=').Append(open.Plan.About).Append(';');
                    break;
                case DeclinedPlan declined:
                    seen.Append(declined.TextId[^1]).Append(declined.Until?.DayOfYear).Append(';');
                    log = declined.Tells ? log.Add(new(log.Length, ask.Wish, 1, now, false, null, group)) : log;
                    break;
            }
        }

        return seen.ToString();
    }

    private static IEnumerable<NeedRow> Snapshot(IReadOnlyList<Kind> kinds, IReadOnlyList<int> needs, int day) =>
        kinds.SelectMany((kind, i) => Enumerable.Range(0, kind.Size).Select(n => new NeedRow(
            $"{i}-{n}", kind.Cluster + (kind.Low ? "-low" : ""), kind.Subjects, kind.Finished <= day ? n < needs[i] ? 1 : 2 : null)));

    /// <summary>Every number of needs each kind may have.</summary>
    public static IEnumerable<int[]> Populations(IReadOnlyList<Kind> kinds)
    {
        IEnumerable<int[]> all = [[]];
        foreach (var kind in kinds)
        {
            var most = kind.Finished is null ? 0 : kind.Size;
            all = all.SelectMany(left => Enumerable.Range(0, most + 1).Select(n => (int[])[.. left, n]));
        }

        return all;
    }
}
