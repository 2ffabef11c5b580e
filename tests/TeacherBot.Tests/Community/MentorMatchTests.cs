using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Community;

public sealed class MentorMatchTests
{
    private static readonly Municipality Town = TheCatalog.Value.Municipalities["zarechny"];

    [Fact]
    public void Who_names_the_area_comes_before_the_cluster_and_the_cluster_before_the_load()
    {
        var near = Town.Schools.First(x => x.Cluster == Town.FindSchool("school-1")!.Cluster && x.Id != "school-1").Id;
        var far = Town.Schools.First(x => x.Cluster is not null && x.Cluster != Town.FindSchool("school-1")!.Cluster).Id;
        MentorCandidate[] all =
        [
            Of("whole-near-free", near, 0), Of("whole-far-free", far, 0), Of("named-far-busy", far, 2, "MAT1"), Of("named-near-busy", near, 2, "MAT1"),
        ];

        var found = MentorMatch.Of(all, "mathematics", "MAT1", Town, "school-1");

        Assert.Equal(["named-near-busy", "named-far-busy", "whole-near-free"], found.Select(m => m.Mentor.Card));
        Assert.Equal([(true, true), (true, false), (false, true)], found.Select(m => (m.NamesArea, m.IsNear)));
    }

    [Fact]
    public void Who_teaches_another_subject_or_names_other_areas_is_not_offered()
    {
        MentorCandidate[] all =
        [
            Of("other-areas", "school-2", 0, "MAT2"), Of("other-subject", "school-2", 0) with { Subjects = ["physics"] }, Of("right", "school-2", 0),
        ];

        Assert.Equal(["right"], MentorMatch.Of(all, "mathematics", "MAT1", Town, "school-1").Select(m => m.Mentor.Card));
        Assert.Equal(["other-areas", "right"], MentorMatch.Of(all, "mathematics", null, Town, "school-1").Select(m => m.Mentor.Card).Order());
        Assert.Empty(MentorMatch.Of(all, null, "METH1", Town, "school-1"));
    }

    [Fact]
    public void Order_of_the_list_says_nothing_and_the_load_is_a_share_of_the_room() => Cases.Run(401, 200, Make, all =>
    {
        var found = MentorMatch.Of(all, "mathematics", null, Town, "school-1");

        Assert.Equal(found.Select(m => m.Mentor.Card), MentorMatch.Of(Enumerable.Reverse(all.AsEnumerable()), "mathematics", null, Town, "school-1").Select(m => m.Mentor.Card));
        Assert.Equal(MentorMatch.Most, found.Length);
        foreach (var (better, worse) in found.Zip(found.Skip(1)))
        {
            Assert.True(better.IsNear || !worse.IsNear);
            Assert.True(better.IsNear != worse.IsNear || better.Mentor.Taken * worse.Mentor.Capacity <= worse.Mentor.Taken * better.Mentor.Capacity);
        }
    });

    private static ImmutableArray<MentorCandidate> Make(Random random, int size) =>
        [.. Enumerable.Range(0, 6).Select(i => Of("m" + i, "school-" + random.Next(1, 9), random.Next(0, 3)) with { Capacity = random.Next(3, 6) })];

    private static MentorCandidate Of(string card, string far, int taken, params ImmutableArray<string> areas) => new(card, ["mathematics"], areas.IsDefault ? [] : areas, far, taken, 3);
}
