using System.Globalization;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>One private chat or group: this half is what the bot does to it, <c>Chat.People.cs</c> what people do.</summary>
internal sealed partial class Chat
{
    private static readonly TimeSpan s_deletable = TimeSpan.FromHours(48);
    private readonly Lock _gate = new();
    private readonly List<StoredMessage> _messages = [];
    private readonly List<Toast> _toasts = [];
    private readonly ServerCore _core;
    private TaskCompletionSource? _changed;
    private long _calls;
    private long _updates;

    internal Chat(ServerCore core, long id, string name)
    {
        (_core, Id, Name) = (core, id, name);
        Flood = new ChatFlood();
    }

    /// <summary>Positive for a person's private chat (the user id), negative for a group.</summary>
    public long Id { get; }

    public bool IsGroup => Id < 0;

    /// <summary>First name of the person or title of the group.</summary>
    public string Name { get; set; }

    public string? Username { get; set; }
    public string? LanguageCode { get; set; } = "ru";

    internal ChatFlood Flood { get; }
    internal DateTimeOffset LastActAt { get; private set; }

    internal long NextCall() => Interlocked.Increment(ref _calls);

    internal long NextUpdate() => Interlocked.Increment(ref _updates);

    /// <summary>The refusal this chat gives to anything the bot would put into it.</summary>
    internal Reply? RefuseSending()
    {
        lock (_gate)
        {
            if (!_met)
            {
                return Reply.Bad("chat not found");
            }

            if (!_blocked)
            {
                return null;
            }

            if (!_refusals.MayTry())
            {
                _core.Log.Violation("sent again to a chat that has blocked the bot", Id);
            }

            return Reply.Error(403, IsGroup ? "Forbidden: bot was kicked from the supergroup chat" : "Forbidden: bot was blocked by the user");
        }
    }

    internal Reply Post(FormattedText text, Keyboard keys, StoredFile? file)
    {
        lock (_gate)
        {
            var message = new StoredMessage(NextMessageId(), true, 0, _core.Now) { Text = text, Keys = keys, File = file };
            message.Refresh();
            _messages.Add(message);
            ReplyKeyboard = keys.ReplyRows ?? ReplyKeyboard;
            Changed();
            return Answer(message);
        }
    }

    internal Reply EditText(int messageId, FormattedText text, Keyboard keys)
    {
        lock (_gate)
        {
            if (FindOwn(messageId, out var message) is { } refusal)
            {
                return refusal;
            }

            return message.File is not null ? Reply.Bad("there is no text in the message to edit") : Edit(message, text, keys);
        }
    }

    internal Reply EditKeys(int messageId, Keyboard keys)
    {
        lock (_gate)
        {
            return FindOwn(messageId, out var message) is { } refusal ? refusal : Edit(message, message.Text, keys);
        }
    }

    internal Reply Delete(int messageId)
    {
        lock (_gate)
        {
            if (Find(messageId) is not { Gone: false } message)
            {
                return Reply.Bad("message to delete not found");
            }

            if (_core.Now - message.At >= s_deletable || (IsGroup && !message.FromBot))
            {
                return Reply.Bad("message can't be deleted for everyone");
            }

            message.Lose();
            Changed();
            return Reply.True with { MessageId = messageId };
        }
    }

    internal void Show(Toast toast)
    {
        lock (_gate)
        {
            _toasts.Add(toast);
            Changed();
        }
    }

    internal void Leave()
    {
        lock (_gate)
        {
            _blocked = true;
            Changed();
        }
    }

    private Reply Edit(StoredMessage message, FormattedText text, Keyboard keys)
    {
        if (message.Text.SameAs(text) && message.Keys.SameAs(keys))
        {
            return Reply.Bad("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        }

        (message.Text, message.Keys) = (text, keys);
        message.Edits++;
        message.Refresh();
        Changed();
        return Answer(message);
    }

    private Reply Answer(StoredMessage message) =>
        Reply.Result((_core, this, message), static (json, of) => MessageJson.Message(json, of._core, of.Item2, of.message), message.Id);

    private Reply? FindOwn(int messageId, out StoredMessage message)
    {
        message = Find(messageId)!;
        return message is null || message.Gone ? Reply.Bad("message to edit not found")
            : !message.FromBot ? Reply.Bad("message can't be edited")
            : null;
    }

    private StoredMessage? Find(int messageId)
    {
        int low = 0, high = _messages.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var id = _messages[middle].Id;
            if (id == messageId)
            {
                return _messages[middle];
            }

            (low, high) = id < messageId ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    // Private chats share one sequence, as in a real account; a group counts for itself, so ids repeat between chats.
    private int NextMessageId() => IsGroup ? _messages.Count == 0 ? 1 : _messages[^1].Id + 1 : _core.NextMessageId();

    private void Changed()
    {
        _changed?.TrySetResult();
        _changed = null;
    }

    public override string ToString() => Id.ToString(CultureInfo.InvariantCulture);
}
