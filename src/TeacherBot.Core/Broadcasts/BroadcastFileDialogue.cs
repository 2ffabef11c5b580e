using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Broadcasts;

/// <summary>A picture or file for a draft: sent to the bot at any moment of writing, fetched by a job, at most one.</summary>
public static class BroadcastFileDialogue
{
    /// <summary>Kind of the recipe of a file that lies with the published ones; its object is the hash.</summary>
    public const string Recipe = "attachment";

    /// <summary>Bytes; mail servers take little more.</summary>
    public const int Largest = 10 * 1024 * 1024;

    /// <summary>The text that says that a file is there.</summary>
    public const string Ready = "broadcast.file-ready";

    /// <summary>A new draft and its file together.</summary>
    public static Step With(Situation s, Broadcast draft, SentFile file, BroadcastView view) =>
        file.Size > Largest ? s.Noting("broadcast.file-large").Push(view) : Fetch(s.At(s.State.Push(view)), draft, file);

    public static Step On(Situation s, Broadcast draft, FileSent sent)
    {
        if (draft.Status != BroadcastStatus.Draft)
        {
            return s.Hint("broadcast.file-late");
        }

        if (sent.File.Size > Largest)
        {
            return s.Hint("broadcast.file-large");
        }

        if (sent.Caption.Length == 0)
        {
            return draft.Message is null ? s.Hint("broadcast.file-text-first") : Fetch(s, draft, sent.File);
        }

        return BroadcastDraftDialogue.Written(s, draft, sent.Caption, out var wrong) is { } written
            ? Fetch(s.Do(new SaveDraft(written)), written, sent.File)
            : wrong!;
    }

    /// <summary>The job has ended: the object is broadcast|text, of which the text says how.</summary>
    public static Step Told(Situation s, string broadcastAndText) =>
        broadcastAndText.Split('|') is not [var id, var text] || Sender.Of(s.Person) is null ? s.Quiet()
            : s.State.Active is BroadcastView { PlansNext: true } next && next.Id == id && text == Ready
                ? s.Do(new PlanFlight(id)).Noting(text).Go(next with { PlansNext = false })
            : s.State.Active is BroadcastView view && view.Id == id ? s.Hint(text)
            : s.Do(new Say(s.Page().Prose(text).Row(BroadcastDialogue.Button(s, 'o', id, "broadcast.button-open")).Build(), Lane.Reply)).Quiet();

    /// <summary>What stands for the attachment in the author's view.</summary>
    public static string NameOf(Situation s, Message message) => message.Document?.FileName ?? s.Text("broadcast.file-picture");

    private static Step Fetch(Situation s, Broadcast draft, SentFile file)
    {
        if (draft.Message is { } message && BroadcastText.Mistake(message with { Document = new DocumentRecipe(Recipe, "", file.Name) }) is { } mistake)
        {
            return BroadcastDraftDialogue.Wrong(s, mistake);
        }

        var asked = s.Do(new FetchFile(draft.Id, file)).Noting("broadcast.file-coming");
        return s.State.Active is BroadcastWriting ? asked.Pop() : Conversation.Show(asked);
    }
}
