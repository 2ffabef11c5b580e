using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>A register as a report: all that stands in it, a column for each field, and the id of each entry so that a corrected table can be imported.</summary>
public static class RegisterTable
{
    private const int IdWidth = 28;
    private const int TextWidth = 40;
    private const int OtherWidth = 18;

    public static Report Of(Register register, IEnumerable<RegisterEntry> entries, Municipality town, Catalog catalog, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(RussianDate.In(at, town.TimeZone).DateTime);
        var rows = RegisterOrder.Of(register, entries, today).ToList();
        return new(register.Title, Passport(rows, town, catalog, at))
        {
            At = at,
            Parts =
            [
                new ReportPart.Table(
                    register.Title,
                    [.. register.Fields.Select(f => new ReportColumn(f.Title, f.Type is RegisterFieldType.Text or RegisterFieldType.Link ? TextWidth : OtherWidth)), new(catalog.Text("registers.column-id"), IdWidth)],
                    [.. rows.Select(e => register.Fields.Select(f => Cell(f, e[f.Id], town)).Append(new ReportCell(e.Id)).ToImmutableArray())])
                { Spoken = [.. register.Name.Select(n => register.Fields.IndexOf(register.Find(n)!))] },
                new ReportPart.Prose(catalog.Text("registers.how")),
            ],
        };
    }

    private static ReportCell Cell(RegisterField field, string? value, Municipality town) => value is null ? new("")
        : field.Type switch
        {
            RegisterFieldType.Date or RegisterFieldType.Due => new(RegisterValue.Print(field, value, town)) { Day = RegisterValue.Day(value) },
            RegisterFieldType.Count => new(value, ReportTone.Plain, decimal.Parse(value, CultureInfo.InvariantCulture)),
            RegisterFieldType.Number => new(value),
            _ => new(RegisterValue.Print(field, value, town)),
        };

    private static ImmutableArray<ReportLine> Passport(List<RegisterEntry> rows, Municipality town, Catalog catalog, DateTimeOffset at) =>
    [
        new(catalog.Text("passport.town"), town.Title),
        new(catalog.Text("registers.passport-rows"), rows.Count.ToString(CultureInfo.InvariantCulture)),
        new(catalog.Text("passport.hidden"), catalog.Text("registers.passport-names")),
        new(catalog.Text("passport.at"), RussianDate.Day(at, town.TimeZone)),
    ];
}
