using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Events;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs;

/// <summary>`event`: the events of a municipality, one in numbers, and the norms of an academic year.</summary>
internal sealed class EventVerbs(Surroundings here)
{
    public int List(Desk desk, Bot bot, string municipality)
    {
        var town = Town(bot, municipality);
        var rows = EventRow.All(bot.Catalog.Value, town.Id, desk.Database.Read(unit => EventStore.List(unit, town.Id, here.Clock.GetUtcNow())));
        Lines.Table(
            here.Out,
            ["номер", "начало", "вид", "название"],
            rows.Select(r => new[] { r.Id, r.StartsAt is { } at ? RussianDate.Full(at, town.TimeZone) : "—", r.Kind, r.Title }),
            "Мероприятий нет.");
        return ExitCode.Done;
    }

    public int Report(Desk desk, Bot bot, string id, bool json)
    {
        var catalog = bot.Catalog.Value;
        var facts = desk.Database.Read(unit => EventStore.Facts(unit, id, "", here.Clock.GetUtcNow()));
        if (EventState.Of(catalog, id, facts) is not { } e)
        {
            throw new VerbFailure(ExitCode.Failed, $"Мероприятия {id} нет; номера печатает teacherbot event list МУНИЦИПАЛИТЕТ.");
        }

        var report = desk.Database.Read(unit => EventReportStore.Report(unit, id));
        if (json)
        {
            Lines.Json(here.Out, new
            {
                id,
                title = e.Row.Title,
                starts = e.Row.StartsAt,
                attended = report.Of(RegistrationStatus.Attended),
                registered = report.Of(RegistrationStatus.Attended) + report.Of(RegistrationStatus.Registered) + report.Of(RegistrationStatus.Absent),
                waiting = report.Of(RegistrationStatus.Waiting),
                meanMark = report.MeanTenths(catalog.MinimumGroup) / 10.0,
                programme = e.Row.Programme,
                report = e.Row.Report,
            });
            return ExitCode.Done;
        }

        here.Out.WriteLine($"{e.Row.Title}, {RussianDate.Full(e.StartsAt, catalog.Municipalities[e.Row.Municipality].TimeZone)}");
        return Print(EventReportPage.Lines(catalog, e.Row, report));
    }

    /// <param name="year">The calendar year in which the academic year begins; null for the one that runs.</param>
    public int Norms(Desk desk, Bot bot, string municipality, int? year)
    {
        var town = Town(bot, municipality);
        var now = here.Clock.GetUtcNow();
        var asked = year ?? EventNorms.YearOf(DateOnly.FromDateTime(RussianDate.In(now, town.TimeZone).DateTime));
        if (asked is < 2000 or > 2100)
        {
            throw new VerbFailure(ExitCode.Wrong, $"--year {asked}: нужен год, в котором учебный год начался, например 2026.");
        }

        var rows = desk.Database.Read(unit => EventReportStore.Year(unit, town.Id, NormsPage.Instant(asked), NormsPage.Instant(asked + 1)));
        here.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{town.Title}, {asked}/{asked + 1} учебный год"));
        return Print(NormsPage.Lines(bot.Catalog.Value, town, rows, asked, now));
    }

    private int Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            here.Out.WriteLine("• " + line);
        }

        return ExitCode.Done;
    }

    private static Municipality Town(Bot bot, string id) => bot.Catalog.Value.Municipalities.GetValueOrDefault(id)
        ?? throw new VerbFailure(ExitCode.Wrong, $"Муниципалитета «{id}» нет; есть {string.Join(", ", bot.Catalog.Value.Municipalities.Keys.Order(StringComparer.Ordinal))}.");
}
