using System.Collections.Immutable;
using System.Text;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks;

/// <summary>Reads `instruments/ID/instrument.yml` with its area files. Structure only; whether it is good is for the checks.</summary>
internal sealed class InstrumentReader(ContentFolder folder)
{
    public const string Root = "common/instruments/";

    /// <summary>Name of the published line that says which form a manifest is of.</summary>
    public const string FormFile = "form";

    private static readonly ImmutableArray<string> _ratingLabels = ["Нет затруднений", "Небольшие", "Заметные", "Сильные"];

    private static readonly string[] _marks = ["0", "1", "2", "3"];

    public InstrumentDraft? Read(string id)
    {
        var before = folder.Problems.Count;
        var prefix = Root + id + "/";
        if (folder.RequiredYaml(prefix + "instrument.yml") is not { } at)
        {
            UseAll(prefix);
            return null;
        }

        if (at.Text("id") is { Length: > 0 } written && written != id)
        {
            at.ProblemAt("id", $"`id: {written}` не совпадает с именем папки «{id}»; сделайте их одинаковыми");
        }

        if (at.OneOf("kind", WordsOfFormat.Kinds) is not { } kind)
        {
            UseAll(prefix);
            at.Close(false);
            return null;
        }

        var bare = Head(at, id, kind);
        var areas = Areas(at, prefix, kind);
        var (tests, tried, forms) = (Tests(at), at.Texts("try"), FormsReader.Read(at));
        at.Close();
        var instruments = forms.IsEmpty
            ? [Assemble(bare, areas, null, prefix)]
            : forms.Select(f => Assemble(bare, areas, f, prefix)).ToImmutableArray();
        var instrument = instruments[0] with { OtherForms = instruments[1..] };
        instrument = instrument with { TryItems = Tried(at, tried, instrument.Items) };
        return new(at, instrument, areas, tests, folder.Problems.Count == before) { Forms = forms };
    }

    private static Instrument Head(YamlReader at, string id, InstrumentKind kind)
    {
        var reference = new InstrumentRef(id, at.Number("version") ?? 0, at.OptionalText("form") ?? "A", "");
        return new(reference, kind, at.Text("title"), at.OptionalText("subject"), [], [])
        {
            MinutesPerArea = at.Number("minutes", 10),
            Audience = [.. at.TextOrTexts("audience").Select(t => t.Text)],
            Anonymous = at.Flag("anonymous"),
            MinimumGroup = at.Number("minimum_group", 0),
            PercentCuts = Cuts(at),
        };
    }

    private ImmutableArray<AreaDraft> Areas(YamlReader at, string prefix, InstrumentKind kind)
    {
        var reader = new AreaFileReader(folder, kind, Labels(at), prefix);
        return kind != InstrumentKind.Levels && at.Has("items")
            ? reader.Inline(at, prefix[Root.Length..^1])
            : AreaFiles(at, prefix, reader);
    }

    private ImmutableArray<AreaDraft> AreaFiles(YamlReader at, string prefix, AreaFileReader reader)
    {
        if (!at.Has("areas"))
        {
            at.Missing("areas", "перечислите в нём области");
        }

        var areas = ImmutableArray.CreateBuilder<AreaDraft>();
        var seen = new HashSet<string>();
        foreach (var code in at.Texts("areas"))
        {
            if (!seen.Add(code.Text))
            {
                at.Problem(code.Line, $"область {code.Text} названа дважды; оставьте одну");
            }
            else if (!folder.Has($"{prefix}{code.Text}.yml"))
            {
                at.Problem(code.Line, $"нет файла {code.Text}.yml с заданиями области; добавьте его или уберите область");
            }
            else if (reader.Read(code.Text) is { } area)
            {
                areas.Add(area);
            }
        }

        return areas.ToImmutable();
    }

    private Instrument Assemble(Instrument bare, ImmutableArray<AreaDraft> areas, FormDraft? form, string prefix)
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        var portions = ImmutableArray.CreateBuilder<InstrumentArea>();
        foreach (var area in areas)
        {
            var own = form is null ? area.Items : [.. area.Triads.Where(form.Has).SelectMany(t => t.Items)];
            portions.Add(new(area.Code, [.. Enumerable.Range(items.Count, own.Length)], area.Tomorrow));
            items.AddRange(own.Select((d, i) => d.Item with { Index = items.Count + i, PictureHash = PictureHash(prefix, d.Item) }).ToList());
        }

        return bare with
        {
            Ref = bare.Ref with { Form = form?.Name ?? bare.Ref.Form, Hash = FilesOf(prefix, areas, form).Hash },
            Areas = portions.ToImmutable(),
            Items = items.ToImmutable(),
        };
    }

    private static ImmutableArray<int> Tried(YamlReader at, ImmutableArray<LinedText> tried, ImmutableArray<Item> items)
    {
        var tryItems = ImmutableArray.CreateBuilder<int>();
        foreach (var (text, line) in tried)
        {
            if (items.FirstOrDefault(i => i.Id == text) is { } item)
            {
                if (item.Body is not (SingleChoice or NumberEntry or TextEntry))
                {
                    at.Problem(line, $"задание {text} не годится для `try`: там отвечают одним нажатием, числом или словом");
                }

                tryItems.Add(item.Index);
            }
            else
            {
                at.Problem(line, $"в `try` названо задание {text}, а такого нет; исправьте имя");
            }
        }

        return tryItems.ToImmutable();
    }

    private string? PictureHash(string prefix, Item item) =>
        item.Picture is { } name ? folder.Published().FirstOrDefault(f => f.Path == prefix + name)?.Hash : null;

    // Forms share their files: a line with the form's name tells their manifests apart, and a restored one which it was.
    private PublishedFile FilesOf(string prefix, ImmutableArray<AreaDraft> areas, FormDraft? form)
    {
        var paths = areas.Select(a => $"{prefix}{a.Code}.yml").Append(prefix + "instrument.yml")
            .Concat(areas.SelectMany(a => a.Items).Where(i => i.Item.Picture is not null).Select(i => prefix + i.Item.Picture)).ToHashSet();
        var files = folder.Published().Where(f => paths.Contains(f.Path)).ToList();
        if (form is not null)
        {
            var name = PublishedFile.Of(prefix + FormFile, Encoding.UTF8.GetBytes(form.Name));
            folder.Manifests.Add(name);
            files.Add(name);
        }

        var manifest = Manifest.Of(prefix + "manifest", files);
        folder.Manifests.Add(manifest);
        return manifest;
    }

    private static ImmutableArray<TestDraft> Tests(YamlReader at)
    {
        var tests = ImmutableArray.CreateBuilder<TestDraft>();
        foreach (var test in at.Maps("tests", "проверка автора"))
        {
            test.What = $"проверка автора «{test.Text("name")}»";
            var answers = test.Text("answers");
            var expected = test.Map("expect", test.What)?.Entries.ToImmutableArray() ?? [];
            if (expected.IsEmpty)
            {
                test.ProblemAt("expect", "не сказано, какой профиль ожидается; добавьте `expect: { ОБЛАСТЬ: уровень }`");
            }

            test.Close();
            tests.Add(new(test, answers, expected));
        }

        return tests.ToImmutable();
    }

    private static ImmutableArray<string> Labels(YamlReader at)
    {
        if (at.Map("labels", "подписи оценок") is not { } marks)
        {
            return _ratingLabels;
        }

        ImmutableArray<string> labels = [.. _marks.Select(marks.Text)];
        marks.Close();
        return labels;
    }

    private static ImmutableArray<int> Cuts(YamlReader at)
    {
        var cuts = ImmutableArray.CreateBuilder<int>();
        foreach (var (text, line) in at.Texts("cuts"))
        {
            if (int.TryParse(text, out var cut) && cut is > 0 and <= 100 && (cuts.Count == 0 || cut > cuts[^1]))
            {
                cuts.Add(cut);
            }
            else
            {
                at.Problem(line, "границы `cuts` — целые проценты от 1 до 100 по возрастанию");
            }
        }

        return cuts.ToImmutable();
    }

    // Once the instrument itself is unreadable, its other files are not to blame.
    private void UseAll(string prefix)
    {
        foreach (var path in folder.Under(prefix))
        {
            folder.Use(path);
        }
    }
}
