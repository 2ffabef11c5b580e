using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>One group: what it is, who sees what, and what this person can do there.</summary>
internal static class GroupPage
{
    public static Step Show(Situation s, TeacherGroup group, string? code)
    {
        if (code is not null && !s.Facts.Has(new GroupCodeOf(code), out _))
        {
            return new Ask(new GroupCodeOf(code));
        }

        if (group.Status == GroupStatus.Draft)
        {
            return s.Go(new GroupForm(group.Id));
        }

        var isIn = group.Has(s.Person, s.Municipality!);
        var page = s.Page().Raw(ParagraphKind.Heading, group.Title).Raw(ParagraphKind.Prose, What(s, group))
            .Prose(group.IsLeader ? "group.you-lead" : isIn ? group.ByRule ? "group.in-rule" : "group.in-list" : group.Standing == GroupStanding.Asks ? "group.asks" : group.Standing == GroupStanding.Left ? "group.left" : "group.out")
            .Prose("group.sees")
            .When(isIn, p => p.Prose(IsNamed(s) ? "group.named" : "group.unnamed").Prose(s.Person.Consents.ContainsKey(GroupSignals.Mailing) ? "group.news-on" : "group.news-off"));
        OfMember(s, page, group, isIn, code);
        return (group.IsLeader ? OfLeader(s, page, group) : page).Back().Show();
    }

    public static Step On(Situation s, TeacherGroup group, string? code)
    {
        if (code is not null && !s.Facts.Has(new GroupCodeOf(code), out _))
        {
            return new Ask(new GroupCodeOf(code));
        }

        return s.Inbound.Body is not Pressed pressed ? s.Hint("hint.use-buttons")
            : pressed.Key == "back" ? s.Pop()
            : ByMember(s, group, code, pressed.Key) ?? (group.IsLeader ? ByLeader(s, group, pressed.Key) : null) ?? Conversation.Show(s);
    }

    public static Step ShowClosing(Situation s, TeacherGroup group) => s.Page().Raw(ParagraphKind.Heading, group.Title).Prose("group.close-ask").Button("close", "group.button-close-yes").Back().Show();

    public static Step OnClosing(Situation s, TeacherGroup group) => s.Inbound.Body switch
    {
        Pressed { Key: "close" } => s.Do(new CloseGroup(group.Id)).Noting("group.closed").Reset(new GroupHome()),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>«РМО. Состав: предмет «Математика», куст «Северный»».</summary>
    public static string What(Situation s, TeacherGroup group)
    {
        string[] parts =
        [
            .. group.Subject is { } subject ? [s.Text("group.rule-subject", ("title", s.Catalog.FindSubject(subject)?.Title ?? subject))] : Array.Empty<string>(),
            .. group.Cluster is { } cluster ? [s.Text("group.rule-cluster", ("title", s.Municipality?.Clusters.FirstOrDefault(c => c.Id == cluster)?.Title ?? cluster))] : Array.Empty<string>(),
            .. group.Position is { } position ? [s.Text("group.rule-position", ("title", s.Text("position." + position)))] : Array.Empty<string>(),
        ];
        return s.Text(!group.ByRule ? "group.what-list" : parts.Length == 0 ? "group.what-empty" : "group.what-rule", ("kind", s.Text("group.kind." + group.Kind)), ("rule", string.Join(", ", parts)));
    }

    private static bool IsNamed(Situation s) => s.Person.HasName && s.Person.Consents.ContainsKey(NamingPage.Group);

    private static GroupTicket? Ticket(Situation s, TeacherGroup group, string? code) =>
        code is not null && s.Facts.Has(new GroupCodeOf(code), out var ticket) && ticket?.Group == group.Id ? ticket : null;

    private static void OfMember(Situation s, Page page, TeacherGroup group, bool isIn, string? code)
    {
        var ticket = Ticket(s, group, code);
        var mayJoin = s.Person.Joined && !group.ByRule && !isIn;
        var entersAtOnce = group.IsLeader || ticket is { ToLead: false };
        page.When(ticket is { ToLead: true } && !group.IsLeader, p => p.Button("lead", "group.button-lead"))
            .When(mayJoin && entersAtOnce, p => p.Button("enter", group.IsLeader ? "group.button-enter-led" : "group.button-enter"))
            .When(mayJoin && group.Leaders == 0, p => p.Prose("group.no-leader"))
            .When(mayJoin && group.Leaders > 0 && !entersAtOnce && group.Standing == GroupStanding.None, p => p.Button("ask", "group.button-join"))
            .When(isIn || group.IsLeader, p => p.Button("meetings", "group.button-meetings"))
            .When(isIn, p => p.Button("name", IsNamed(s) ? "group.button-unname" : "group.button-name").Button("leave", "group.button-leave"))
            .When(group.Standing == GroupStanding.Asks, p => p.Button("leave", "group.button-take-back"))
            .When(group.Standing == GroupStanding.Left && group.Takes(s.Person, s.Municipality!), p => p.Button("return", "group.button-return"))
            .When(GroupRights.TakesOver(s.Person) && group.Leaders == 0, p => p.Button("take", "group.button-take"));
    }

    private static Step? ByMember(Situation s, TeacherGroup group, string? code, string key) => key switch
    {
        "lead" when Ticket(s, group, code) is { ToLead: true } && !group.IsLeader => s.Do(new LeadByCode(group.Id, code!)).Noting("group.leads-now").Go(new GroupView(group.Id)),
        "enter" when s.Person.Joined && !group.ByRule && group.Standing != GroupStanding.Member && (group.IsLeader || Ticket(s, group, code) is { ToLead: false }) =>
            s.Do(new EnterGroup(group.Id, s.Context.NewId("group-member"), group.IsLeader ? group.Code : code!)).Noting("group.entered").Go(new GroupView(group.Id)),
        "ask" when s.Person.Joined && group is { ByRule: false, Leaders: > 0 } && group.Standing == GroupStanding.None => s.Do(new AskIntoGroup(group.Id, s.Context.NewId("group-member"))).Noting("group.asked").Go(s.State.Active),
        "meetings" when group.IsLeader || group.Has(s.Person, s.Municipality!) => s.Push(new GroupMeetings(group.Id)),
        "leave" when group.Standing == GroupStanding.Asks || group.Has(s.Person, s.Municipality!) =>
            s.Do(new LeaveGroup(group.Id, s.Context.NewId("group-member"), group.ByRule)).Noting(group.Standing == GroupStanding.Asks ? "group.taken-back" : "group.gone-out").Go(new GroupView(group.Id)),
        "return" when group.Standing == GroupStanding.Left => s.Do(new ReturnToGroup(group.Id)).Noting("group.returned").Go(s.State.Active),
        "name" when IsNamed(s) => s.Do(new RevokeConsent(NamingPage.Group)).Noting("group.name-hidden").Go(s.State.Active),
        "name" => s.Person.HasName ? s.Push(new GroupNaming()) : s.Noting("group.needs-name").Push(new AskingName(false)),
        "take" when GroupRights.TakesOver(s.Person) && group.Leaders == 0 => s.Do(new TakeOverGroup(group.Id)).Noting("group.leads-now").Go(s.State.Active),
        _ => null,
    };

    private static Page OfLeader(Situation s, Page page, TeacherGroup group) => page
        .When(!group.ByRule && group.Code.Length > 0, p => p.Prose("group.code", ("code", group.Code)))
        .Button("people", "group.button-people")
        .Button("news", "group.button-news")
        .When(HasAgenda(s, group), p => p.Button("agenda", "group.button-agenda"))
        .Button("code", "group.button-code")
        .Button("form", "group.button-rename")
        .Row(page.Choice("unlead", "group.button-unlead"), page.Choice("close", "group.button-close"));

    private static Step? ByLeader(Situation s, TeacherGroup group, string key) => key switch
    {
        "people" => s.Push(new GroupPeopleView(group.Id)),
        "news" => group.Announced >= TeacherGroup.MostNews ? s.Hint("group.news-enough") : s.Push(new GroupNewsWriting(group.Id)),
        "agenda" when HasAgenda(s, group) => s.Do(new NoteAccess("agenda " + group.Subject)).Push(new AgendaShown(group.Subject!)),
        "code" => GroupPeoplePage.MakeCode(s, group),
        "form" => s.Push(new GroupForm(group.Id)),
        "unlead" => s.Do(new StopLeading(group.Id)).Noting(group.Leaders > 1 ? "group.unled" : "group.unled-last").Go(s.State.Active),
        "close" => s.Push(new GroupClosing(group.Id)),
        _ => null,
    };

    // The agenda is made of reports: leading a group opens none of them.
    private static bool HasAgenda(Situation s, TeacherGroup group) => group.Subject is not null && ReportRights.Sees(s);
}
