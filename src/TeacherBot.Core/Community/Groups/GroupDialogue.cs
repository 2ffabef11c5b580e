using System.Collections.Immutable;
using System.Diagnostics;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>Groups: which one is in, and which there are. Routing, and what the parts share.</summary>
internal static class GroupDialogue
{
    private const int LongestLabel = 60;
    private const int Listed = 30;

    public static Step Show(Situation s, GroupScreen screen) => screen switch
    {
        GroupHome => Known(s, all => Home(s, all)),
        GroupFinding => Known(s, all => Found(s, all)),
        GroupNaming => NamingPage.Show(s, NamingPage.Group, "group.no-naming"),
        GroupView view => With(s, view.Group, group => GroupPage.Show(s, group, view.Code)),
        GroupForm form => Led(s, form.Group, group => GroupFormPage.Show(s, group)),
        GroupChoice choice => Led(s, choice.Group, group => GroupFormPage.ShowChoice(s, group, choice.Part)),
        GroupPeopleView people => Led(s, people.Group, group => GroupPeoplePage.Show(s, group)),
        GroupLeaderCode code => Led(s, code.Group, group => GroupPeoplePage.ShowCode(s, group, code.Code)),
        GroupClosing closing => Led(s, closing.Group, group => GroupPage.ShowClosing(s, group)),
        GroupMeetings or GroupMeetingWriting => GroupMeetingPage.Show(s, screen),
        GroupNewsWriting writing => Led(s, writing.Group, group => GroupNewsPage.Ask(s, group)),
        GroupNewsView news => Led(s, news.Group, group => GroupNewsPage.Show(s, group, news.News)),
        _ => throw new UnreachableException(),
    };

    public static Step On(Situation s, GroupScreen screen) => screen switch
    {
        GroupHome => OnHome(s),
        GroupFinding => OnFound(s),
        GroupNaming => NamingPage.On(s, NamingPage.Group, "group.name-shown"),
        GroupView view => With(s, view.Group, group => GroupPage.On(s, group, view.Code)),
        GroupForm form => Led(s, form.Group, group => GroupFormPage.On(s, group)),
        GroupChoice choice => Led(s, choice.Group, group => GroupFormPage.OnChoice(s, group, choice.Part)),
        GroupPeopleView people => Led(s, people.Group, group => GroupPeoplePage.On(s, group)),
        GroupLeaderCode => s.Inbound.Body is Pressed ? s.Pop() : s.Hint("hint.use-buttons"),
        GroupClosing closing => Led(s, closing.Group, group => GroupPage.OnClosing(s, group)),
        GroupMeetings or GroupMeetingWriting => GroupMeetingPage.On(s, screen),
        GroupNewsWriting writing => Led(s, writing.Group, group => GroupNewsPage.OnText(s, group, null)),
        GroupNewsView news => Led(s, news.Group, group => GroupNewsPage.On(s, group, news.News)),
        _ => throw new UnreachableException(),
    };

    /// <summary>/groups, or the word in a letter; with a code the group it opens.</summary>
    public static Step Open(Situation s, string code) =>
        !s.Person.Joined && GroupRights.Of(s.Person) is null ? s.Hint("hint.join-first")
        : code.Length > 0 ? Enter(s, code)
        : s.State.Active is GroupHome ? s.Go(new GroupHome()) : s.Push(new GroupHome());

    /// <summary>Opens what a code points at. Nothing is joined before the person has read what it is.</summary>
    public static Step Enter(Situation s, string code)
    {
        if (!s.Person.Joined && GroupRights.Of(s.Person) is null)
        {
            return s.Hint("group.join-first");
        }

        code = code.Trim().ToUpperInvariant();
        return !s.Facts.Has(new GroupCodeOf(code), out var ticket) ? new Ask(new GroupCodeOf(code))
            : ticket is null ? s.Hint("group.code-unknown")
            : ticket.Municipality != s.Person.Municipality ? s.Hint("group.other-town")
            : View(s, ticket.Group, code);
    }

    /// <summary>Shows a group next, above whatever is open.</summary>
    public static Step View(Situation s, string group, string? code = null) =>
        s.State.Active is GroupView ? s.Go(new GroupView(group, code)) : s.Push(new GroupView(group, code));

    public static Step Known(Situation s, Func<ImmutableArray<TeacherGroup>, Step> then) => s.Facts.Has(new GroupsOfTown(), out var all) ? then(all) : new Ask(new GroupsOfTown());

    public static Step With(Situation s, string id, Func<TeacherGroup, Step> then) => Known(s, all =>
        s.Municipality is not null && all.FirstOrDefault(g => g.Id == id) is { } group ? then(group)
        : s.State.Active is GroupScreen and not GroupHome ? s.Noting("group.gone").Reset(new GroupHome())
        : s.Hint("group.gone"));

    /// <summary>For leaders only; who leads no more is shown the group.</summary>
    public static Step Led(Situation s, string id, Func<TeacherGroup, Step> then) => With(s, id, group =>
        group.IsLeader ? then(group) : s.Noting("group.not-leader").Reset(new GroupView(id)));

    public static string Label(Situation s, TeacherGroup group)
    {
        var (kind, title) = (s.Text("group.kind." + group.Kind), group.Title.Length > 0 ? group.Title : s.Text("group.untitled"));
        var text = title.StartsWith(kind, StringComparison.OrdinalIgnoreCase) ? title : $"{kind}: {title}";
        return text.Length <= LongestLabel ? text : text[..(LongestLabel - 1)].TrimEnd() + "…";
    }

    private static bool IsMine(Situation s, TeacherGroup group) =>
        group.IsLeader || group.Standing == GroupStanding.Asks || (s.Municipality is { } town && group.Has(s.Person, town));

    private static Turn Home(Situation s, ImmutableArray<TeacherGroup> all)
    {
        var mine = all.Where(g => IsMine(s, g)).Take(Listed).ToList();
        var alone = GroupRights.TakesOver(s.Person) ? all.Where(g => g.Leaders == 0 && !IsMine(s, g)).ToList() : [];
        var page = s.Page().Heading("group.title").Prose(mine.Count == 0 ? "group.none" : "group.what");
        foreach (var group in mine)
        {
            page.Row(new Choice("g." + group.Id, s.Text(group.Status == GroupStatus.Draft ? "group.label-draft" : group.IsLeader ? "group.label-leads" : group.Standing == GroupStanding.Asks ? "group.label-asks" : "group.label", ("title", Label(s, group)))));
        }

        foreach (var group in alone)
        {
            page.Row(new Choice("g." + group.Id, s.Text("group.label-alone", ("title", Label(s, group)))));
        }

        return page.When(Others(s, all).Any(), p => p.Button("find", "group.button-find"))
            .When(GroupRights.Of(s.Person) is not null, p => p.Button("new", "group.button-new"))
            .Back().Show();
    }

    private static Step OnHome(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: ['g', '.', .. var id] } => Known(s, all => all.FirstOrDefault(g => g.Id == id) is { Status: GroupStatus.Draft } ? s.Push(new GroupForm(id)) : s.Push(new GroupView(id))),
        Pressed { Key: "find" } => s.Push(new GroupFinding()),
        Pressed { Key: "new" } when GroupRights.Of(s.Person) is { } rights => GroupFormPage.Begin(s, rights),
        Pressed => s.Pop(),
        TextSaid said when said.Text.Trim() is { Length: GroupPeoplePage.CodeLength } code && code.All(char.IsAsciiLetterOrDigit) => Enter(s, code),
        _ => s.Hint("hint.use-buttons"),
    };

    // Lists, and what a rule took one into that one has left.
    private static IEnumerable<TeacherGroup> Others(Situation s, ImmutableArray<TeacherGroup> all) => all.Where(g => g.Status == GroupStatus.Active && !IsMine(s, g)
        && (!g.ByRule || (s.Municipality is { } town && g.Takes(s.Person, town)) || GroupRights.Of(s.Person) is { Cluster: null }));

    private static Turn Found(Situation s, ImmutableArray<TeacherGroup> all)
    {
        var page = s.Page().Heading("group.find-title").Prose(Others(s, all).Any() ? "group.find" : "group.find-none");
        foreach (var group in Others(s, all).Take(Listed))
        {
            page.Row(new Choice("g." + group.Id, Label(s, group)));
        }

        return page.Back().Show();
    }

    private static Step OnFound(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: ['g', '.', .. var id] } => s.Push(new GroupView(id)),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };
}
