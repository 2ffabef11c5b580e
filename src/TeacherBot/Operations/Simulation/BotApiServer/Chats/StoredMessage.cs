using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>One bot message as the person sees it now; immutable, an edit makes a new one.</summary>
internal sealed record VisibleMessage(int Id, string Text, string Html, IReadOnlyList<IReadOnlyList<VisibleButton>> Rows, int Edits, DateTimeOffset At)
{
    /// <summary>Null unless the message carries a file.</summary>
    public StoredFile? File { get; init; }

    public bool HasButton(string label)
    {
        foreach (var row in Rows)
        {
            foreach (var button in row)
            {
                if (button.Label == label)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>What a callback answer showed.</summary>
internal sealed record Toast(string CallbackId, string Text, bool IsAlert);

/// <summary>One message of either side; guarded by its chat's lock.</summary>
internal sealed class StoredMessage(int id, bool fromBot, long fromUser, DateTimeOffset at)
{
    public int Id => id;
    public bool FromBot => fromBot;
    public long FromUser => fromUser;
    public DateTimeOffset At => at;

    /// <summary>Lost for both sides.</summary>
    public bool Gone { get; private set; }

    /// <summary>Removed by the person on their own side only: the bot may still edit it, nobody sees that.</summary>
    public bool Hidden { get; set; }

    public FormattedText Text { get; set; } = new("", [], null);
    public Keyboard Keys { get; set; } = Keyboard.None;
    public StoredFile? File { get; init; }
    public int Edits { get; set; }

    /// <summary>The message object's fields after <c>date</c>, of a person's message.</summary>
    public Action<Utf8JsonWriter>? Content { get; init; }

    public VisibleMessage? View { get; private set; }

    public void Refresh() => View = new VisibleMessage(id, Text.Plain, Text.Html, Keys.Rows, Edits, at) { File = File };

    public void Lose()
    {
        Gone = true;
        View = null;
        Text = new("", [], null);
        Keys = Keyboard.None;
    }
}
