using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>Writes the wire's User, Chat and Message objects.</summary>
internal static class MessageJson
{
    public static void Bot(Utf8JsonWriter json, BotApiServerOptions options)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, options.BotId);
        json.WriteBoolean("is_bot"u8, true);
        json.WriteString("first_name"u8, "TeacherBot");
        json.WriteString("username"u8, options.BotUsername);
        json.WriteEndObject();
    }

    public static void User(Utf8JsonWriter json, Chat person)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, person.Id);
        json.WriteBoolean("is_bot"u8, false);
        json.WriteString("first_name"u8, person.Name);
        if (person.Username is { } username)
        {
            json.WriteString("username"u8, username);
        }

        if (person.LanguageCode is { } language)
        {
            json.WriteString("language_code"u8, language);
        }

        json.WriteEndObject();
    }

    public static void ChatObject(Utf8JsonWriter json, Chat chat)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, chat.Id);
        json.WriteString(chat.IsGroup ? "title"u8 : "first_name"u8, chat.Name);
        if (chat.Username is { } username)
        {
            json.WriteString("username"u8, username);
        }

        json.WriteString("type"u8, chat.IsGroup ? "supergroup"u8 : "private"u8);
        json.WriteEndObject();
    }

    public static void Message(Utf8JsonWriter json, ServerCore core, Chat chat, StoredMessage message)
    {
        json.WriteStartObject();
        json.WriteNumber("message_id"u8, message.Id);
        json.WritePropertyName("from"u8);
        if (message.FromBot)
        {
            Bot(json, core.Options);
        }
        else
        {
            User(json, core.Person(message.FromUser));
        }

        json.WritePropertyName("chat"u8);
        ChatObject(json, chat);
        json.WriteNumber("date"u8, message.At.ToUnixTimeSeconds());
        if (message.Edits > 0)
        {
            json.WriteNumber("edit_date"u8, core.Now.ToUnixTimeSeconds());
        }

        if (message.Content is { } content)
        {
            content(json);
        }

        Body(json, message);
        json.WriteEndObject();
    }

    /// <summary>A message the bot can no longer see: only its address and the date 0.</summary>
    public static void Inaccessible(Utf8JsonWriter json, Chat chat, int messageId)
    {
        json.WriteStartObject();
        json.WritePropertyName("chat"u8);
        ChatObject(json, chat);
        json.WriteNumber("message_id"u8, messageId);
        json.WriteNumber("date"u8, 0);
        json.WriteEndObject();
    }

    public static void File(Utf8JsonWriter json, StoredFile file)
    {
        json.WriteString("file_id"u8, file.Id);
        json.WriteString("file_unique_id"u8, "u" + file.Id);
        json.WriteNumber("file_size"u8, file.Content.Length);
    }

    private static void Body(Utf8JsonWriter json, StoredMessage message)
    {
        if (message.File is { } file)
        {
            WriteFile(json, file);
        }

        var text = message.Text;
        if (text.Plain.Length > 0)
        {
            json.WriteString(message.File is null ? "text"u8 : "caption"u8, text.Plain);
            if (text.Entities.Length > 0)
            {
                json.WriteStartArray(message.File is null ? "entities"u8 : "caption_entities"u8);
                foreach (var entity in text.Entities)
                {
                    Entity(json, entity);
                }

                json.WriteEndArray();
            }
        }

        if (message.Keys.Json.Length > 0)
        {
            json.WritePropertyName("reply_markup"u8);
            json.WriteRawValue(message.Keys.Json, skipInputValidation: true);
        }
    }

    private static void WriteFile(Utf8JsonWriter json, StoredFile file)
    {
        if (file.IsPhoto)
        {
            json.WriteStartArray("photo"u8);
            json.WriteStartObject();
            File(json, file);
            json.WriteNumber("width"u8, 320);
            json.WriteNumber("height"u8, 240);
            json.WriteEndObject();
            json.WriteEndArray();
            return;
        }

        json.WriteStartObject("document"u8);
        json.WriteString("file_name"u8, file.Name);
        File(json, file);
        json.WriteEndObject();
    }

    private static void Entity(Utf8JsonWriter json, TextEntity entity)
    {
        json.WriteStartObject();
        json.WriteNumber("offset"u8, entity.Offset);
        json.WriteNumber("length"u8, entity.Length);
        json.WriteString("type"u8, entity.Type);
        if (entity.Argument is { } argument)
        {
            switch (entity.Type)
            {
                case "text_link":
                    json.WriteString("url"u8, argument);
                    break;
                case "pre":
                    json.WriteString("language"u8, argument);
                    break;
                case "custom_emoji":
                    json.WriteString("custom_emoji_id"u8, argument);
                    break;
            }
        }

        json.WriteEndObject();
    }
}
