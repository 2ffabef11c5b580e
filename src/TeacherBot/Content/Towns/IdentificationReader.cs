using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Identification;

namespace TeacherBot.Content.Towns;

/// <summary>Reads what schools are told apart by, and a municipality's own thresholds. Both files may be missing.</summary>
internal sealed class IdentificationReader(ContentFolder folder)
{
    public const string Path = "common/identification.yml";

    private const int MostScale = 1000;

    private static readonly Dictionary<string, FactUnit> Units = new()
    {
        ["percent"] = FactUnit.Percent,
        ["points"] = FactUnit.Points,
        ["count"] = FactUnit.Count,
        ["yes-no"] = FactUnit.YesNo,
    };

    public CriteriaBook Read()
    {
        if (folder.Yaml(Path) is not { } at)
        {
            return CriteriaBook.Empty;
        }

        at.Text("source");
        at.Date("checked");
        var indicators = Indicators(at);
        var sets = ImmutableArray.CreateBuilder<CriteriaSet>();
        foreach (var one in at.RequiredMaps("sets", "набор критериев"))
        {
            var set = Set(one, indicators);
            if (sets.Any(s => s.Id == set.Id))
            {
                one.ProblemAt("id", $"набор «{set.Id}» уже есть; дайте другое имя");
            }

            sets.Add(set);
        }

        at.Close();
        return new(indicators, sets.ToImmutable());
    }

    /// <param name="book">Whose criteria a threshold can be of.</param>
    public ImmutableArray<OwnThreshold> Thresholds(string path, CriteriaBook book)
    {
        if (folder.Yaml(path) is not { } at)
        {
            return [];
        }

        var own = ImmutableArray.CreateBuilder<OwnThreshold>();
        foreach (var one in at.RequiredMaps("thresholds", "порог"))
        {
            var threshold = Threshold(one, book);
            if (own.Any(o => (o.Set, o.Code) == (threshold.Set, threshold.Code)))
            {
                one.ProblemAt("code", "порог этого критерия уже записан выше; оставьте один");
            }

            own.Add(threshold);
        }

        at.Close();
        return own.ToImmutable();
    }

    private static OwnThreshold Threshold(YamlReader at, CriteriaBook book)
    {
        var (set, code) = (at.Text("set"), at.Text("code"));
        at.What = $"порог критерия {code}";
        var value = CriterionReader.Decimal(at, "threshold", at.Text("threshold"));
        var criterion = book.FindSet(set)?.Criteria.FirstOrDefault(c => c.Code == code);
        if (set.Length > 0 && code.Length > 0 && criterion is not { HasThreshold: true })
        {
            at.ProblemAt("code", $"в наборе «{set}» нет критерия {code} с порогом; наборы и коды – в {Path}");
        }
        else if (criterion is { IsOfLowest: true } && value is (<= 0 or >= 100))
        {
            at.ProblemAt("threshold", CriterionReader.WrongShare);
        }

        var read = new OwnThreshold(set, code, value ?? 0, at.Text("order"));
        at.Close();
        return read;
    }

    private static ImmutableArray<SchoolIndicator> Indicators(YamlReader at)
    {
        var indicators = ImmutableArray.CreateBuilder<SchoolIndicator>();
        foreach (var one in at.RequiredMaps("indicators", "показатель"))
        {
            var id = one.Text("id");
            one.What = $"показатель {id}";
            var (title, unit) = (one.Text("title"), one.OneOf("unit", Units));
            if (indicators.Any(i => i.Id == id))
            {
                one.ProblemAt("id", "показатель с таким именем уже есть; дайте другое");
            }
            else if (indicators.Any(i => i.Title.Equals(title, StringComparison.OrdinalIgnoreCase)))
            {
                one.ProblemAt("title", "показатель с таким заголовком уже есть: в таблице их не различить");
            }

            indicators.Add(new SchoolIndicator(id, title, unit ?? default) { Scale = unit == FactUnit.Points ? Scale(one) : 100 });
            one.Close();
        }

        return indicators.ToImmutable();
    }

    private static int Scale(YamlReader at)
    {
        if (at.Number("scale") is not { } scale)
        {
            return 100;
        }

        if (scale is > 0 and <= MostScale)
        {
            return scale;
        }

        at.ProblemAt("scale", string.Create(CultureInfo.InvariantCulture, $"наибольший балл – от 1 до {MostScale}, а записано {scale}"));
        return 100;
    }

    private static CriteriaSet Set(YamlReader at, ImmutableArray<SchoolIndicator> indicators)
    {
        var id = at.Text("id");
        at.What = $"набор {id}";
        if (!id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            at.ProblemAt("id", "имя набора – маленькие латинские буквы, цифры и дефис: его пишут в командах");
        }

        var criteria = ImmutableArray.CreateBuilder<Criterion>();
        var (title, document) = (at.Text("title"), at.Text("document"));
        foreach (var one in at.RequiredMaps("criteria", "критерий"))
        {
            var criterion = new CriterionReader(one, indicators).Read();
            if (criterion.Code.Length > 0 && criteria.Any(c => c.Code == criterion.Code))
            {
                one.ProblemAt("code", "критерий с таким кодом в наборе уже есть; дайте другой");
            }

            criteria.Add(criterion);
        }

        at.Close();
        return new(id, title, document, criteria.ToImmutable());
    }
}
