using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Content;

namespace TeacherBot.Content.Towns;

/// <summary>Reads `events.yml`. Times are written as clocks in the municipality show them.</summary>
internal sealed class EventsReader(ContentFolder folder, AreaWords words)
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm";

    public ImmutableArray<Event> Read(string path, string municipality, TimeZoneInfo zone)
    {
        if (folder.Yaml(path, "events") is not { } at)
        {
            return [];
        }

        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var one in at.RequiredMaps("events", "мероприятие"))
        {
            var read = One(one, municipality, zone);
            if (read.Id.Length > 0 && events.Any(e => e.Id == read.Id))
            {
                one.ProblemAt("id", "мероприятие с таким именем уже есть; дайте другое");
            }

            events.Add(read);
        }

        at.Close();
        return events.ToImmutable();
    }

    private Event One(YamlReader at, string municipality, TimeZoneInfo zone)
    {
        var id = at.Text("id");
        at.What = $"мероприятие {id}";
        CheckId(at, id);
        var kind = at.Text("kind");
        if (kind.Length > 0 && !WordsOfFormat.EventKinds.Contains(kind))
        {
            at.ProblemAt("kind", $"нет такого вида мероприятия «{kind}»; бывает: {string.Join(", ", WordsOfFormat.EventKinds)}");
        }

        var title = at.Text("title");
        var (start, end) = (Time(at, "start", zone), Time(at, "end", zone));
        if (end <= start)
        {
            at.ProblemAt("end", "окончание не позже начала; исправьте время");
        }

        var link = at.OptionalText("link");
        var place = link is null ? at.Text("place") : at.OptionalText("place") ?? "";
        var read = new Event(id, municipality, kind, title, start ?? default, end ?? default, place)
        {
            Link = link,
            Areas = Known(at, "areas", words.Areas.ContainsKey, "области"),
            Subjects = Known(at, "subjects", s => words.Subjects.Any(x => x.Id == s), "предмета"),
            Capacity = at.Has("capacity") ? at.Number("capacity", 0) : null,
            Annotation = at.OptionalText("annotation") ?? "",
        };
        at.Close();
        return read;
    }

    private static void CheckId(YamlReader at, string id)
    {
        if (id.Length > 0 && !WordsOfFormat.IsEventId(id))
        {
            at.ProblemAt("id", $"имя «{id}» не подходит: нужны строчные латинские буквы, цифры и дефис, не длиннее 26 знаков — оно попадает в ссылку и на кнопки");
        }
    }

    private ImmutableArray<string> Known(YamlReader at, string key, Func<string, bool> known, string what)
    {
        var texts = at.Texts(key);
        foreach (var (text, line) in texts.Where(t => words.Known && !known(t.Text)))
        {
            at.Problem(line, $"{what} «{text}» нет в common/areas.yml; исправьте");
        }

        return [.. texts.Select(t => t.Text)];
    }

    private static DateTimeOffset? Time(YamlReader at, string key, TimeZoneInfo zone)
    {
        var text = at.Text(key);
        if (DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && !zone.IsInvalidTime(local))
        {
            return new(local, zone.GetUtcOffset(local));
        }

        if (text.Length > 0)
        {
            at.ProblemAt(key, $"в поле `{key}` нужны день и время вида 2026-12-12 15:00, а записано «{text}»");
        }

        return null;
    }
}
