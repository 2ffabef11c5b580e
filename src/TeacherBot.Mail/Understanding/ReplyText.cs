using System.Text.RegularExpressions;
using TeacherBot.Mail.Mime;

namespace TeacherBot.Mail.Understanding;

/// <summary>
/// The new words of a reply: without the quoted letter, its header block and the signature, in whatever program it was written. Words
/// between quoted lines stay, in their order. Nothing new gives an empty text, never the quote: an answer must not be read out of the
/// question.
/// </summary>
public static partial class ReplyText
{
    private const int MostLines = 5000;

    // No mark of a program is longer; a longer line is text.
    private const int LongestMark = 1000;
    private const int LinesOfHeaderBlock = 2;

    public static string Of(Letter letter)
    {
        var plain = letter.Text is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        return OfPlain(plain ?? (letter.Html is { } html ? HtmlText.Of(html) : ""));
    }

    /// <summary>The same for a text alone.</summary>
    public static string OfPlain(string text)
    {
        var lines = text.Split('\n').Take(MostLines).Select(l => l.TrimEnd()).ToList();
        var kept = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsQuoted(lines[i]))
            {
                continue;
            }

            i += OldAt(lines, i);
            if (i < lines.Count && !IsQuoted(lines[i]) && !IsAppended(lines[i]))
            {
                kept.Add(lines[i].Trim('\uFEFF'));
            }
        }

        return Tidy(kept);
    }

    // Lines from here on that are nobody's new words and are not quoted either; all of them when the old letter begins.
    private static int OldAt(List<string> lines, int at)
    {
        var rest = lines.Count - at;
        if (lines[at].Length > LongestMark)
        {
            return 0;
        }

        if (IsOldFromHere(lines, at))
        {
            return rest;
        }

        if (IsSignature(lines[at]))
        {
            // What is quoted below a signature is dropped by itself; what is not belongs to it.
            return lines.FindIndex(at, IsQuoted) is var quoted and >= 0 ? quoted - at : rest;
        }

        var attribution = Attribution.LinesAt(lines, at);
        return attribution == 0 ? 0 : IsFollowedByQuote(lines, at + attribution) ? attribution : rest;
    }

    private static bool IsQuoted(string line) => Quote().IsMatch(line.Length > LongestMark ? line[..LongestMark] : line);

    private static bool IsSignature(string line) => line is "--" or "-- " or "—";

    private static bool IsFollowedByQuote(List<string> lines, int from)
    {
        var next = lines.FindIndex(Math.Min(from, lines.Count), l => l.Length > 0);
        return next >= 0 && IsQuoted(lines[next]);
    }

    // «-----Исходное сообщение-----», a ruler of Outlook, or two lines of a header block in a row: one lone «От:» is somebody's words.
    private static bool IsOldFromHere(List<string> lines, int at)
    {
        var line = lines[at].Trim();
        return (MayBeginOriginal(line) && Original().IsMatch(line))
            || (line.StartsWith('-') && Ruler().IsMatch(line) && at + 1 < lines.Count && HeaderBlock(lines, at + 1) >= 1)
            || (line.Length >= 20 && line.All(c => c == '_'))
            || HeaderBlock(lines, at) >= LinesOfHeaderBlock;
    }

    private static bool MayBeginOriginal(string line) => line.Length > 0 && (line[0] is '-' or '_' or '*' || line[^1] == ':');

    private static int HeaderBlock(List<string> lines, int at)
    {
        var (found, empty) = (0, 0);
        for (var i = at; i < lines.Count && i < at + 8; i++)
        {
            var line = lines[i].Trim(' ', '*', '\t', '\u00A0');
            if (line.Length <= LongestMark && line.Contains(':', StringComparison.Ordinal) && HeaderLine().IsMatch(line))
            {
                found++;
                continue;
            }

            // A long list of recipients wraps; Outlook puts empty lines between.
            empty++;
            if (found == 0 || empty > 1)
            {
                break;
            }
        }

        return found;
    }

    private static bool IsAppended(string line) => line.Length <= LongestMark && Appended().IsMatch(line.Trim());

    private static string Tidy(List<string> kept)
    {
        var text = string.Join('\n', kept);
        while (text.Contains("\n\n\n", StringComparison.Ordinal))
        {
            text = text.Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
        }

        return text.Trim('\n', ' ', '\t', '\u00A0');
    }

    // «> …», also with the initials of The Bat!: «ИО> …».
    [GeneratedRegex(@"^[\s\uFEFF]{0,8}(?:\p{Lu}{0,4})>", RegexOptions.CultureInvariant)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^[-_*\s]{2,}\s*(?:Исходное сообщение|Original Message|Пересылаемое сообщение|Пересланное сообщение|Forwarded message|Начало переадресованного сообщения)\s*[-_*\s]*$|^Begin forwarded message:$|^Начало переадресованного сообщения:$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Original();

    [GeneratedRegex(@"^-{6,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Ruler();

    [GeneratedRegex(@"^(?:От|From|Отправлено|Sent|Дата|Date|Кому|To|Копия|Cc|Тема|Subject|Отправитель):(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^(?:Отправлено (?:с|из) (?:iPhone|iPad|моего|моей|мобильно|Mail\.ru|почты|Почты|Яндекс|Outlook|Samsung|Xiaomi|Huawei|HUAWEI|Redmi|Galaxy|Android|смартфон|планшет|телефон)|Отправлено из мобильной|Sent from (?:my|Mail|Outlook|Yahoo)|Get Outlook for|Получить Outlook для|Скачать Outlook для|Ответьте выше этой линии)", RegexOptions.CultureInvariant)]
    private static partial Regex Appended();
}
