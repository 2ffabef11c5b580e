using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeacherBot.BotApi;

/// <summary>Reads "this member is there" without building what it holds.</summary>
internal sealed class PresenceConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return true;
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}

internal sealed class ChatTypeConverter : JsonConverter<ChatType>
{
    public override ChatType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader switch
    {
        { TokenType: not JsonTokenType.String } => throw new JsonException(),
        _ when reader.ValueTextEquals("private"u8) => ChatType.Private,
        _ when reader.ValueTextEquals("group"u8) => ChatType.Group,
        _ when reader.ValueTextEquals("supergroup"u8) => ChatType.Supergroup,
        _ when reader.ValueTextEquals("channel"u8) => ChatType.Channel,
        _ => ChatType.Unknown,
    };

    public override void Write(Utf8JsonWriter writer, ChatType value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

internal sealed class ChatMemberStatusConverter : JsonConverter<ChatMemberStatus>
{
    public override ChatMemberStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader switch
    {
        { TokenType: not JsonTokenType.String } => throw new JsonException(),
        _ when reader.ValueTextEquals("creator"u8) => ChatMemberStatus.Creator,
        _ when reader.ValueTextEquals("administrator"u8) => ChatMemberStatus.Administrator,
        _ when reader.ValueTextEquals("member"u8) => ChatMemberStatus.Member,
        _ when reader.ValueTextEquals("restricted"u8) => ChatMemberStatus.Restricted,
        _ when reader.ValueTextEquals("left"u8) => ChatMemberStatus.Left,
        _ when reader.ValueTextEquals("kicked"u8) => ChatMemberStatus.Kicked,
        _ => ChatMemberStatus.Unknown,
    };

    public override void Write(Utf8JsonWriter writer, ChatMemberStatus value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
