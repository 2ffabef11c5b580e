using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>The leader's side: how many there are, who agreed to be named, who waits. Nobody else's name is to be had.</summary>
internal static class GroupPeoplePage
{
    /// <summary>Signs of a code, of group and of leader.</summary>
    public const int CodeLength = 12;

    public static Step Show(Situation s, TeacherGroup group) => With(s, group, people =>
    {
        var least = s.Catalog.MinimumGroup;
        var page = s.Page().Heading("group.people-title")
            .Prose(people.Count >= least ? "group.people-count" : "group.people-few", ("n", people.Count >= least ? people.Count : least))
            .Prose("group.leaders", ("n", group.Leaders))
            .Prose(people.Named.IsEmpty ? "group.people-unnamed" : "group.people-named")
            .When(!people.Named.IsEmpty, p => p.Raw(ParagraphKind.Passage, string.Join('\n', people.Named)))
            .When(!people.Askers.IsEmpty, p => p.Prose("group.people-ask"));
        foreach (var asker in people.Askers)
        {
            page.Row(new Choice("y." + asker.Id, s.Text("group.button-admit", ("name", Name(s, asker)))), new Choice("n." + asker.Id, s.Text("group.button-refuse")));
        }

        return page.Back().Show();
    });

    public static Step On(Situation s, TeacherGroup group) => With(s, group, people => s.Inbound.Body switch
    {
        Pressed { Key: ['y' or 'n', '.', .. var id] answer } => people.Askers.Any(a => a.Id == id)
            ? s.Do(new AnswerGroupAsker(group.Id, id, answer[0] == 'y')).Noting(answer[0] == 'y' ? "group.admitted" : "group.refused").Go(s.State.Active)
            : Conversation.Show(s),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    });

    /// <summary>A new code for one more leader; older ones last their week.</summary>
    public static Step MakeCode(Situation s, TeacherGroup group)
    {
        var code = TimeOrderedId.Code(TimeOrderedId.Mix(s.Context.Seed, "leader"), "code", CodeLength);
        return s.Do(new MakeLeaderCode(group.Id, code)).Push(new GroupLeaderCode(group.Id, code));
    }

    public static Turn ShowCode(Situation s, TeacherGroup group, string code) => s.Page()
        .Raw(ParagraphKind.Heading, group.Title).Prose("group.leader-code", ("code", code)).Back().Show();

    private static Step With(Situation s, TeacherGroup group, Func<GroupPeople, Step> then)
    {
        var query = new GroupPeopleOf(group.Id, TeacherGroup.Places(s.Municipality!));
        return s.Facts.Has(query, out var people) ? then(people) : new Ask(query);
    }

    private static string Name(Situation s, GroupAsker asker) => asker.Name
        ?? s.Text("group.asker-unnamed", ("subject", string.Join(", ", asker.Subjects.Select(x => s.Catalog.FindSubject(x)?.Title).OfType<string>())));
}
