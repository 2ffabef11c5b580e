using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Operations.Verbs.Reports;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs.Registers;

/// <summary>`registers`: what stands in the registers of the office, and a table of entries into one of them.</summary>
internal sealed class RegisterVerbs(Surroundings here)
{
    /// <param name="only">Null for a line about each register.</param>
    public int List(Desk desk, Bot bot, string scope, string? only, bool json)
    {
        var town = ReportVerbs.Town(bot, scope);
        return only is null ? ListAll(desk, bot, town, json) : ListOne(desk, Find(bot, only), town, json);
    }

    /// <summary>What the columns of a table are called.</summary>
    public int Columns(Bot bot, string id)
    {
        Lines.Table(
            here.Out,
            ["заголовок столбца", "что писать", ""],
            Find(bot, id).Fields.Select(f => new[] { f.Title, RegisterSheet.Needed(f), f.Required ? "обязательно" : "" })
                .Append([bot.Catalog.Value.Text("registers.column-id"), "как в таблице из бота; у новой записи пусто", ""]),
            "");
        return ExitCode.Done;
    }

    /// <summary>All of a table or nothing.</summary>
    /// <param name="file">Full path of an XLSX or CSV table.</param>
    /// <param name="isTrial">Says what would be written, and writes nothing.</param>
    public async Task<int> ImportAsync(Desk desk, Bot bot, RegisterTableOrder order, string file, bool isTrial, CancellationToken cancellation)
    {
        var (town, register, now) = (ReportVerbs.Town(bot, order.Scope), Find(bot, order.Register), here.Clock.GetUtcNow());
        var grid = ResultVerbs.Grid(file);
        var read = await desk.Database.WriteAsync(
            unit =>
            {
                var reading = new RegisterSheet(register, town, bot.Catalog.Value, Today(town)).Read(grid, RegisterStore.All(unit, town.Id, register.Id));
                if (reading.Problems.IsEmpty && !isTrial)
                {
                    Write(unit, town, register, reading, now);
                }

                return reading;
            },
            cancellation);
        if (!read.Problems.IsEmpty)
        {
            throw new VerbFailure(ExitCode.Failed, string.Join('\n', read.Problems.Select(p => $"{file}: {p}")) + "\nНичего не записано.");
        }

        here.Out.WriteLine($"{(isTrial ? "Проверено, ничего не записано. Было бы так. " : "")}{register.Title}: новых записей {read.Added.Length}, исправлено {read.Changed.Length}, без изменений {read.Same}.");
        return ExitCode.Done;
    }

    // All of it or nothing: an entry that somebody changed at that moment undoes the transaction.
    private static void Write(UnitOfWork unit, Municipality town, Register register, RegisterReading reading, DateTimeOffset now)
    {
        foreach (var (entry, i) in reading.Added.Select((e, i) => (e, i)))
        {
            var named = entry with { Id = TimeOrderedId.Of(now, (ulong)Random.Shared.NextInt64(), string.Create(CultureInfo.InvariantCulture, $"register-row-{i}")) };
            RegisterStore.Import(unit, town.Id, register, named, isNew: true, now);
        }

        foreach (var entry in reading.Changed)
        {
            RegisterStore.Import(unit, town.Id, register, entry, isNew: false, now);
        }

        PeopleStore.Audit(unit, "operator", null, string.Create(CultureInfo.InvariantCulture, $"register import {register.Id} {reading.Added.Length}+{reading.Changed.Length}"), now);
    }

    private int ListAll(Desk desk, Bot bot, Municipality town, bool json)
    {
        var all = bot.Catalog.Value.Registers.Select(r => (Register: r, Entries: desk.Database.Read(unit => RegisterStore.All(unit, town.Id, r.Id)))).ToList();
        var lines = all.Select(r => new { r.Register.Id, r.Register.Title, Entries = r.Entries.Count, Overdue = r.Entries.Count(e => RegisterMarks.Of(r.Register, e).IsOverdue(Today(town))) }).ToList();
        if (json)
        {
            Lines.Json(here.Out, lines);
            return ExitCode.Done;
        }

        Lines.Table(
            here.Out,
            ["реестр", "название", "записей", "срок прошёл"],
            lines.Select(l => new[] { l.Id, l.Title, l.Entries.ToString(CultureInfo.InvariantCulture), l.Overdue.ToString(CultureInfo.InvariantCulture) }),
            "Реестров нет: их описывают в common/registers.yml");
        return ExitCode.Done;
    }

    private int ListOne(Desk desk, Register register, Municipality town, bool json)
    {
        var entries = RegisterOrder.Of(register, desk.Database.Read(unit => RegisterStore.All(unit, town.Id, register.Id)), Today(town)).ToList();
        if (json)
        {
            Lines.Json(here.Out, entries.Select(e => new { e.Id, e.Values }));
            return ExitCode.Done;
        }

        Lines.Table(
            here.Out,
            [.. register.Fields.Select(f => f.Title), "запись"],
            entries.Select(e => register.Fields.Select(f => e[f.Id] is { } value ? RegisterValue.Print(f, value, town) : "").Append(e.Id).ToArray()),
            $"Здесь пока пусто: teacherbot registers import {register.Id} ФАЙЛ --scope {town.Id}");
        return ExitCode.Done;
    }

    private DateOnly Today(Municipality town) => DateOnly.FromDateTime(RussianDate.In(here.Clock.GetUtcNow(), town.TimeZone).DateTime);

    internal static Register Find(Bot bot, string id) => bot.Catalog.Value.Registers.FirstOrDefault(r => r.Id == id)
        ?? throw new VerbFailure(ExitCode.Wrong, $"Реестра {id} нет; есть {string.Join(", ", bot.Catalog.Value.Registers.Select(r => r.Id))}");
}

/// <summary>Into which register a table goes.</summary>
/// <param name="Scope">The municipality.</param>
internal sealed record RegisterTableOrder(string Scope, string Register);
