namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>New messages.</summary>
internal sealed class SendingMethods(ServerCore core)
{
    private static readonly HashSet<string> s_actions = new(StringComparer.Ordinal)
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    };

    public Reply SendMessage(ApiCall call) =>
        FormattedText.Read(call, "text", core.Log, out var text) ?? Post(call, text, null);

    public Reply SendDocument(ApiCall call) => SendFile(call, "document", isPhoto: false);

    public Reply SendPhoto(ApiCall call) => SendFile(call, "photo", isPhoto: true);

    public Reply SendChatAction(ApiCall call)
    {
        if (call.Text("action") is not { } action || !s_actions.Contains(action))
        {
            return Reply.Bad("wrong parameter action in request");
        }

        return Target(call, core, out _) ?? Reply.True;
    }

    /// <summary>The chat to write to, or why not.</summary>
    public static Reply? Target(ApiCall call, ServerCore core, out Chat chat)
    {
        chat = null!;
        if (string.IsNullOrEmpty(call.Text("chat_id")))
        {
            return Reply.Bad("chat_id is empty");
        }

        if (core.FindChat(call.Number("chat_id")) is not { } found)
        {
            return Reply.Bad("chat not found");
        }

        chat = found;
        return chat.RefuseSending();
    }

    private Reply SendFile(ApiCall call, string parameter, bool isPhoto)
    {
        if (FormattedText.Read(call, "caption", core.Log, out var caption) is { } refusal)
        {
            return refusal;
        }

        var source = call.Text(parameter);
        var upload = source is not null && source.StartsWith("attach://", StringComparison.Ordinal) ? call.File(source["attach://".Length..]) : call.File(parameter);
        if (upload is { Content.Length: 0 })
        {
            return Reply.Bad("file must be non-empty");
        }

        if (upload is null && string.IsNullOrEmpty(source))
        {
            return Reply.Bad($"there is no {parameter} in the request");
        }

        return upload is null
            ? PostStored(call, caption, source!, isPhoto)
            : Post(call, caption, () => core.Files.Add(upload.Name, upload.Content, isPhoto));
    }

    private Reply PostStored(ApiCall call, FormattedText caption, string id, bool isPhoto)
    {
        if (core.Files.Find(id) is not { } file)
        {
            return Reply.Bad("wrong file identifier/HTTP URL specified");
        }

        return file.IsPhoto == isPhoto
            ? Post(call, caption, () => file)
            : Reply.Bad($"can't use file of type {TypeOf(file.IsPhoto)} as {TypeOf(isPhoto)}");
    }

    private static string TypeOf(bool isPhoto) => isPhoto ? "Photo" : "Document";

    private Reply Post(ApiCall call, FormattedText text, Func<StoredFile>? file)
    {
        if (Keyboard.Read(call, core, out var keys) is { } malformed)
        {
            return malformed;
        }

        if ((Target(call, core, out var chat) ?? core.Flood.Count(call, chat, isEdit: false)) is { } refused)
        {
            return refused;
        }

        var posted = chat.Post(text, keys, file?.Invoke());
        core.Log.Accept(chat.Id, posted.MessageId, text.Plain, core.Now, core.Flood.IsReply(chat));
        return posted;
    }
}
