using TeacherBot.Core.Community;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Events;
using TeacherBot.Core.Reports;
using TeacherBot.Tests.Reports;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Community;

/// <summary>The agenda of a meeting takes what reports tell, and nothing they hide.</summary>
public sealed class AgendaTests
{
    [Fact]
    public void Weak_areas_come_by_the_middle_of_what_is_told_and_hidden_ones_do_not_come()
    {
        // 30 teachers: 24 of 30 in MAT2, 15 in MAT3, 5 in MAT4 (less than a third), and 3 people in MAT5, which is hidden.
        Measured[] people = [.. Area("MAT2", 24), .. Area("MAT3", 15), .. Area("MAT4", 5), .. Area("MAT5", 3, of: 3), .. Area("MET1", 20)];
        var agenda = Agenda.Of(
            TheCatalog.Value.FindSubject("mathematics")!, "zarechny", TheCatalog.Value, SampleSnapshot.Of(people).Content,
            [new("a", "mathematics", "MAT2", ConsultationStatus.Waiting, "?", false), new("b", "mathematics", null, ConsultationStatus.Claimed, "?", false), new("c", "physics", null, ConsultationStatus.Waiting, "?", false)],
            [Row("physics", "physics"), Row("all"), Row("ours", "mathematics"), Row("third", "mathematics")]);
        Assert.Equal(["MAT2", "MAT3"], agenda.Areas.Select(a => a.Area));
        Assert.Equal(["MET1"], agenda.Common.Select(a => a.Area));
        Assert.Equal(1, agenda.Waiting);
        Assert.Equal(["all", "ours"], agenda.Coming.Select(e => e.Id));
        Assert.Contains("MAT2", agenda.Material!.Areas);
        Assert.All(agenda.Areas.Concat(agenda.Common), a => Assert.IsNotType<Band.Hidden>(a.Cell.Band));
    }

    [Fact]
    public void Without_a_snapshot_there_is_still_an_agenda()
    {
        var agenda = Agenda.Of(TheCatalog.Value.FindSubject("physics")!, "zarechny", TheCatalog.Value, null, [], []);
        Assert.True(agenda is { Areas.IsEmpty: true, Common.IsEmpty: true, Material: null, Waiting: 0 });
    }

    private static IEnumerable<Measured> Area(string area, int needs, int of = 30) =>
        Enumerable.Range(0, of).Select(i => new Measured($"{i}", area, i < needs ? 1 : 3, "mathematics", i % 2 == 0 ? "river" : "centre", i % 3 == 0));

    private static EventRow Row(string id, params string[] subjects) => new(id, "zarechny") { Title = id, Subjects = [.. subjects] };
}
