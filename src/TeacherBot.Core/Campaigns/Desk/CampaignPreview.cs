using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Campaigns.Desk;

/// <summary>A whole draft before it is opened: every part, the invitation as teachers will read it, how many will get it.</summary>
internal static class CampaignPreview
{
    private static readonly (string Field, string Label)[] Fields =
    [
        ("title", "campaign.field.title"), ("wave", "campaign.field.wave"), ("order", "campaign.field.order"), ("window", "campaign.field.window"),
        ("position", "campaign.field.position"), ("subject", "campaign.field.subject"), ("cluster", "campaign.field.cluster"),
        ("instruments", "campaign.field.instruments"), ("plan", "campaign.field.plan"),
    ];

    public static Step Show(Situation s, Campaign c)
    {
        if (CampaignForm.Missing(s, c) is { } missing)
        {
            return s.Go(new CampaignDraft(c.Id, missing));
        }

        if (!Audience(s, c, out var people, out var ask))
        {
            return ask;
        }

        var page = s.Page().Heading("campaign.preview", ("title", CampaignWords.Title(s, c)));
        Parts(s, page, c);
        page.Prose("campaign.preview-text").Raw(ParagraphKind.Passage, $"{CampaignWords.Ask(s, c)}\n{s.Text("result.voluntary")}", Privacy.Neutral)
            .When(people >= s.Catalog.MinimumGroup, p => p.Prose("campaign.preview-count", ("n", people)).Button("open", "campaign.button-open"))
            .When(people < s.Catalog.MinimumGroup, p => p.Prose("campaign.too-few", ("k", s.Catalog.MinimumGroup)));
        foreach (var row in Fields.Where(f => f.Field != "plan" || CampaignForm.Planned(s, c) is not null).Chunk(2))
        {
            page.Row([.. row.Select(f => page.Choice("f." + f.Field, f.Label))]);
        }

        return page.Button("drop", "campaign.button-drop").Back().Show();
    }

    public static Step On(Situation s, Campaign c, string key) => key switch
    {
        "open" => Open(s, c),
        "drop" => s.Do(new DropCampaign(c.Id)).Noting("campaign.dropped").Go(new CampaignList()),
        ['f', '.', .. var field] when Fields.Any(f => f.Field == field) => s.Go(new CampaignDraft(c.Id, field)),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Open(Situation s, Campaign c)
    {
        if (!Audience(s, c, out var people, out var ask))
        {
            return ask;
        }

        return CampaignForm.Missing(s, c) is not null || people < s.Catalog.MinimumGroup ? Conversation.Show(s)
            : s.Context.Now >= c.EndsAt(s.Municipality!) ? s.Hint("campaign.window-past")
            : s.Do(new OpenCampaign(c.Id)).Noting("campaign.opened").Go(new CampaignProgress(c.Id, false));
    }

    // How many of those who joined are meant. The office knows its head counts; fewer than k are never counted out.
    private static bool Audience(Situation s, Campaign c, out int people, out Step ask)
    {
        var query = new AudienceBySchool(c.Position ?? "", c.Subject ?? "");
        var known = s.Facts.Has(query, out var schools);
        people = known ? schools.Where(x => c.HasSchool(x.School, s.Municipality!)).Sum(x => x.People) : 0;
        ask = new Ask(query);
        return known;
    }

    private static void Parts(Situation s, Page page, Campaign c) => page
        .Bullet("campaign.part-wave", ("value", CampaignWords.WaveOf(s, c.Wave!.Value)))
        .Bullet("campaign.part-order", ("value", c.Order is { Length: > 0 } order ? order : s.Text("campaign.no-order")))
        .Bullet("campaign.part-window", ("from", RussianDate.DayAndMonth(c.From!.Value)), ("to", RussianDate.DayAndMonth(c.To!.Value)))
        .Bullet("campaign.part-audience", ("value", CampaignWords.Audience(s, c)))
        .Bullet("campaign.part-instruments", ("value", CampaignWords.Instruments(s, c)))
        .When(CampaignForm.Planned(s, c) is not null, p => p.Bullet("campaign.part-plan", ("value", CampaignWords.Plan(s, c))));
}
