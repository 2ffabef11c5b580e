using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>A group is written: kind, title, rule or list. Once it works only its title changes, for a rule that is tried out would count people.</summary>
internal static class GroupFormPage
{
    private const string Any = "any";

    public static Step Begin(Situation s, GroupRights rights)
    {
        var id = s.Context.NewId("group");
        var code = TimeOrderedId.Code(TimeOrderedId.Mix(s.Context.Seed, "group"), "code", GroupPeoplePage.CodeLength);
        return GroupDialogue.Known(s, _ => s
            .Do(new SaveGroup(new(id, s.Person.Municipality!, GroupKinds.District, "", GroupStatus.Draft) { Cluster = rights.Cluster, IsLeader = true, Leaders = 1, Code = code }))
            .Push(new GroupForm(id)));
    }

    public static Turn Show(Situation s, TeacherGroup group)
    {
        var page = s.Page().Typed().Heading(group.Status == GroupStatus.Draft ? "group.form-title" : "group.rename-title")
            .When(group.Title.Length > 0, p => p.Raw(ParagraphKind.Prose, group.Title))
            .Prose(group.Title.Length == 0 ? "group.title-ask" : "group.title-change", ("n", TeacherGroup.LongestTitle));
        if (group.Status != GroupStatus.Draft)
        {
            return page.Small("group.rule-stays").Back().Show();
        }

        return page.Raw(ParagraphKind.Prose, GroupPage.What(s, group))
            .When(group is { ByRule: true, HasRule: false }, p => p.Prose("group.rule-empty"))
            .Button("kind", "group.button-kind")
            .Button("by", group.ByRule ? "group.button-by-list" : "group.button-by-rule")
            .Button("subject", "group.button-subject")
            .When(group.ByRule && MayChooseCluster(s), p => p.Button("cluster", "group.button-cluster"))
            .When(group.ByRule, p => p.Button("position", "group.button-position"))
            .When(IsReady(group), p => p.Button("make", "group.button-make"))
            .Button("drop", "group.button-drop")
            .Back().Show();
    }

    public static Step On(Situation s, TeacherGroup group) => s.Inbound.Body switch
    {
        TextSaid said => Titled(s, group, said.Text),
        Pressed { Key: "back" } => s.Pop(),
        Pressed pressed when group.Status == GroupStatus.Draft => OnDraft(s, group, pressed.Key),
        Pressed => Conversation.Show(s),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Step ShowChoice(Situation s, TeacherGroup group, string part)
    {
        if (group.Status != GroupStatus.Draft)
        {
            return s.Pop();
        }

        var page = s.Page().Heading("group.choose." + part);
        foreach (var (key, title) in Choices(s, part))
        {
            page.Row(new Choice("o." + key, title) { Chosen = key == Value(group, part) });
        }

        return page.Back().Show();
    }

    public static Step OnChoice(Situation s, TeacherGroup group, string part) => s.Inbound.Body switch
    {
        Pressed { Key: ['o', '.', .. var key] } when group.Status == GroupStatus.Draft && Choices(s, part).Any(c => c.Key == key) =>
            s.Do(new SaveGroup(With(group, part, key))).Pop(),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step OnDraft(Situation s, TeacherGroup group, string key) => key switch
    {
        "kind" or "subject" => s.Push(new GroupChoice(group.Id, key)),
        "cluster" when group.ByRule && MayChooseCluster(s) => s.Push(new GroupChoice(group.Id, key)),
        "position" when group.ByRule => s.Push(new GroupChoice(group.Id, key)),
        "by" => s.Do(new SaveGroup(group with { ByRule = !group.ByRule })).Go(s.State.Active),
        "make" when IsReady(group) && GroupRights.Of(s.Person) is not null => s.Do(new SaveGroup(group with { Status = GroupStatus.Active })).Noting("group.made").Go(new GroupView(group.Id)),
        "drop" => s.Do(new CloseGroup(group.Id)).Noting("group.dropped").Pop(),
        _ => Conversation.Show(s),
    };

    private static Step Titled(Situation s, TeacherGroup group, string typed)
    {
        var title = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return title.Length is < 3 or > TeacherGroup.LongestTitle ? s.Hint("group.title-wrong")
            : group.Status == GroupStatus.Draft ? s.Do(new SaveGroup(group with { Title = title })).Go(s.State.Active)
            : s.Do(new SaveGroup(group with { Title = title })).Noting("group.renamed").Pop();
    }

    private static bool IsReady(TeacherGroup group) => group.Title.Length > 0 && (!group.ByRule || group.HasRule);

    private static bool MayChooseCluster(Situation s) => GroupRights.Of(s.Person) is { Cluster: null } && s.Municipality?.Clusters.IsEmpty == false;

    private static IEnumerable<(string Key, string Title)> Choices(Situation s, string part) => part switch
    {
        "kind" => GroupKinds.All.Select(k => (k, s.Text("group.kind." + k))),
        "subject" => s.Catalog.Subjects.Select(x => (x.Id, x.Title)).Prepend((Any, s.Text("group.any-subject"))),
        "cluster" => s.Municipality!.Clusters.Select(c => (c.Id, c.Title)).Prepend((Any, s.Text("group.any-cluster"))),
        _ => DetailsDialogue.Positions.Select(p => (p, s.Text("position." + p))).Prepend((Any, s.Text("group.any-position"))),
    };

    private static string Value(TeacherGroup group, string part) => part switch
    {
        "kind" => group.Kind,
        "subject" => group.Subject ?? Any,
        "cluster" => group.Cluster ?? Any,
        _ => group.Position ?? Any,
    };

    private static TeacherGroup With(TeacherGroup group, string part, string key)
    {
        var value = key == Any ? null : key;
        return part switch
        {
            "kind" => group with { Kind = key },
            "subject" => group with { Subject = value },
            "cluster" => group with { Cluster = value },
            _ => group with { Position = value },
        };
    }
}
