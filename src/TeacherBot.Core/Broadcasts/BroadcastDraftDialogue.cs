using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;

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
            .When(draft.Message is { Picture: not null } or { Document: not null }, p => p.Bullet("broadcast.file-now", ("file", BroadcastFileDialogue.NameOf(s, draft.Message!))))
            .Bullet("broadcast.segment-now", ("segment", draft.Segment.Length == 0 ? s.Text("broadcast.everybody") : draft.Segment))
            .When(draft.Message is { Picture: null, Document: null }, p => p.Small("broadcast.file-hint"))
            .Row(page.Choice("text", draft.Message is null ? "broadcast.button-write" : "broadcast.button-rewrite"))
            .When(draft.Message is { Picture: not null } or { Document: not null }, p => p.Button("nofile", "broadcast.button-no-file"))
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
        "nofile" when draft.Message is { } message =>
            Conversation.Show(s.Do(new SaveDraft(draft with { Message = message with { Picture = null, Document = null } }))),
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

        var (rule, text) = BroadcastText.Addressed(said.Text);
        if (rule is null)
        {
            return Written(s, draft, text, out var wrong) is { } written ? s.Do(new SaveDraft(written)).Noting("data.saved").Pop() : wrong!;
        }

        // Text and addressees in one: nothing is left to be said but how it will fly.
        return BroadcastAimDialogue.Aimed(s, draft, rule, out var missed) is not { } aimed ? missed!
            : Written(s, aimed, text, out var mistaken) is not { } whole ? mistaken!
            : s.Do(new SaveDraft(whole)).Do(new PlanFlight(draft.Id)).Noting("data.saved").Pop();
    }

    /// <summary>The draft with another text; null with what to ask first, or to say about it when it cannot be sent like this.</summary>
    public static Broadcast? Written(Situation s, Broadcast draft, string text, out Step? wrong)
    {
        if (!s.Facts.Has(new EventRows(draft.Municipality), out var rows))
        {
            wrong = new Ask(new EventRows(draft.Municipality));
            return null;
        }

        var read = BroadcastText.Parse(text, EventNames.With(s.Catalog, draft.Municipality, rows), draft.Municipality);
        if (read is BroadcastTextOutcome.Read { Message: var message })
        {
            message = message with { Picture = draft.Message?.Picture, Document = draft.Message?.Document };
            wrong = BroadcastText.Mistake(message) is { } tooLong ? Wrong(s, tooLong) : null;
            return wrong is null ? draft with { Source = text, Message = message } : null;
        }

        wrong = Wrong(s, (BroadcastTextOutcome.Mistaken)read);
        return null;
    }

    /// <summary>Shows the screen again with what is wrong, and where.</summary>
    public static Step Wrong(Situation s, BroadcastTextOutcome.Mistaken mistake) => Conversation.Show(s.Noting(
        mistake.Line > 0 ? "broadcast.text-wrong-line" : "broadcast.text-wrong",
        ("line", mistake.Line),
        ("what", s.Text(mistake.Text, ("value", mistake.Value)))));

    internal static string KindText(BroadcastKind kind) => "broadcast.kind." + kind.ToString().ToLowerInvariant();

    private static BroadcastKind Next(BroadcastKind kind) =>
        kind == BroadcastKind.Advertising ? BroadcastKind.Events : kind + 1;
}
