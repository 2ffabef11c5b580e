using System.IO.Compression;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Reports;
using TeacherBot.Reports.Formats;
using TeacherBot.Store;

namespace TeacherBot.Reports;

/// <summary>
/// «Папка доказательств» of a calendar year: the indicators, and a paper for each that the program can prove. Orders and programmes are the
/// office's own papers: the table names them.
/// </summary>
internal sealed class EvidenceFolder(Database database, Catalog catalog, ReportMaker maker, string? viewer, TimeProvider clock)
{
    private const int LongestName = 90;

    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    public async Task<byte[]> MakeAsync(Municipality town, int year, CancellationToken cancellation)
    {
        var folder = new MemoryStream();
        using (var archive = new ZipArchive(folder, ZipArchiveMode.Create, leaveOpen: true))
        {
            await PutAsync(archive, $"Показатели {year}.xlsx", new(ReportKind.Indicators, ReportYears.Id(year), ReportFormat.Xlsx), town, cancellation);
            if (Core.Community.RegisterEvidence.Source(catalog) is { } register && database.Read(unit => RegisterStore.All(unit, town.Id, register.Id)).Count > 0)
            {
                await PutAsync(archive, $"Реестр – {register.Title}.xlsx", new(ReportKind.Register, register.Id, ReportFormat.Xlsx), town, cancellation);
            }

            Put(archive, "5.2 Паспорта методик.docx", DocxReport.Bytes(InstrumentPassports.Of(town, catalog, ReportYears.Today(town, clock.GetUtcNow()))));
            await PutAsync(archive, "5.4 Журнал поддержки.docx", new(ReportKind.SupportLog, ReportYears.Id(year), ReportFormat.Docx), town, cancellation);
            foreach (var campaign in database.Read(unit => CampaignStore.OfTown(unit, town.Id)).Where(c => c.Status != CampaignStatus.Draft && c.To!.Value.Year == year))
            {
                await PutAsync(archive, $"5.3 Охват – {campaign.Title}.docx", new(ReportKind.Coverage, campaign.Id, ReportFormat.Docx), town, cancellation);
                await PutAsync(archive, $"7.1 Аналитическая справка – {campaign.Title}.docx", new(ReportKind.AnalyticalReport, campaign.Id, ReportFormat.Docx), town, cancellation);
            }

            var asked = IndicatorCountsOf.Of(year, town, catalog, clock.GetUtcNow());
            foreach (var held in database.Read(unit => EventReportStore.Year(unit, town.Id, asked.From, asked.At)).Where(e => e.IsOn && e.EndsAt < clock.GetUtcNow()))
            {
                await PutAsync(archive, $"6.1 {RussianDate.In(held.StartsAt!.Value, town.TimeZone):yyyy-MM-dd} {held.Title}.docx", new(ReportKind.Event, held.Id, ReportFormat.Docx), town, cancellation);
            }
        }

        return StableZip.Of(new MemoryStream(folder.ToArray()));
    }

    // What cannot be had, such as a справка without a recommendation, is left out: the table says «нет».
    private async Task PutAsync(ZipArchive archive, string name, ReportWish wish, Municipality town, CancellationToken cancellation)
    {
        if (await maker.MakeAsync(wish, town.Id, viewer, cancellation) is ReportOutcome.Made made)
        {
            Put(archive, name, made.Bytes);
        }
    }

    private void Put(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(Unique(name)).Open();
        entry.Write(bytes);
    }

    private string Unique(string name)
    {
        var (stem, end) = (string.Concat(Path.GetFileNameWithoutExtension(Clean(name)).Take(LongestName)), Path.GetExtension(name));
        var tried = stem + end;
        for (var n = 2; !names.Add(tried); n++)
        {
            tried = $"{stem} ({n}){end}";
        }

        return tried;
    }

    // No system takes these in a name of a file.
    private static string Clean(string name) => string.Concat(name.Select(c => "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? ' ' : c));
}
