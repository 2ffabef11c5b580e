using System.Collections.Immutable;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>Results of schools in outside procedures.</summary>
public static class ExternalResultStore
{
    private static readonly Statement ExternalResults = Statement.Named("ExternalResults");
    private static readonly Statement PutExternalResult = Statement.Named("PutExternalResult");

    /// <summary>Of a year and the one before.</summary>
    public static IReadOnlyList<ExternalResult> Of(UnitOfWork unit, string municipality, int year) => unit.Query(
        ExternalResults, r => new ExternalResult(r.Text(0), r.Int32(1), r.Text(2), r.Int32(3)), ("municipality", municipality), ("year", year), ("before", year - 1));

    /// <summary>A value that is there already is replaced.</summary>
    public static void Put(UnitOfWork unit, string municipality, ExternalResult result, DateTimeOffset at) => unit.Execute(
        PutExternalResult,
        ("municipality", municipality), ("procedure", result.Procedure), ("year", result.Year), ("school", result.School), ("value", result.Hundredths), ("at", at));

    internal static ImmutableDictionary<string, int> Risen(UnitOfWork unit, string municipality, IndicatorCountsOf asked)
    {
        var supported = Columns.List(asked.Supported);
        var results = Of(unit, municipality, asked.Year).Where(r => supported.Contains(r.School)).ToList();
        var risen = ImmutableDictionary<string, int>.Empty;
        foreach (var (code, procedures) in asked.ByResults)
        {
            risen = ExternalResult.Risen(procedures, asked.Year, results) is { } count ? risen.Add(code, count) : risen;
        }

        return risen;
    }
}
