using TeacherBot.Core.Attempts;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.People;

/// <summary>The menu: what is unfinished first, everything else within two more taps; and the hats of people with several roles.</summary>
internal static class MenuDialogue
{
    public static Step Show(Situation s) => s.State.Active is ChoosingHat ? ShowHats(s) : ShowMenu(s);

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (Menu, Pressed pressed) => OnMenu(s, pressed.Key),
        (ChoosingHat, Pressed pressed) => OnHat(s, pressed.Key),
        (Menu, TextSaid said) => OnWords(s, said.Text),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Uses an invite up and says which role it gave.</summary>
    public static Step Redeemed(Situation s, string code, RoleGrant grant)
    {
        var held = s.Person.Roles.Contains(grant) ? s.Person.Roles : s.Person.Roles.Add(grant);
        return (s.Do(new RedeemInvite(code)) with { Person = s.Person with { Roles = held } })
            .Noting("invite.accepted", ("role", RoleTitle(s.Catalog, grant.Role)))
            .Reset(new Menu());
    }

    private static Step ShowMenu(Situation s)
    {
        if (!s.Facts.Has(new OpenAttempts(), out var open) || !s.Facts.Has(new CompletedAttempts(), out var completed)
            || !CampaignLink.Known(s, out _, out _))
        {
            return new Ask([new OpenAttempts(), new CompletedAttempts(), new OpenCampaigns()]);
        }

        var page = s.Page().Heading("menu.title");
        if (open.FirstOrDefault() is { NextArea: { } area } attempt)
        {
            page.Row(new Choice("continue", s.Text("menu.button-continue", ("area", AreaShort(s, area)))));
            Unfinished(page, attempt, s.Catalog.Pinned(attempt.Instrument).Title);
        }

        return CampaignLink.InMenuOf(s, page)
            .When(s.Person.Joined, p => p.Button("diagnose", "menu.button-diagnose"))
            .When(!s.Person.Joined, p => p.Button("details", "menu.button-details"))
            .When(completed.Any(a => Profiles.ResultDialogue.HasProfile(s, a)), p => p.Button("profile", "menu.button-profile"))
            .When(s.Person.Joined && completed.Concat(open.Where(a => !a.Closed.IsEmpty)).Any(a => Profiles.ResultDialogue.HasProfile(s, a)), p => p.Button("route", "menu.button-route"))
            .Row(page.Choice("materials", "menu.button-materials"), page.Choice("events", "menu.button-events"))
            .Row(page.Choice("data", "menu.button-data"), page.Choice("help", "menu.button-help"))
            .When(Community.ConsultationDialogue.ButtonOf(s) is not null, p => p.Row(p.Choice("questions", Community.ConsultationDialogue.ButtonOf(s)!), p.Choice("colleagues", "colleagues.title")))
            .When(Community.RequestRights.SchoolOf(s.Person) is not null, p => p.Button("requests", "request.button-mine"))
            .When(!s.Person.Roles.IsEmpty, p => p.Button("hat", "menu.button-hat"))
            .When(Reports.ReportRights.SeesAny(s), p => p.Button("reports", "menu.button-reports"))
            .When(Broadcasts.Sender.Of(s.Person) is not null, p => p.Button("broadcasts", "menu.button-broadcasts"))
            .Button("contact", "button.contact")
            .Show();
    }

    private static Step OnMenu(Situation s, string key) => key switch
    {
        "continue" => PortionDialogue.Resume(s, null),
        "diagnose" when s.Person.Joined => s.Push(new ChoosingInstrument()),
        "details" when !s.Person.Joined => DetailsDialogue.AskNext(s),
        "profile" => Profile(s),
        "materials" => s.Push(new FindingMaterial(null, null, 0)),
        "events" => s.Push(new EventList()),
        "route" => Routes.RouteDialogue.Open(s),
        "questions" => Community.ConsultationDialogue.Open(s),
        "colleagues" => s.Push(new Colleagues()),
        "requests" => Community.RequestDialogue.Open(s),
        "data" => s.Push(new MyData()),
        "help" => s.Push(new HelpShown("help.main")),
        "hat" when !s.Person.Roles.IsEmpty => s.Push(new ChoosingHat()),
        "reports" => Reports.WordedReport.Open(s, ""),
        "broadcasts" => Broadcasts.BroadcastDialogue.Open(s, ""),
        "contact" => s.Push(new HelpShown("help.contact")),
        ['c', '.', .. var campaign] => s.Push(new CampaignOffer(campaign)),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step OnWords(Situation s, string typed) => Marking.Fold(typed) switch
    {
        "меню" or "назад" => Conversation.Show(s),
        "помощь" => s.Push(new HelpShown("help.main")),
        _ when Events.AttendanceDialogue.CodeIn(typed) is { } code => Events.AttendanceDialogue.Enter(s, code),
        _ => s.Push(FindingMaterial.By(typed)),
    };

    private static Step Profile(Situation s)
    {
        if (!s.Facts.Has(new CompletedAttempts(), out var completed))
        {
            return new Ask(new CompletedAttempts());
        }

        return completed.Where(a => Profiles.ResultDialogue.HasProfile(s, a)).Take(2).ToList() switch
        {
            [] => s.Hint("menu.no-profile-yet"),
            [var only] => s.Push(new Result(only.Id)),
            _ => s.Push(new ChoosingResult()),
        };
    }

    private static Page Unfinished(Page page, Attempt attempt, string title) => attempt.NextArea == Attempt.Whole
        ? page.Prose("menu.unfinished-whole", ("title", title))
        : page.Prose("menu.unfinished", ("title", title), ("n", attempt.Plan.Length - attempt.Closed.Length));

    private static string AreaShort(Situation s, string code) =>
        s.Catalog.Areas.TryGetValue(code, out var area) ? area.Short : s.Text("menu.whole-questionnaire");

    private static Turn ShowHats(Situation s)
    {
        var page = s.Page().Prose("hat.ask").Row(new Choice("hat.Teacher", RoleTitle(s.Catalog, Role.Teacher)) { Chosen = s.Person.Hat is null });
        foreach (var role in s.Person.Roles.Select(r => r.Role).Where(r => r != Role.Teacher).Distinct())
        {
            page.Row(new Choice("hat." + role, RoleTitle(s.Catalog, role)) { Chosen = s.Person.Hat == role });
        }

        return page.Back().Show();
    }

    private static Step OnHat(Situation s, string key)
    {
        if (!key.StartsWith("hat.", StringComparison.Ordinal) || !Enum.TryParse<Role>(key[4..], out var role))
        {
            return s.Pop();
        }

        return role == Role.Teacher ? s.Do(new SetHat(null)).Pop()
            : s.Person.Roles.Any(r => r.Role == role) ? s.Do(new SetHat(role)).Noting("hat.chosen", ("role", RoleTitle(s.Catalog, role))).Pop()
            : s.Hint("role.refused");
    }

    /// <summary>A role as people say it.</summary>
    internal static string RoleTitle(Catalog catalog, Role role) => role switch
    {
        Role.Teacher => catalog.Text("role.teacher"),
        Role.Head => catalog.Text("role.head"),
        Role.Mentor => catalog.Text("role.mentor"),
        Role.Methodist => catalog.Text("role.methodist"),
        Role.Coordinator => catalog.Text("role.coordinator"),
        Role.Administrator => catalog.Text("role.administrator"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
