using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Reports;

/// <summary>Recommendations of a справка: proposals from the map are taken or left one by one, own ones are typed as «Кому: что».</summary>
internal static class AdviceDialogue
{
    public static Step Show(Situation s, ReportAdvice screen) => With(s, screen, (snapshot, confirmed) => Page(s, Proposed(s, screen, snapshot, confirmed), confirmed).Show());

    public static Step On(Situation s, ReportAdvice screen) => With(s, screen, (snapshot, confirmed) => s.Inbound.Body switch
    {
        TextSaid said => Recommendation.Read(said.Text) is { } own ? Take(s, screen, own) : s.Hint("advice.wrong"),
        Pressed { Key: "take" } when Proposed(s, screen, snapshot, confirmed) is { } proposal => Take(s, screen, proposal),
        Pressed { Key: "skip" } => s.Go(screen with { Proposal = screen.Proposal + 1 }),
        Pressed { Key: "drop" } when !confirmed.IsEmpty => s.Do(new DropRecommendation(screen.Campaign, confirmed[^1])).Go(screen),
        Pressed { Key: "done" } when !confirmed.IsEmpty => s.Go(new ReportFormats(screen.Kind, screen.Campaign)),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    });

    private static Page Page(Situation s, Recommendation? proposal, ImmutableArray<Recommendation> confirmed)
    {
        var page = s.Page().Typed().Heading("advice.title").Prose("advice.ask");
        foreach (var one in confirmed)
        {
            page.Raw(ParagraphKind.Bullet, $"{one.Addressee}: {one.Text}", Privacy.Neutral);
        }

        if (proposal is not null)
        {
            page.Prose("advice.proposal", ("text", $"{proposal.Addressee}: {proposal.Text}"))
                .Row(page.Choice("take", "advice.button-take"), page.Choice("skip", "advice.button-skip"));
        }

        return page.When(!confirmed.IsEmpty, p => p.Row(p.Choice("done", "button.done"), p.Choice("drop", "advice.button-drop"))).Back();
    }

    private static Step Take(Situation s, ReportAdvice screen, Recommendation taken) => s.Do(new AddRecommendation(screen.Campaign, taken)).Go(screen);

    // What was confirmed already is not proposed again.
    private static Recommendation? Proposed(Situation s, ReportAdvice screen, NamedSnapshot snapshot, ImmutableArray<Recommendation> confirmed) =>
        AnalyticalReport.Proposals(snapshot.Content, s.Catalog).Where(p => !confirmed.Contains(p)).Skip(screen.Proposal).FirstOrDefault();

    private static Step With(Situation s, ReportAdvice screen, Func<NamedSnapshot, ImmutableArray<Recommendation>, Step> then)
    {
        var (of, confirmed) = (new SnapshotOf(screen.Campaign), new RecommendationsOf(screen.Campaign));
        return !s.Facts.Has(of, out var snapshot) || !s.Facts.Has(confirmed, out var list) ? new Ask([of, confirmed])
            : snapshot is null ? s.Noting("report.soon").Pop()
            : then(snapshot, list);
    }
}
