using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>All that papers of a school are made of.</summary>
/// <param name="Code">Its join code of today.</param>
public sealed record SchoolSource(Municipality Town, School School, string Code)
{
    /// <summary>The newest campaign that was opened; null while there was none.</summary>
    public Campaign? Campaign { get; init; }

    /// <summary>Of the school in that campaign, as of the last Monday; null when nobody of it was invited.</summary>
    public SchoolParticipation? Participation { get; init; }

    /// <summary>The newest; null while nothing was frozen.</summary>
    public NamedSnapshot? Snapshot { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Papers for one school: none of them has a result of the school itself.</summary>
public static class SchoolReports
{
    public static Report Of(ReportKind kind, SchoolSource source, Catalog catalog) => kind switch
    {
        ReportKind.SchoolPack => SchoolPack.Of(source, catalog),
        ReportKind.SchoolCertificate => SchoolCertificate.Of(source, catalog),
        ReportKind.SchoolExtract => SchoolExtract.Of(source, catalog),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What is handed over when nobody asked for another format.</summary>
    public static ReportFormat Usual(ReportKind kind) => kind == ReportKind.SchoolPack ? ReportFormat.Pdf : ReportFormat.Docx;

    /// <summary>How much of a school took part, in the words of ruling R3.</summary>
    internal static string Participation(SchoolSource source, Catalog catalog) => catalog.Text(
        (source.Participation is { } p ? ParticipationBands.Of(p.Finished, p.Invited, catalog.MinimumGroup) : ParticipationBand.Hidden) switch
        {
            ParticipationBand.Hidden => "school-report.took-hidden",
            ParticipationBand.LessThanHalf => "school-report.took-less",
            ParticipationBand.MoreThanHalf => "school-report.took-more",
            ParticipationBand.AlmostAll => "school-report.took-almost",
            _ => throw new System.Diagnostics.UnreachableException(),
        });

    internal static string Period(Campaign campaign, Catalog catalog) => catalog.Text(
        "school-report.period", ("title", campaign.Title ?? ""), ("from", Passport.Day(campaign.From!.Value)), ("to", Passport.Day(campaign.To!.Value)));
}

/// <summary>«Пакет для школы»: a poster with codes to be photographed, a text for the staff's chat, a memo of voluntariness.</summary>
internal static class SchoolPack
{
    public static Report Of(SchoolSource source, Catalog catalog)
    {
        var links = Links(source, catalog).ToList();
        return new Report(catalog.Text("school-report.poster-title"), [])
        {
            At = source.At,
            Parts =
            [
                new ReportPart.Prose(catalog.Text("school-report.poster", ("school", source.School.Title), ("municipality", source.Town.Title))),
                .. links.Count == 0 ? [new ReportPart.Prose(catalog.Text("school-report.no-channel", ("code", source.Code)))] : links,
                new ReportPart.NewPage(),
                new ReportPart.Heading(catalog.Text("school-report.chat-title")),
                new ReportPart.Prose(catalog.Text("school-report.chat", ("school", source.School.Title))),
                .. links.OfType<ReportPart.Code>().Select(l => new ReportPart.Prose(l.Link)),
                new ReportPart.NewPage(),
                new ReportPart.Heading(catalog.Text("school-report.memo-title")),
                new ReportPart.Bullet(catalog.Text("school-report.memo-voluntary")),
                new ReportPart.Bullet(catalog.Text("school-report.memo-seen")),
                new ReportPart.Bullet(catalog.Text("school-report.memo-time")),
                new ReportPart.Bullet(catalog.Text("school-report.memo-leave")),
                new ReportPart.Prose(catalog.Text("school-report.contact", ("contact", source.Town.Contact))),
            ],
        };
    }

    // Only channels the municipality allows.
    private static IEnumerable<ReportPart> Links(SchoolSource source, Catalog catalog)
    {
        if (catalog.TelegramName is { } name && source.Town.PolicyOn("telegram") != ChannelPolicy.Off)
        {
            yield return new ReportPart.Code($"https://t.me/{name}?start=s_{source.Code}", catalog.Text("school-report.by-telegram"));
        }

        if (catalog.EmailAddress is { } address && source.Town.PolicyOn("email") != ChannelPolicy.Off)
        {
            yield return new ReportPart.Code($"mailto:{address}?subject=s_{source.Code}", catalog.Text("school-report.by-email", ("address", address), ("code", source.Code)));
        }
    }
}

/// <summary>«Справка ОО об участии»: that the school took part, in a band and only where enough people were invited.</summary>
internal static class SchoolCertificate
{
    public static Report Of(SchoolSource source, Catalog catalog) => new(catalog.Text("school-report.certificate-title"), [])
    {
        At = source.At,
        Parts = source.Campaign is not { } campaign ? [new ReportPart.Prose(catalog.Text("school-report.no-campaign"))] :
        [
            new ReportPart.Prose(catalog.Text("school-report.certificate", ("school", source.School.Title), ("municipality", source.Town.Title), ("period", SchoolReports.Period(campaign, catalog)), ("took", SchoolReports.Participation(source, catalog)))),
            new ReportPart.Prose(catalog.Text("passport.voluntary-value")),
            new ReportPart.Prose(catalog.Text("school-report.as-of", ("day", RussianDate.Day(source.At, source.Town.TimeZone)))),
            new ReportPart.Prose(catalog.Text("analysis.signature")),
        ],
    };
}
