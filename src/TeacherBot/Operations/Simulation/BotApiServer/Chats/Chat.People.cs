using System.Globalization;
using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>The people's half: what they see and what they do.</summary>
internal sealed partial class Chat
{
    /// <summary>Bot messages now on the person's screen, oldest first.</summary>
    public IReadOnlyList<VisibleMessage> Visible
    {
        get
        {
            lock (_gate)
            {
                var visible = new List<VisibleMessage>();
                foreach (var message in _messages)
                {
                    if (message is { View: { } view, Hidden: false })
                    {
                        visible.Add(view);
                    }
                }

                return visible;
            }
        }
    }

    /// <summary>The newest visible bot message; cheap however long the chat is.</summary>
    public VisibleMessage? Latest
    {
        get
        {
            lock (_gate)
            {
                for (var i = _messages.Count - 1; i >= 0; i--)
                {
                    if (_messages[i] is { View: { } view, Hidden: false })
                    {
                        return view;
                    }
                }

                return null;
            }
        }
    }

    public IReadOnlyList<Toast> Toasts
    {
        get
        {
            lock (_gate)
            {
                return [.. _toasts];
            }
        }
    }

    /// <summary>Labels of the keyboard under the input field; empty without one. Pressing is sending the label.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ReplyKeyboard { get; private set; } = [];

    /// <summary>Completes when the predicate holds; it is asked again after every change the bot makes here.</summary>
    public async Task WaitAsync(Func<Chat, bool> until, CancellationToken stop)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                _changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                changed = _changed.Task;
            }

            if (until(this))
            {
                return;
            }

            await changed.WaitAsync(stop);
        }
    }

    /// <param name="forBoth">False: only the person's own copy goes, the bot does not learn it.</param>
    public void DeleteMessage(int messageId, bool forBoth = true)
    {
        lock (_gate)
        {
            Remove(Find(messageId) ?? throw new InvalidOperationException("no such message"), forBoth);
            Changed();
        }
    }

    public void ClearHistory(bool forBoth = true)
    {
        lock (_gate)
        {
            foreach (var message in _messages)
            {
                Remove(message, forBoth);
            }

            Changed();
        }
    }

    /// <summary>Presses by label; fails when the copy the person sees has no such button.</summary>
    /// <returns>The callback query's id, null when the button is no callback button.</returns>
    public string? Press(int messageId, string label, long? from = null)
    {
        foreach (var row in Seen(messageId).Rows)
        {
            foreach (var button in row)
            {
                if (button.Label == label)
                {
                    return Press(messageId, button, from);
                }
            }
        }

        throw new InvalidOperationException($"message {messageId} has no button \"{label}\"");
    }

    /// <summary>Presses by position, counted from 0 over all rows.</summary>
    public string? Press(int messageId, int index, long? from = null)
    {
        var at = index;
        foreach (var row in Seen(messageId).Rows)
        {
            if (at < row.Count)
            {
                return Press(messageId, row[at], from);
            }

            at -= row.Count;
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"message {messageId} has no button {index}"));
    }

    /// <summary>A press with any data on any message, seen or not: an old screen or a forger.</summary>
    public string PressData(int messageId, string data, long? from = null)
    {
        lock (_gate)
        {
            var callback = _core.Callbacks.Add(this, from ?? Id);
            var message = Find(messageId);
            Acted();
            _core.Feed.Emit(UpdateKind.CallbackQuery, from ?? Id, callback, json => WritePress(json, callback, messageId, message, data));
            return callback.IdText;
        }
    }

    private string? Press(int messageId, VisibleButton button, long? from) => button.Data is null ? null : PressData(messageId, button.Data, from);

    private VisibleMessage Seen(int messageId)
    {
        lock (_gate)
        {
            return Find(messageId) is { View: { } view, Hidden: false } ? view : throw new InvalidOperationException($"message {messageId} is not visible");
        }
    }

    private void WritePress(Utf8JsonWriter json, CallbackQuery callback, int messageId, StoredMessage? message, string data)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, callback.IdText);
        json.WritePropertyName("from"u8);
        MessageJson.User(json, _core.Person(callback.UserId));
        json.WritePropertyName("message"u8);
        if (message is { Gone: false })
        {
            MessageJson.Message(json, _core, this, message);
        }
        else
        {
            MessageJson.Inaccessible(json, this, messageId);
        }

        json.WriteString("chat_instance"u8, callback.IdText);
        json.WriteString("data"u8, data);
        json.WriteEndObject();
    }

    private static void Remove(StoredMessage message, bool forBoth)
    {
        message.Hidden = true;
        if (forBoth)
        {
            message.Lose();
        }
    }

    private void Acted() => LastActAt = _core.Now;
}
