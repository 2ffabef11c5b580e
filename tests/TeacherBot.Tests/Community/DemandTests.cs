using System.Globalization;
using System.Text.RegularExpressions;
using TeacherBot.Core.Community;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Reports;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Community;

/// <summary>The demand list tells whole ks of people and nothing else of them.</summary>
public sealed partial class DemandTests
{
    private const int Most = 17;

    private static readonly string[] Areas = [.. TheCatalog.Value.Areas.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void More_people_come_first_then_the_published_share_and_hidden_cells_weigh_nothing()
    {
        Measured[] people = [.. Area("MAT2", 24), .. Area("MAT3", 15), .. Area("MAT5", 3, of: 3)];
        var lines = Demand.Of(TheCatalog.Value, [new("MAT4", 6, 0), new("MAT6", 4, 4), new("RUS1", 12, 1)], SampleSnapshot.Of(people).Content);
        Assert.Equal(["RUS1 10", "MAT4 5", "MAT2 0", "MAT3 0"], lines.Take(4).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Area.Code} {l.Told}")));
        Assert.IsType<Band.Hidden>(lines.First(l => l.Area.Code == "MAT5").Cell!.Band);
    }

    // Whoever has the list, and every other list of any day, sees the same whatever the counts below k and between whole ks are: there is nothing to
    // work them out of, neither by subtraction, nor by the order, nor by what is listed, nor by what changed.
    [Fact]
    public void No_count_below_k_can_be_worked_out_of_what_is_printed() => Cases.Run(
        200,
        40,
        (random, size) => (
            Asked: Enumerable.Range(0, Math.Min(size, Areas.Length)).Select(i => (Area: Areas[i], Askers: random.Next(Most), Other: random.Next(Most))).ToList(),
            HasMap: random.Next(2) == 0),
        c =>
        {
            var k = TheCatalog.Value.MinimumGroup;
            var snapshot = c.HasMap ? SampleSnapshot.Named.Content : null;
            var one = Printed(snapshot, c.Asked.Select(a => new TopicCount(a.Area, a.Askers, a.Askers)));
            var other = Printed(snapshot, c.Asked.Select(a => new TopicCount(a.Area, (a.Askers / k * k) + (a.Other % k), a.Other)));
            Assert.Equal(one, other);
            Assert.All(Numbers().Matches(one).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)), told => Assert.True(told >= k && told % k == 0));
        },
        c => string.Join(' ', c.Asked.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Area}:{a.Askers}/{a.Other}"))));

    [Fact]
    public void The_agenda_counts_by_the_same_rule_and_words_are_for_whoever_may_read_them()
    {
        var subject = TheCatalog.Value.FindSubject("mathematics")!;
        var agenda = Agenda.Of(subject, "zarechny", TheCatalog.Value, null, [], []);
        var told = agenda.With([new("MAT1", 9, 7), new("MAT2", 9, 4), new("RUS1", 9, 9)], [], TheCatalog.Value);
        Assert.Equal([(TheCatalog.Value.AreaTitle("MAT1"), 5)], told.Asked.Select(a => (a.Title, a.Told)));
        Assert.Empty(told.Words);

        RequestLine[] open = [Line("b", "mathematics", "вторые", 2), Line("a", "mathematics", "первые", 1), Line("c", "physics", "чужие", 0)];
        Assert.Equal(["первые", "вторые"], agenda.With([], open, TheCatalog.Value).Words.AsEnumerable());
    }

    private static string Printed(Snapshot? snapshot, IEnumerable<TopicCount> topics) => ReportText.Of(DemandReport.Of(
        2026, new([.. topics], []), snapshot, TheCatalog.Value.Municipalities["zarechny"], TheCatalog.Value, new DateTimeOffset(2026, 11, 28, 3, 0, 0, TimeSpan.Zero)))
        + string.Join('\n', DemandReport.Of(2026, new([.. topics], []), snapshot, TheCatalog.Value.Municipalities["zarechny"], TheCatalog.Value, default)
            .Parts.OfType<ReportPart.Table>().SelectMany(t => t.Rows).Select(r => string.Join(" | ", r.Select(x => x.Text))));

    private static IEnumerable<Measured> Area(string area, int needs, int of = 30) =>
        Enumerable.Range(0, of).Select(i => new Measured($"{i}", area, i < needs ? 1 : 3, "mathematics", i % 2 == 0 ? "river" : "centre", i % 3 == 0));

    private static RequestLine Line(string id, string subject, string words, int day) =>
        new(id, RequestKind.Topic, RequestStatus.Waiting, "school-1", new RequestForm { Subject = subject, Area = "" }, words) { AskedAt = DateTimeOffset.UnixEpoch.AddDays(day) };

    [GeneratedRegex(@"(\d+) и больше")]
    private static partial Regex Numbers();
}
