using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Content;
using TeacherBot.Core.Identification;

namespace TeacherBot.Content.Towns;

/// <summary>Reads one criterion. Which fields there are depends on its rule: a field that says nothing there is refused.</summary>
internal sealed partial class CriterionReader(YamlReader at, ImmutableArray<SchoolIndicator> indicators)
{
    public const string WrongShare = "доля школ – больше 0 и меньше 100 процентов";

    private const int MostYears = 5;
    private const int Whole = 100;

    private static readonly Dictionary<string, CriterionGroup> Groups = new()
    {
        ["ШНРО"] = CriterionGroup.LowResults,
        ["ШНСУ"] = CriterionGroup.AdverseConditions,
        ["зона риска"] = CriterionGroup.RiskZone,
    };

    private static readonly Dictionary<string, CriterionRule> Rules = new()
    {
        ["lowest-results"] = CriterionRule.LowestResults,
        ["lowest-index"] = CriterionRule.LowestIndex,
        ["below"] = CriterionRule.Below,
        ["at-most"] = CriterionRule.AtMost,
        ["above"] = CriterionRule.Above,
        ["at-least"] = CriterionRule.AtLeast,
        ["behind-region"] = CriterionRule.BehindRegion,
        ["behind-town"] = CriterionRule.BehindTown,
        ["presence"] = CriterionRule.Presence,
        ["absence"] = CriterionRule.Absence,
    };

    private static readonly Dictionary<string, bool> Overs = new() { ["each"] = false, ["mean"] = true };

    public static readonly Dictionary<string, SchoolStage> Stages = new() { ["primary"] = SchoolStage.Primary, ["basic"] = SchoolStage.Basic, ["upper"] = SchoolStage.Upper };

    public Criterion Read()
    {
        var code = at.Text("code");
        at.What = $"критерий {code}";
        if (code.Length > 0 && !Code().IsMatch(code))
        {
            at.ProblemAt("code", "код – латинская буква и номер, например L1 или N10");
        }

        var (title, group, said) = (at.Text("title"), at.OneOf("group", Groups), at.OneOf("rule", Rules));
        var rule = said ?? default;
        var isCompared = rule is CriterionRule.Below or CriterionRule.AtMost or CriterionRule.Above or CriterionRule.AtLeast;
        var criterion = new Criterion(code, title, group ?? default, rule, Used("indicators"));
        var years = isCompared || criterion.IsOfLowest ? Years() : 1;
        criterion = criterion with
        {
            Years = years,
            IsMean = isCompared && years > 1 && at.OneOf("over", Overs) == true,
            Stage = !criterion.IsOfLowest && at.Has("stage") ? at.OneOf("stage", Stages) ?? default : SchoolStage.Primary,
            Adverse = rule == CriterionRule.LowestIndex ? Adverse(criterion.Indicators) : [],
            Threshold = criterion.HasThreshold && at.OptionalText("threshold") is { } number ? Decimal(at, "threshold", number) : null,
            Note = at.OptionalText("note") ?? "",
        };
        Check(criterion, isCompared);
        at.Close(said is not null);
        return criterion;
    }

    /// <summary>A number with a point or a comma; null when it is none, which is reported.</summary>
    public static decimal? Decimal(YamlReader at, string key, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        at.ProblemAt(key, $"в поле `{key}` нужно число, а записано «{text}»");
        return null;
    }

    private void Check(Criterion criterion, bool isCompared)
    {
        if (isCompared && criterion.Indicators.Length > 1)
        {
            at.ProblemAt("indicators", "с порогом сравнивают один показатель; разделите критерий");
        }

        if (criterion is { IsOfLowest: true, Threshold: <= 0 or >= Whole })
        {
            at.ProblemAt("threshold", WrongShare);
        }

        var units = indicators.Where(i => criterion.Indicators.Contains(i.Id)).Select(i => i.Unit).ToHashSet();
        if (units.Count > 0 && Fits(criterion.Rule, units) is { } problem)
        {
            at.ProblemAt("indicators", problem);
        }
    }

    // Points of different scales can be added up only where each says what its whole is.
    private static string? Fits(CriterionRule rule, HashSet<FactUnit> units) => rule switch
    {
        CriterionRule.Presence or CriterionRule.Absence => units.Any(u => u != FactUnit.YesNo) ? "наличие судят по показателям да/нет (unit: yes-no)" : null,
        CriterionRule.LowestResults or CriterionRule.BehindRegion or CriterionRule.BehindTown =>
            units.Any(u => u is not (FactUnit.Points or FactUnit.Percent)) ? "здесь нужны баллы или проценты (unit: points или percent): остальное к 100 не привести" : null,
        CriterionRule.LowestIndex => null,
        _ => units.Contains(FactUnit.YesNo) ? "да/нет с порогом не сравнивают; поставьте rule: presence или absence" : null,
    };

    private int Years()
    {
        var years = at.Number("years", 1);
        if (years is < 1 or > MostYears)
        {
            at.ProblemAt("years", $"лет – от 1 до {MostYears}");
            return 1;
        }

        return years;
    }

    private ImmutableArray<string> Used(string key)
    {
        if (!at.Has(key))
        {
            at.Missing(key, $"впишите показатели: `{key}: [имя]`");
        }

        return Known(key, [.. indicators.Select(i => i.Id)], "нет в списке `indicators` вверху файла");
    }

    private ImmutableArray<string> Adverse(ImmutableArray<string> own) => Known("adverse", own, "нет среди показателей этого критерия");

    private ImmutableArray<string> Known(string key, ImmutableArray<string> known, string problem)
    {
        var used = ImmutableArray.CreateBuilder<string>();
        var said = at.Texts(key);
        if (said.IsEmpty && at.HasList(key) && key == "indicators")
        {
            at.ProblemAt(key, "не сказано, по какому показателю судить; впишите хотя бы один");
        }

        foreach (var (id, line) in said.Select(t => (t.Text, t.Line)))
        {
            if (!known.Contains(id))
            {
                at.Problem(line, $"показателя «{id}» {problem}");
            }
            else if (used.Contains(id))
            {
                at.Problem(line, $"показатель «{id}» записан дважды; оставьте один");
            }
            else
            {
                used.Add(id);
            }
        }

        return used.ToImmutable();
    }

    [GeneratedRegex("^[A-Z][1-9][0-9]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
