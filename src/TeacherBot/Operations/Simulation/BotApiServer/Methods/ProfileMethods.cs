using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>The bot about itself, and files.</summary>
internal sealed partial class ProfileMethods(ServerCore core)
{
    /// <summary>Accepted texts by method, scope and language, as JSON or plain; keys look like <c>setMyCommands||ru</c>.</summary>
    public ConcurrentDictionary<string, string> Stored { get; } = new(StringComparer.Ordinal);

    public Reply GetMe(ApiCall call) => Reply.Result(core.Options, static (json, options) =>
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, options.BotId);
        json.WriteBoolean("is_bot"u8, true);
        json.WriteString("first_name"u8, "TeacherBot");
        json.WriteString("username"u8, options.BotUsername);
        json.WriteBoolean("can_join_groups"u8, true);
        json.WriteBoolean("can_read_all_group_messages"u8, !options.GroupPrivacy);
        json.WriteBoolean("supports_inline_queries"u8, false);
        json.WriteEndObject();
    });

    public Reply GetFile(ApiCall call)
    {
        if (core.Files.Find(call.Text("file_id") ?? "") is not { } file)
        {
            return Reply.Bad("wrong file_id or the file is temporarily unavailable");
        }

        if (file.Content.Length > FileStore.MaxDownloadBytes)
        {
            return Reply.Bad("file is too big");
        }

        return Reply.Result(file, static (json, file) =>
        {
            json.WriteStartObject();
            MessageJson.File(json, file);
            json.WriteString("file_path"u8, file.Path);
            json.WriteEndObject();
        });
    }

    public Reply SetMyCommands(ApiCall call)
    {
        if (!call.TryJson("commands", out var commands) || commands.ValueKind != JsonValueKind.Array)
        {
            return Reply.Bad("can't parse commands: expected an Array of BotCommand");
        }

        if (commands.GetArrayLength() > 100)
        {
            return Reply.Bad("BOT_COMMANDS_TOO_MUCH");
        }

        foreach (var command in commands.EnumerateArray())
        {
            if (!CommandName().IsMatch(Field(command, "command").TrimStart('/')))
            {
                return Reply.Bad("BOT_COMMAND_INVALID");
            }

            if (FormattedText.CodePoints(Field(command, "description").Trim()) is 0 or > 256)
            {
                return Reply.Bad("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }

        return Store(call, commands.GetRawText());
    }

    public Reply SetMyDescription(ApiCall call) => SetText(call, "description", 512);

    public Reply SetMyShortDescription(ApiCall call) => SetText(call, "short_description", 120);

    private Reply SetText(ApiCall call, string parameter, int most)
    {
        var text = call.Text(parameter) ?? "";
        return FormattedText.CodePoints(text) > most ? Reply.Bad("the text is too long") : Store(call, text);
    }

    private Reply Store(ApiCall call, string value)
    {
        Stored[$"{call.Method}|{call.Text("scope")}|{call.Text("language_code")}"] = value;
        return Reply.True;
    }

    private static string Field(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();
}
