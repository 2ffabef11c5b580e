using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs;

/// <summary>`mail`: how letters are understood, and why; and the letters of a person.</summary>
internal sealed class MailVerbs(Surroundings here)
{
    // A letter a line, so that a script can read them one by one.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <param name="own">Our own address; null when none is set.</param>
    public int Explain(IReadOnlyList<string> files, string? own, bool json)
    {
        var exit = ExitCode.Done;
        foreach (var file in files)
        {
            if (Read(file) is not { } raw)
            {
                exit = ExitCode.Failed;
                continue;
            }

            Show(ExplainedLetter.Of(file, raw, own), json);
        }

        return exit;
    }

    /// <summary>Letters of a person as they were written. Whoever wrote them sees that they were looked at.</summary>
    public async Task<int> LettersAsync(Desk desk, Bot bot, string person, bool json, CancellationToken cancellation)
    {
        var now = here.Clock.GetUtcNow();
        var letters = await desk.Database.WriteAsync(
            unit =>
            {
                if (PeopleStore.FindPerson(unit, person) is null)
                {
                    return null;
                }

                PeopleStore.Audit(unit, "shell", person, "letters read", now);
                return new RawLetterStore(bot.Stores.Vault).Of(unit, person);
            },
            cancellation) ?? throw new VerbFailure(ExitCode.Failed, $"Человека {person} нет. Номера — в teacherbot role list и в выгрузке «Мои данные».");
        foreach (var letter in letters)
        {
            var at = letter.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            Show(ExplainedLetter.Of(at, letter.Raw, desk.Settings.Email.Address), json);
        }

        if (letters.Count == 0 && !json)
        {
            here.Out.WriteLine("За неделю писем нет. Ответы на анонимные анкеты не хранятся.");
        }

        return ExitCode.Done;
    }

    private void Show(ExplainedLetter explained, bool json)
    {
        if (json)
        {
            here.Out.WriteLine(JsonSerializer.Serialize(explained, Options));
        }
        else
        {
            Write(explained);
        }
    }

    private byte[]? Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            here.Error.WriteLine(Directory.Exists(file) ? $"{file}: это папка; назовите письма, например {Path.Combine(file, "*.eml")}" : $"{file}: не прочитать; проверьте имя и права.");
            return null;
        }
    }

    private void Write(ExplainedLetter letter)
    {
        here.Out.WriteLine($"{letter.File}: {Word(letter.Kind)} — {letter.Why}.");
        Line("От", letter.FromName is { } name ? $"{name} <{letter.From}>" : letter.From);
        Line("Тема", letter.Subject);
        Line("Ответ на", letter.InReplyTo);
        Line("Метка письма", letter.ReplyToken);
        if (letter.Bounce is { } bounce)
        {
            Line("Доставка", $"{bounce.Action}, {Word(bounce)}, код {bounce.Status ?? "не назван"}, адрес {bounce.Recipient ?? "не назван"}");
            Line("Наше письмо", bounce.OriginalId);
        }

        Line("Календарь", letter.Calendar is { } note ? $"{note.Method} {note.PartStat} {note.Attendee}, встреча {note.Uid}" : null);
        Line("Жалоба", letter.Complaint is { } complaint ? $"от {complaint.Recipient ?? "неизвестного"} на письмо {complaint.OriginalId ?? "без номера"}" : null);
        foreach (var attachment in letter.Attachments)
        {
            Line("Вложение", $"{attachment.Name}, {attachment.Size} Б");
        }

        foreach (var warning in letter.Warnings)
        {
            Line("Внимание", warning);
        }

        Line("Новый текст", letter.Reply.Length == 0 ? "пусто" : "\n    " + letter.Reply.Replace("\n", "\n    ", StringComparison.Ordinal));
    }

    private void Line(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            here.Out.WriteLine($"  {name}: {value}");
        }
    }

    private static string Word(string kind) => kind switch
    {
        "human" => "письмо человека",
        "auto" => "автоматическое, не отвечаем",
        "bounce" => "не доставлено",
        "complaint" => "жалоба, считаем отпиской",
        "disposition" => "уведомление о прочтении, не отвечаем",
        "calendar" => "ответ календаря",
        "list" => "рассылка, не отвечаем",
        _ => "наше же письмо, не отвечаем",
    };

    private static string Word(ExplainedBounce bounce) => bounce.Class switch
    {
        "hard" => "адреса нет, больше не пишем",
        "soft" => "временно, попробуем ещё",
        "ours" => "дело в нас, адрес хороший",
        _ => "делать ничего не нужно",
    };
}
