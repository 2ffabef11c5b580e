using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Campaigns.Desk;

/// <summary>The questions of a draft: what each shows and what its answers mean.</summary>
internal static class CampaignQuestions
{
    private const int LongestTitle = 60;
    private const int LongestOrder = 60;
    private const int LongestWindow = 200;

    private static readonly ImmutableArray<string> Positions = ["teacher", "head", "other"];

    public static Turn Show(Situation s, string field, Campaign c) =>
        (field is "position" or "subject" or "cluster" or "instruments" or "plan" ? Chosen(s, field, c) : Typed(s, field, c)).Back().Show();

    public static Step On(Situation s, string field, Campaign c) => (field, s.Inbound.Body) switch
    {
        ("title", TextSaid { Text: { Length: > 0 and <= LongestTitle } title }) => CampaignForm.Saved(s, c with { Title = title }),
        ("title", TextSaid) => s.Hint("campaign.title-long"),
        ("title", Pressed { Key: "t" }) => CampaignForm.Saved(s, c with { Title = s.Text("campaign.button-title", ("year", s.Today.Year)) }),
        ("wave", Pressed { Key: ['w', '.', >= '1' and <= '3' and var wave] }) => CampaignForm.Saved(s, c with { Wave = (Wave)(wave - '0') }),
        ("order", TextSaid said) => Order(s, c, said.Text),
        ("order", Pressed { Key: "none" }) => CampaignForm.Saved(s, c with { Order = "" }),
        ("window", TextSaid said) => Window(s, c, said.Text),
        ("window", Pressed { Key: "d.14" }) => CampaignForm.Saved(s, c with { From = s.Today, To = s.Today.AddDays(13) }),
        ("window", Pressed { Key: "d.28" }) => CampaignForm.Saved(s, c with { From = s.Today, To = s.Today.AddDays(27) }),
        ("position", Pressed { Key: ['p', '.', .. var id] }) when id.Length == 0 || Positions.Contains(id) => CampaignForm.Saved(s, c with { Position = id }),
        ("subject", Pressed { Key: ['s', '.', .. var id] }) when id.Length == 0 || s.Catalog.FindSubject(id) is not null =>
            CampaignForm.Saved(s, c with { Subject = id }),
        ("cluster", Pressed { Key: ['k', '.', .. var id] }) when id.Length == 0 || s.Municipality!.Clusters.Any(x => x.Id == id) =>
            CampaignForm.Saved(s, c with { Cluster = id }),
        ("instruments", Pressed { Key: ['i', '.', .. var id] }) when CampaignForm.Offered(s, c).Any(i => i.Id == id) =>
            CampaignForm.Stay(s, c with { Instruments = Toggled(c.Instruments, id), Plan = null }, field),
        ("instruments", Pressed { Key: "done" }) when !c.Instruments.IsEmpty => CampaignForm.Saved(s, c),
        ("plan", Pressed pressed) => OnPlan(s, c, pressed.Key),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Page Typed(Situation s, string field, Campaign c) => field switch
    {
        "title" => s.Page().Prose("campaign.ask-title").Button("t", "campaign.button-title", ("year", s.Today.Year)).Typed(),
        "wave" => Options(s.Page().Prose("campaign.ask-wave"), Enum.GetValues<Wave>().Select(w => Of($"w.{(int)w}", CampaignWords.WaveOf(s, w), c.Wave == w))),
        "order" => s.Page().Prose("campaign.ask-order").Button("none", "campaign.button-no-order").Typed(),
        _ => s.Page().Prose("campaign.ask-window").Typed()
            .Row(s.Page().Choice("d.14", "campaign.button-two-weeks"), s.Page().Choice("d.28", "campaign.button-four-weeks")),
    };

    private static Page Chosen(Situation s, string field, Campaign c) => field switch
    {
        "position" => Options(s.Page().Prose("campaign.ask-position"), Positions.Prepend("").Select(p =>
            Of("p." + p, s.Text("campaign.position." + (p.Length > 0 ? p : "all")), c.Position == p))),
        "subject" => Options(s.Page().Prose("campaign.ask-subject"), s.Catalog.Subjects.Select(x => Of("s." + x.Id, x.Title, c.Subject == x.Id))
            .Prepend(Of("s.", s.Text("campaign.subject-all"), c.Subject == ""))),
        "cluster" => Options(s.Page().Prose("campaign.ask-cluster"), s.Municipality!.Clusters.Select(x => Of("k." + x.Id, x.Title, c.Cluster == x.Id))
            .Prepend(Of("k.", s.Text("campaign.cluster-all"), c.Cluster == ""))),
        "instruments" => Options(s.Page().Prose("campaign.ask-instruments"), CampaignForm.Offered(s, c).Select(i => Of("i." + i.Id, i.Title, c.Instruments.Contains(i.Id))))
            .When(!c.Instruments.IsEmpty, p => p.Button("done", "button.done")),
        _ => Plan(s, c),
    };

    private static Page Plan(Situation s, Campaign c)
    {
        var page = s.Page().Prose("campaign.ask-plan-areas", ("least", Campaign.LeastAreas), ("most", Campaign.MostAreas));
        var chosen = c.Plan ?? [];
        Options(page, (CampaignForm.Planned(s, c)?.Areas ?? []).Select(a => Of("a." + a.Code, s.Catalog.AreaTitle(a.Code), chosen.Contains(a.Code))));
        return page
            .When(chosen.Length is >= Campaign.LeastAreas and <= Campaign.MostAreas, p => p.Button("done", "button.done"))
            .Button("free", "campaign.button-plan-free");
    }

    private static Step OnPlan(Situation s, Campaign c, string key) => (key, c.Plan ?? []) switch
    {
        ("free", _) => CampaignForm.Saved(s, c with { Plan = [] }),
        ("done", { Length: >= Campaign.LeastAreas and <= Campaign.MostAreas }) => CampaignForm.Saved(s, c),
        (['a', '.', .. var area], var plan) when CampaignForm.Planned(s, c) is { } only && only.Areas.Any(x => x.Code == area) =>
            plan.Length == Campaign.MostAreas && !plan.Contains(area)
                ? s.Hint("campaign.plan-full")
                : CampaignForm.Stay(s, c with { Plan = Toggled(plan, area) }, "plan"),
        _ => s.Hint("hint.use-buttons"),
    };

    // «№ 12-од от 3.11.2026»: number and day are both printed in reports, so both must be there.
    private static Step Order(Situation s, Campaign c, string typed)
    {
        var days = TypedDays.In(typed, s.Today.AddYears(-1));
        var end = typed.LastIndexOf("от", StringComparison.OrdinalIgnoreCase);
        var number = end > 0 ? typed[..end].Trim(' ', '№', ',') : "";
        return days.Length != 1 || number.Length is 0 or > LongestOrder
            ? s.Hint("campaign.order-unclear")
            : CampaignForm.Saved(s, c with { Order = s.Text("campaign.order", ("number", number), ("day", $"{RussianDate.DayAndMonth(days[0])} {days[0].Year}")) });
    }

    private static Step Window(Situation s, Campaign c, string typed)
    {
        var days = TypedDays.In(typed, s.Today);
        return days.Length != 2 ? s.Hint("campaign.window-unclear")
            : days[1] < days[0] || days[0] < s.Today ? s.Hint("campaign.window-past")
            : days[1] > days[0].AddDays(LongestWindow) ? s.Hint("campaign.window-long")
            : CampaignForm.Saved(s, c with { From = days[0], To = days[1] });
    }

    private static Choice Of(string key, string label, bool chosen) => new(key, label) { Chosen = chosen };

    private static Page Options(Page page, IEnumerable<Choice> choices) => choices.Aggregate(page, (p, choice) => p.Row(choice));

    private static ImmutableArray<string> Toggled(ImmutableArray<string> list, string id) => list.Contains(id) ? list.Remove(id) : list.Add(id);
}
