using TeacherBot.Content;
using TeacherBot.Core.Community;
using TeacherBot.Core.People;
using TeacherBot.Tests.Content;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Community;

/// <summary>Who asks, who decides, and from when to when.</summary>
public sealed class RequestRightsTests
{
    [Theory]
    [InlineData(Role.Teacher, "zarechny", RequestKind.Topic, false)]
    [InlineData(Role.Mentor, "zarechny", RequestKind.Topic, false)]
    [InlineData(Role.Head, "zarechny/school:school-4", RequestKind.Visit, false)]
    [InlineData(Role.Methodist, "zarechny", RequestKind.Visit, false)]
    [InlineData(Role.Methodist, "zarechny", RequestKind.Diagnostics, false)]
    [InlineData(Role.Coordinator, "lugovoy", RequestKind.Visit, false)]
    [InlineData(Role.Coordinator, "zarechny/cluster:other", RequestKind.Visit, false)]
    [InlineData(Role.Coordinator, "zarechny/school:school-4", RequestKind.Visit, false)]
    [InlineData(Role.Methodist, "zarechny", RequestKind.Topic, true)]
    [InlineData(Role.Coordinator, "zarechny", RequestKind.Topic, true)]
    [InlineData(Role.Coordinator, "*", RequestKind.Diagnostics, true)]
    [InlineData(Role.Coordinator, "CLUSTER", RequestKind.Visit, true)]
    public void A_request_is_decided_in_the_scope_of_a_role_only(Role role, string scope, RequestKind kind, bool decides)
    {
        var town = TheCatalog.Value.Municipalities["zarechny"];
        var own = scope == "CLUSTER" ? $"zarechny/cluster:{town.FindSchool("school-4")!.Cluster}" : scope;
        var person = new Person("p", PersonStatus.Active) { Municipality = "zarechny", Roles = [new(role, own)] };
        Assert.Equal(decides, RequestRights.Decides(person, town, kind, "school-4"));
        Assert.False(RequestRights.Decides(person with { Status = PersonStatus.Withdrawn }, town, kind, "school-4"));
        Assert.False(RequestRights.Decides(person with { Municipality = "lugovoy" }, town, kind, "school-4"));
    }

    [Fact]
    public void A_visit_is_asked_for_by_who_leads_a_school_for_that_school_and_a_topic_by_any_teacher()
    {
        var teacher = new Person("p", PersonStatus.Active) { Municipality = "zarechny", School = "school-1", Position = "teacher", Subjects = ["mathematics"] };
        Assert.Null(RequestRights.AsksFor(teacher, RequestKind.Visit));
        Assert.Null(RequestRights.AsksFor(teacher with { Roles = [new(Role.Head, "lugovoy/school:school-1")] }, RequestKind.Diagnostics));
        Assert.Null(RequestRights.AsksFor(teacher with { Position = "head", Status = PersonStatus.Withdrawn }, RequestKind.Visit));
        Assert.Equal("school-1", RequestRights.AsksFor(teacher, RequestKind.Topic));
        Assert.Equal("school-1", RequestRights.AsksFor(teacher with { Position = "head" }, RequestKind.Visit));
        Assert.Equal("school-4", RequestRights.AsksFor(teacher with { Roles = [new(Role.Head, "zarechny/school:school-4")] }, RequestKind.Visit));
    }

    [Fact]
    public void A_municipality_has_windows_of_its_own_and_what_is_wrong_with_them_is_said()
    {
        using var folder = new SampleFolder();
        File.WriteAllText(folder.PathOf("common/request-windows.yml"), "windows:\n  - { id: autumn, title: осень, when: 01.09–30.11, for: [methodical] }\n");
        File.WriteAllText(folder.PathOf("municipalities/town/request-windows.yml"), "windows:\n  - { id: spring, title: весна, when: 01.02–30.04, for: [managerial, diagnostics] }\n");
        var catalog = Assert.IsType<ContentResult.Loaded>(ContentLoader.Load(folder.Root, SampleFolder.Today)).Catalog;
        Assert.Equal(["spring"], catalog.Municipalities["town"].Windows.Select(w => w.Id));

        File.WriteAllText(folder.PathOf("municipalities/town/request-windows.yml"), "windows:\n  - { id: spring, title: весна, when: 01.02–30.04, for: [visits] }\n  - { id: spring, title: весна, when: 01.02, for: [diagnostics] }\n");
        var problems = Assert.IsType<ContentResult.Broken>(ContentLoader.Load(folder.Root, SampleFolder.Today)).Problems.Select(p => p.Text).ToList();
        Assert.Contains(problems, p => p.Contains("«visits»", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("уже есть", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("последний день без года", StringComparison.Ordinal));
    }
}
