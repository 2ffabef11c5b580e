using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Broadcasts;

/// <summary>Writing a broadcast: what it is about, its text, and to whom.</summary>
internal static class BroadcastDraftDialogue
{
    public static Turn Show(Situation s, Broadcast draft)
    {
        var page = s.Page().Heading("broadcast.draft");
        foreach (var paragraph in draft.Message?.Paragraphs ?? [])
        {
            page.Raw(paragraph.Kind, paragraph.Text);
        }

        return page
            .When(draft.Refusal is not null, p => p.Prose("broadcast.refused").Raw(ParagraphKind.Passage, draft.Refusal!))
            .Bullet("broadcast.kind-now", ("kind", s.Text(KindText(draft.Kind))))
            .Bullet("broadcast.segment-now", ("segment", draft.Segment.Length == 0 ? s.Text("broadcast.everybody") : draft.Segment))
            .Row(page.Choice("text", draft.Message is null ? "broadcast.button-write" : "broadcast.button-rewrite"))
            .Row(page.Choice("kind", "broadcast.button-kind"), page.Choice("segment", "broadcast.button-segment"))
            .When(draft.Message is not null, p => p.Button("test", "broadcast.button-test").Button("plan", "broadcast.button-plan"))
            .Button("drop", "broadcast.button-drop")
            .Back()
            .Show();
    }

    public static Step On(Situation s, Broadcast draft, string key) => key switch
    {
        "text" => s.Push(new BroadcastWriting(draft.Id)),
        "segment" => s.Push(new BroadcastAiming(draft.Id, [], false)),
        "kind" => Conversation.Show(s.Do(new SaveDraft(draft with { Kind = Next(draft.Kind) }))),
        "plan" when draft.Message is not null => Conversation.Show(s.Do(new PlanFlight(draft.Id))),
        "drop" => s.Do(new CancelSending(draft.Id)).Noting("broadcast.dropped").Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Turn ShowWriting(Situation s, Broadcast draft) => s.Page()
        .Prose("broadcast.write")
        .Small("broadcast.write-marks")
        .When(draft.Source.Length > 0, p => p.Small("broadcast.write-now").Raw(ParagraphKind.Passage, draft.Source))
        .Typed()
        .Back()
        .Show();

    public static Step OnWriting(Situation s, Broadcast draft)
    {
        if (s.Inbound.Body is not TextSaid said)
        {
            return s.Pop();
        }

        return BroadcastText.Parse(said.Text, s.Catalog, draft.Municipality) switch
        {
            BroadcastTextOutcome.Read read => s.Do(new SaveDraft(draft with { Source = said.Text, Message = read.Message })).Noting("data.saved").Pop(),
            BroadcastTextOutcome.Mistaken mistake => Conversation.Show(s.Noting(
                mistake.Line > 0 ? "broadcast.text-wrong-line" : "broadcast.text-wrong",
                ("line", mistake.Line),
                ("what", s.Text(mistake.Text, ("value", mistake.Value))))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    internal static string KindText(BroadcastKind kind) => "broadcast.kind." + kind.ToString().ToLowerInvariant();

    private static BroadcastKind Next(BroadcastKind kind) =>
        kind == BroadcastKind.Advertising ? BroadcastKind.Events : kind + 1;
}
