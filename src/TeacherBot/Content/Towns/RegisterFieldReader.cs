using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Community;

namespace TeacherBot.Content.Towns;

/// <summary>Reads one field of a register. What says nothing with its type is refused.</summary>
internal sealed class RegisterFieldReader(YamlReader at)
{
    private const int LongestWord = 40;
    private const int MostDays = 180;

    private static readonly Dictionary<string, RegisterFieldType> Types = new()
    {
        ["text"] = RegisterFieldType.Text,
        ["number"] = RegisterFieldType.Number,
        ["date"] = RegisterFieldType.Date,
        ["due"] = RegisterFieldType.Due,
        ["school"] = RegisterFieldType.School,
        ["role"] = RegisterFieldType.Role,
        ["link"] = RegisterFieldType.Link,
        ["status"] = RegisterFieldType.Status,
        ["indicator"] = RegisterFieldType.Indicator,
        ["year"] = RegisterFieldType.Year,
        ["count"] = RegisterFieldType.Count,
    };

    public RegisterField Read()
    {
        var id = RegistersReader.Id(at, at.What);
        var (title, type) = (at.Text("title"), at.OneOf("type", Types));
        var field = new RegisterField(id, title, type ?? RegisterFieldType.Text)
        {
            Required = at.Flag("required"),
            Values = type is RegisterFieldType.Role or RegisterFieldType.Status ? Words() : [],
            Done = type == RegisterFieldType.Status ? [.. at.Texts("done").Select(w => w.Text)] : [],
            RemindDays = type == RegisterFieldType.Due && at.Has("remind") ? Days() : null,
        };
        foreach (var word in field.Done.Where(w => !field.Values.Contains(w)))
        {
            at.ProblemAt("done", $"слова «{word}» нет среди `values`; исправьте");
        }

        at.Close(type is not null);
        return field;
    }

    private ImmutableArray<string> Words()
    {
        if (!at.Has("values"))
        {
            at.Missing("values", "впишите слова, из которых выбирают: `values: [слово, слово]`");
        }

        var words = at.Texts("values");
        if (at.HasList("values") && words.IsEmpty)
        {
            at.ProblemAt("values", "не из чего выбирать; впишите хотя бы одно слово");
        }

        foreach (var word in words.Where(w => w.Text.Length > LongestWord))
        {
            at.Problem(word.Line, $"слово длиннее {LongestWord} знаков не поместится на кнопку: «{word.Text}»; сократите");
        }

        return [.. words.Select(w => w.Text)];
    }

    private int? Days()
    {
        var days = at.Number("remind");
        if (days is < 0 or > MostDays)
        {
            at.ProblemAt("remind", $"напомнить можно за 0–{MostDays} дней; исправьте");
        }

        return days;
    }
}
