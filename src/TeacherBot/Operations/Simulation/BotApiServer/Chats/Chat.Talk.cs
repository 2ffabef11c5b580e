using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>Things a person may send besides text.</summary>
internal enum OtherKind
{
    Voice,
    VideoNote,
    Sticker,
    Photo,
    Location,
    ForwardedPoll,
    OwnContact,
    ForeignContact,
    Document,
    Dice,
}

/// <summary>What people send; in a group <c>from</c> says who.</summary>
internal sealed partial class Chat
{
    /// <returns>The message's id.</returns>
    public int SendText(string text, long? from = null) => Send(from, new FormattedText(text, CommandEntity(text), null), null, null);

    /// <param name="command">Without the slash.</param>
    public int SendCommand(string command, string? argument = null, long? from = null) =>
        SendText(argument is null ? "/" + command : $"/{command} {argument}", from);

    public int SendDocument(string name, byte[] content, string? caption = null, long? from = null) =>
        Send(from, new FormattedText(caption ?? "", [], null), _core.Files.Add(name, content, false), null);

    public int SendOther(OtherKind kind, long? from = null) => kind switch
    {
        OtherKind.Document => SendDocument("file.txt", "text"u8.ToArray(), null, from),
        OtherKind.Photo => Send(from, new FormattedText("", [], null), _core.Files.Add("photo.jpg", [0xFF, 0xD8, 0xFF, 0xD9], true), null),
        _ => Send(from, new FormattedText("", [], null), null, json => WriteOther(json, kind, from ?? Id)),
    };

    /// <summary>Edits the newest text this person sent.</summary>
    public void EditLast(string text, long? from = null)
    {
        lock (_gate)
        {
            var message = _messages.FindLast(m => m is { FromBot: false, Gone: false, Content: null, File: null } && m.FromUser == (from ?? Id))
                ?? throw new InvalidOperationException("nothing to edit");
            message.Text = new FormattedText(text, CommandEntity(text), null);
            message.Edits++;
            Deliver(UpdateKind.EditedMessage, message);
        }
    }

    private int Send(long? from, FormattedText text, StoredFile? file, Action<Utf8JsonWriter>? content)
    {
        lock (_gate)
        {
            if (!IsGroup && _blocked)
            {
                throw new InvalidOperationException("the person has blocked the bot and must unblock it first");
            }

            _met = true;
            var message = new StoredMessage(NextMessageId(), false, from ?? Id, _core.Now) { Text = text, File = file, Content = content };
            _messages.Add(message);
            Deliver(UpdateKind.Message, message);
            return message.Id;
        }
    }

    private void Deliver(UpdateKind kind, StoredMessage message)
    {
        Acted();
        if (!IsGroup || (!_blocked && (!_core.Options.GroupPrivacy || IsForBot(message.Text.Plain))))
        {
            _core.Feed.Emit(kind, Id, null, json => MessageJson.Message(json, _core, this, message), message.FromUser);
        }
    }

    private bool IsForBot(string text)
    {
        if (!text.StartsWith('/'))
        {
            return false;
        }

        var command = text.Split(' ', 2)[0];
        var at = command.IndexOf('@', StringComparison.Ordinal);
        return at < 0 || command[(at + 1)..].Equals(_core.Options.BotUsername, StringComparison.OrdinalIgnoreCase);
    }

    private static TextEntity[] CommandEntity(string text)
    {
        if (!text.StartsWith('/') || text.Length < 2)
        {
            return [];
        }

        var end = text.AsSpan().IndexOfAny(' ', '\n');
        return [new TextEntity("bot_command", 0, end < 0 ? text.Length : end, null)];
    }

    private static void WriteOther(Utf8JsonWriter json, OtherKind kind, long userId)
    {
        switch (kind)
        {
            case OtherKind.Location:
                json.WriteStartObject("location"u8);
                json.WriteNumber("latitude"u8, 55.75);
                json.WriteNumber("longitude"u8, 37.62);
                break;
            case OtherKind.OwnContact or OtherKind.ForeignContact:
                WriteContact(json, kind == OtherKind.OwnContact ? userId : userId + 1_000_000);
                break;
            case OtherKind.ForwardedPoll:
                WriteForward(json);
                WritePoll(json);
                break;
            case OtherKind.Dice:
                json.WriteStartObject("dice"u8);
                json.WriteString("emoji"u8, "\U0001F3B2");
                json.WriteNumber("value"u8, 4);
                break;
            default:
                json.WriteStartObject(kind switch { OtherKind.Voice => "voice"u8, OtherKind.VideoNote => "video_note"u8, _ => "sticker"u8 });
                json.WriteString("file_id"u8, "other");
                json.WriteString("file_unique_id"u8, "uother");
                json.WriteNumber(kind == OtherKind.Sticker ? "width"u8 : "duration"u8, 5);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteContact(Utf8JsonWriter json, long userId)
    {
        json.WriteStartObject("contact"u8);
        json.WriteString("phone_number"u8, "+70000000000");
        json.WriteString("first_name"u8, "Contact");
        json.WriteNumber("user_id"u8, userId);
    }

    private static void WriteForward(Utf8JsonWriter json)
    {
        json.WriteStartObject("forward_origin"u8);
        json.WriteString("type"u8, "hidden_user");
        json.WriteString("sender_user_name"u8, "Somebody");
        json.WriteNumber("date"u8, 1);
        json.WriteEndObject();
    }

    private static void WritePoll(Utf8JsonWriter json)
    {
        json.WriteStartObject("poll"u8);
        json.WriteString("id"u8, "1");
        json.WriteString("question"u8, "?");
        json.WriteStartArray("options"u8);
        json.WriteEndArray();
        json.WriteNumber("total_voter_count"u8, 0);
        json.WriteString("type"u8, "regular");
    }
}
