using TeacherBot.Core.Reports;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs.Reports;

/// <summary>`indicator`: values entered by hand.</summary>
internal sealed class IndicatorVerbs(Surroundings here)
{
    /// <param name="value">Null takes the value back.</param>
    public async Task<int> SetAsync(Desk desk, Bot bot, string scope, string year, string code, string? value, CancellationToken cancellation)
    {
        var catalog = bot.Catalog.Value;
        var town = ReportVerbs.Town(bot, scope);
        var known = ReportVerbs.Year(year, town, here.Clock.GetUtcNow());
        if (catalog.Indicators.FirstOrDefault(i => i.Code == code) is not { } one)
        {
            throw new VerbFailure(ExitCode.Wrong, $"Показателя {code} нет; есть {string.Join(", ", catalog.Indicators.Select(i => i.Code))}");
        }

        var fact = value is null ? null : IndicatorFact.Read(one, value)
            ?? throw new VerbFailure(ExitCode.Wrong, $"--value «{value}»: {(one.Unit == IndicatorUnit.YesNo ? "нужно да или нет" : "нужно, сколько из скольких, например «3 из 8»")}, документ через точку с запятой, до {IndicatorFact.Longest} знаков.");
        await desk.Database.WriteAsync(
            unit =>
            {
                IndicatorStore.Set(unit, town.Id, new SetIndicator(known, one.Code, fact), here.Clock.GetUtcNow());
                PeopleStore.Audit(unit, "operator", null, $"indicator {known} {one.Code} {(fact is null ? "cleared" : "set")}", here.Clock.GetUtcNow());
            },
            cancellation);
        here.Out.WriteLine(fact is null ? $"{one.Code}, {known} год: значение убрано." : $"{one.Code}, {known} год: записано {IndicatorReport.Fact(one, new(fact.Count, fact.Of, fact.Document), catalog)}.");
        return ExitCode.Done;
    }
}
