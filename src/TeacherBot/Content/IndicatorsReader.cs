using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Reports;

namespace TeacherBot.Content;

/// <summary>Reads the indicators of the programme, and a municipality's own plans. Both files may be missing.</summary>
internal sealed class IndicatorsReader(ContentFolder folder)
{
    public const string Path = "common/indicators.yml";

    private const int FirstYear = 2015;
    private const int LastYear = 2100;
    private const int Whole = 100;

    private static readonly Dictionary<string, IndicatorUnit> Units = new() { ["yes-no"] = IndicatorUnit.YesNo, ["share"] = IndicatorUnit.Share };

    private static readonly Dictionary<string, IndicatorCounting> Countings = new()
    {
        ["by-hand"] = IndicatorCounting.ByHand,
        ["coverage"] = IndicatorCounting.Coverage,
        ["involved-schools"] = IndicatorCounting.InvolvedSchools,
        ["supported-schools"] = IndicatorCounting.SupportedSchools,
        ["results"] = IndicatorCounting.Results,
        ["routed-schools"] = IndicatorCounting.RoutedSchools,
        ["routed-people"] = IndicatorCounting.RoutedPeople,
        ["network-people"] = IndicatorCounting.NetworkPeople,
        ["union-people"] = IndicatorCounting.UnionPeople,
        ["involved-people"] = IndicatorCounting.InvolvedPeople,
        ["productive-people"] = IndicatorCounting.ProductivePeople,
        ["recommendations"] = IndicatorCounting.Recommendations,
        ["instruments"] = IndicatorCounting.Instruments,
        ["diagnosis"] = IndicatorCounting.Diagnosis,
        ["status-schools"] = IndicatorCounting.StatusSchools,
        ["diagnosed-subject"] = IndicatorCounting.DiagnosedSubject,
        ["diagnosed-methodical"] = IndicatorCounting.DiagnosedMethodical,
        ["diagnosed-psychological"] = IndicatorCounting.DiagnosedPsychological,
    };

    private static readonly HashSet<IndicatorCounting> YesOrNo = [IndicatorCounting.ByHand, IndicatorCounting.Recommendations, IndicatorCounting.Instruments, IndicatorCounting.Diagnosis];

    public ImmutableArray<Indicator> Read()
    {
        if (folder.Yaml(Path) is not { } at)
        {
            return [];
        }

        at.Text("source");
        at.Date("checked");
        var indicators = ImmutableArray.CreateBuilder<Indicator>();
        foreach (var one in at.RequiredMaps("indicators", "показатель"))
        {
            var read = One(one);
            if (read.Code.Length > 0 && indicators.Any(i => i.Code == read.Code))
            {
                one.ProblemAt("code", "показатель с таким кодом уже есть; дайте другой");
            }

            indicators.Add(read);
        }

        at.Close();
        return indicators.ToImmutable();
    }

    /// <param name="known">Indicators that a plan can be of.</param>
    public ImmutableArray<IndicatorPlan> Plans(string path, ImmutableArray<Indicator> known)
    {
        if (folder.Yaml(path) is not { } at)
        {
            return [];
        }

        var plans = ImmutableArray.CreateBuilder<IndicatorPlan>();
        foreach (var one in at.RequiredMaps("plans", "план"))
        {
            var code = one.Text("code");
            one.What = $"план показателя {code}";
            if (code.Length > 0 && !known.Any(i => i.Code == code && i.Unit == IndicatorUnit.Share))
            {
                one.ProblemAt("code", $"нет показателя {code} с долей; коды – в {Path}");
            }

            plans.Add(new(code, Plan(one, one.Text("plan")), one.Text("order")));
            one.Close();
        }

        at.Close();
        return plans.ToImmutable();
    }

    private static Indicator One(YamlReader at)
    {
        var code = at.Text("code");
        at.What = $"показатель {code}";
        if (code.Length > 12 || code.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or '-')))
        {
            at.ProblemAt("code", "код – до 12 цифр, точек и дефисов; исправьте");
        }

        var (unit, counting) = (at.OneOf("unit", Units), at.OneOf("counts", Countings));
        if (unit == IndicatorUnit.YesNo && counting is { } counted && !YesOrNo.Contains(counted))
        {
            at.ProblemAt("counts", "так считается доля, а показатель – да/нет; поставьте unit: share");
        }

        var read = new Indicator(
            code, at.Text("title"), at.Text("formula"), unit ?? default, counting ?? default, Plan(at, at.OptionalText("plan") ?? ""))
        {
            Document = at.OptionalText("document") ?? "",
            Responsible = at.OptionalText("responsible") ?? "",
            Procedures = Procedures(at, counting == IndicatorCounting.Results),
        };
        at.Close();
        return read;
    }

    private static ImmutableArray<string> Procedures(YamlReader at, bool needed)
    {
        ImmutableArray<string> named = [.. ((needed ? at.Text("procedures") : at.OptionalText("procedures")) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (named.FirstOrDefault(n => !ExternalResult.Procedures.Contains(n)) is { } unknown)
        {
            at.ProblemAt("procedures", $"нет процедуры «{unknown}»; бывает: {string.Join(", ", ExternalResult.Procedures)}");
        }

        return named;
    }

    // «2024 70, 2025 80».
    private static ImmutableSortedDictionary<int, int> Plan(YamlReader at, string text)
    {
        var plan = ImmutableSortedDictionary.CreateBuilder<int, int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var y, var p] && Number(y) is >= FirstYear and <= LastYear and var year && Number(p) is >= 0 and <= Whole and var percent
                && !plan.ContainsKey(year))
            {
                plan.Add(year, percent);
            }
            else
            {
                at.ProblemAt("plan", $"«{part}» не год и процент; пишите так: 2026 80, 2027 85");
            }
        }

        return plan.ToImmutable();
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
