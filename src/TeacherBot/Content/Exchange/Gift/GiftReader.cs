using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange.Gift;

/// <summary>A bank as a GIFT file gives it, and what was left out. <see cref="Ours"/>: the file says itself what bank it is.</summary>
internal sealed record GiftBank(Bank Bank, bool Ours, ImmutableArray<GiftRemark> Remarks);

/// <summary>Puts a bank together from the questions of a file; of a stranger's file a draft of kind percent.</summary>
internal sealed class GiftReader
{
    public const int MaximumBytes = 5 * 1024 * 1024;
    private const int MaximumItems = 5000;

    private readonly List<GiftRemark> _remarks = [];
    private readonly List<GiftNote> _head = [];
    private readonly List<YamlMap> _areas = [];
    private readonly List<BankTriad> _triads = [];
    private readonly List<BankItem> _items = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private string _category = "";
    private string _triad = "";

    private bool Ours => _head.Exists(n => n.Path == "kind");

    /// <param name="name">Title of a draft: the name of the file.</param>
    /// <param name="known">Area codes, by which categories of a stranger's file are understood.</param>
    public static GiftBank Read(string text, string? id, string name, IReadOnlySet<string> known)
    {
        var reader = new GiftReader();
        foreach (var block in GiftSplitter.Split(text))
        {
            reader.Take(block, known);
        }

        return new(reader.Ours ? reader.Own(id) : reader.Draft(id, name, known), reader.Ours, [.. reader._remarks.OrderBy(r => r.Line)]);
    }

    private void Take(GiftBlock block, IReadOnlySet<string> known)
    {
        _head.AddRange(block.Notes.Where(n => n.Scope == GiftNote.Head));
        if (block.Category is { } category)
        {
            var path = category.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            (_category, _triad) = (path.Length > 1 || !Ours ? path.LastOrDefault() ?? "" : "", "");
            if (!Ours && !known.Contains(_category))
            {
                _remarks.Add(new(block.Line, $"категория «{Cut(category)}» — не код области из common/areas.yml; её вопросы попадут в общий список"));
            }

            return;
        }

        Notes(block);
        if (block.Text.Length > 0)
        {
            Question(block);
        }
    }

    private void Notes(GiftBlock block)
    {
        var line = block.Notes.IsEmpty ? block.Line : block.Notes[0].Line;
        if (block.Notes.Where(n => n.Scope == GiftNote.Area).ToList() is { Count: > 0 } area)
        {
            _areas.Add(GiftNote.Apply(YamlFields.Empty(line), area));
        }

        if (block.Notes.Where(n => n.Scope == GiftNote.Triad).ToList() is { Count: > 0 } triad)
        {
            _triads.Add(new(_category, GiftNote.Apply(YamlFields.Empty(triad[0].Line), triad)));
            _triad = _triads[^1].Id;
        }
    }

    private void Question(GiftBlock block)
    {
        var question = GiftQuestion.Parse(block);
        var notes = block.Notes.Where(n => n.Scope == GiftNote.Item).ToList();
        _remarks.AddRange(question.Remarks.Select(r => r with { Text = Named(question, r.Text) }));
        var fits = question.Fields is not null && (question.Refusal is null || (Ours && question.Title.Length > 0));
        if (!fits || _items.Count >= MaximumItems)
        {
            var refusal = fits ? $"в файле больше {MaximumItems} вопросов; пропущено" : question.Refusal;
            _remarks.AddRange(refusal is null ? [] : [new(block.Line, Named(question, refusal))]);
            return;
        }

        var fields = question.Fields!;
        fields = notes.Any(n => n is { Path: "type", Value: "order" }) && fields.Find("pairs") is YamlList pairs
            ? fields.Without("pairs").With("entries", pairs with { Values = [.. pairs.Values.OfType<YamlMap>().Select(p => p.Find("right")).OfType<YamlScalar>()] })
            : fields;
        _items.Add(new(_category, _triad, GiftNote.Apply(fields.With("id", IdOf(question.Title), block.Line), notes)));
    }

    // Our own file keeps its names as they are: a name used twice is for the checker to see.
    private string IdOf(string title)
    {
        var fits = title.Length is > 0 and <= 40 && !title.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
        var id = fits ? title : string.Create(CultureInfo.InvariantCulture, $"Q{_items.Count + 1}");
        for (var n = 2; !_ids.Add(id) && !Ours; n++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{(fits ? title : "Q")}-{n}");
        }

        return id;
    }

    private Bank Own(string? id)
    {
        var head = GiftNote.Apply(YamlFields.Empty(_head[0].Line), _head);
        head = id is null ? head : head.With("id", id, head.Line);
        return new(head, [.. _areas], [.. _triads], [.. _items]);
    }

    private Bank Draft(string? id, string name, IReadOnlySet<string> known)
    {
        var simple = name.ToLowerInvariant();
        var head = YamlFields.Empty(1).With("id", id ?? (WordsOfFormat.IsId(simple) ? simple : "gift"), 1).With("version", "1", 1)
            .With("kind", "percent", 1).With("title", name.Length > 0 ? name : "GIFT", 1)
            .With("cuts", new YamlList(1, [new YamlScalar(1, "60"), new YamlScalar(1, "80")]));
        if (_items.Count == 0 || !_items.TrueForAll(i => known.Contains(i.Area)))
        {
            return new(head, [], [], [.. _items.Select(i => i with { Area = "", Triad = "" })]);
        }

        var areas = _items.Select(i => i.Area).Distinct().Select(a => new YamlScalar(1, a));
        return new(head.With("areas", new YamlList(1, [.. areas])), [], [], [.. _items.Select(i => i with { Triad = "" })]);
    }

    private static string Named(GiftQuestion question, string text) => question.Title.Length > 0 ? $"«{Cut(question.Title)}»: {text}" : text;

    private static string Cut(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
