using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Broadcasts;

/// <summary>A whole broadcast said at once, as a letter has it: title, to whom, text and a file. The flight plan is the answer.</summary>
internal static class BroadcastLetter
{
    /// <param name="said">The title on the first line; below it the text, with or without a line «Кому: …» first.</param>
    public static Step On(Situation s, Sender sender, string said)
    {
        var end = said.IndexOf('\n', StringComparison.Ordinal);
        var (title, rest) = end < 0 ? (said, "") : (said[..end], said[(end + 1)..]);
        var (rule, text) = BroadcastText.Addressed(rest);
        var draft = BroadcastDialogue.NewDraft(s, sender);
        if (BroadcastDraftDialogue.Written(s, draft, $"# {title.Trim()}\n{text}", out var wrong) is not { } written)
        {
            return wrong!;
        }

        if (rule is not null)
        {
            if (BroadcastAimDialogue.Aimed(s, written, rule, out wrong) is not { } aimed)
            {
                return wrong!;
            }

            written = aimed;
        }

        var kept = s.Do(new SaveDraft(written)).Noting("data.saved");
        var view = new BroadcastView(draft.Id);
        return s.Inbound.Answers?.File is { } file ? BroadcastFileDialogue.With(kept, written, file, view with { PlansNext = rule is not null })
            : rule is null ? kept.Push(view)
            : kept.Do(new PlanFlight(draft.Id)).Push(view);
    }
}
