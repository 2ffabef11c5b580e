using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Community;

namespace TeacherBot.Content.Towns;

/// <summary>Reads the registers of the office. The file may be missing.</summary>
internal sealed class RegistersReader(ContentFolder folder)
{
    public const string Path = "common/registers.yml";

    private const int LongestId = 24;

    // «f.» and the id stand on a button.
    private static readonly Dictionary<string, bool> Writers = new() { ["coordinator"] = false, ["methodist"] = true };
    private static readonly Dictionary<string, bool> Heads = new() { ["see"] = true };

    private readonly Dictionary<string, int> seen = [];

    public ImmutableArray<Register> Read()
    {
        if (folder.Yaml(Path) is not { } at)
        {
            return [];
        }

        at.OptionalText("source");
        at.OptionalDate("checked");
        var registers = ImmutableArray.CreateBuilder<Register>();
        foreach (var one in at.RequiredMaps("registers", "реестр"))
        {
            registers.Add(One(one));
        }

        at.Close();
        return registers.ToImmutable();
    }

    /// <summary>An id of a register or of a field: it stands on buttons and in tables.</summary>
    public static string Id(YamlReader at, string what)
    {
        var id = at.Text("id");
        at.What = $"{what} {id}";
        if (id.Length > LongestId || id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            at.ProblemAt("id", $"id – до {LongestId} строчных латинских букв, цифр и дефисов; исправьте");
        }

        return id;
    }

    private Register One(YamlReader at)
    {
        var id = Id(at, "реестр");
        if (!seen.TryAdd(id, at.Line))
        {
            at.ProblemAt("id", "реестр с таким id уже есть; дайте другой");
        }

        var fields = Fields(at);
        var register = new Register(id, at.Text("title"), fields)
        {
            About = at.OptionalText("about") ?? "",
            MethodistWrites = at.OneOf("writers", Writers) ?? false,
            HeadsSee = at.Has("heads") && at.OneOf("heads", Heads) == true,
            HeadsMark = at.OptionalText("heads_mark"),
            HeadsWord = at.OptionalText("heads_word"),
            Name = [.. at.Texts("name").Select(n => n.Text)],
        };
        Check(at, register);
        at.Close();
        return register;
    }

    private static ImmutableArray<RegisterField> Fields(YamlReader at)
    {
        var fields = ImmutableArray.CreateBuilder<RegisterField>();
        foreach (var one in at.RequiredMaps("fields", at.What + ", поле"))
        {
            var field = new RegisterFieldReader(one).Read();
            if (fields.Any(f => f.Id == field.Id || f.Title == field.Title))
            {
                one.ProblemAt("id", "поле с таким id или названием в этом реестре уже есть; дайте другое");
            }

            if (field.RemindDays is not null && fields.Any(f => f.RemindDays is not null))
            {
                one.ProblemAt("remind", "напоминает одно поле реестра; оставьте `remind` у одного");
            }

            if ((field.Type is RegisterFieldType.School or RegisterFieldType.Status or RegisterFieldType.Indicator or RegisterFieldType.Year) && fields.Any(f => f.Type == field.Type))
            {
                one.ProblemAt("type", "такое поле в реестре одно; сделайте второе текстом");
            }

            fields.Add(field);
        }

        return fields.ToImmutable();
    }

    private static void Check(YamlReader at, Register register)
    {
        if (register.Fields.FirstOrDefault(f => f.Type != RegisterFieldType.Status) is { Required: false })
        {
            at.ProblemAt("fields", "с первого поля начинается запись; поставьте у него `required: true`");
        }

        foreach (var name in register.Name.Where(n => register.Find(n) is null))
        {
            at.ProblemAt("name", $"поля «{name}» в реестре нет; исправьте `name`");
        }

        if (register.HeadsSee && register.Find(RegisterFieldType.School) is null)
        {
            at.ProblemAt("heads", "директор видит записи своей школы, а поля с `type: school` нет; добавьте его или уберите `heads`");
        }

        CheckMark(at, register);
    }

    private static void CheckMark(YamlReader at, Register register)
    {
        if (register.HeadsMark is { } mark && (!register.HeadsSee || register.Find(RegisterFieldType.Status)?.Values.Contains(mark) != true))
        {
            at.ProblemAt("heads_mark", $"отметить «{mark}» директор не сможет: нужны `heads: see` и этот статус среди `values`");
        }

        if (register.HeadsWord is { } word && (register.HeadsMark is null || register.Find(word) is not { Type: RegisterFieldType.Text, Required: false }))
        {
            at.ProblemAt("heads_word", $"слово директора идёт в необязательное поле с `type: text` рядом с `heads_mark`, а «{word}» не такое; исправьте");
        }
    }
}
