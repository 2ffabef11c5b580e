using System.Collections.Immutable;
using System.Diagnostics;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>Reports by the snapshot of a campaign.</summary>
public enum ReportKind
{
    /// <summary>Карта профессиональных затруднений.</summary>
    DifficultiesMap = 0,

    /// <summary>Реестр потребностей.</summary>
    NeedsRegister = 1,

    /// <summary>Заявка на КПК.</summary>
    CourseOrder = 2,

    /// <summary>Аналитическая справка.</summary>
    AnalyticalReport = 3,

    /// <summary>Аналитическая записка.</summary>
    AnalyticalNote = 4,

    /// <summary>Охват: participation only, so there is no snapshot to wait for.</summary>
    Coverage = 5,

    /// <summary>Динамика.</summary>
    Dynamics = 6,

    /// <summary>Качество заданий.</summary>
    ItemQuality = 7,

    /// <summary>Показатели: of a calendar year.</summary>
    Indicators = 8,

    /// <summary>Пакет для школы.</summary>
    SchoolPack = 9,

    /// <summary>Справка ОО об участии.</summary>
    SchoolCertificate = 10,

    /// <summary>Выписка для ШППКО.</summary>
    SchoolExtract = 11,

    /// <summary>Отчёт о мероприятии.</summary>
    Event = 12,

    /// <summary>Журнал поддержки: of a calendar year.</summary>
    SupportLog = 13,

    /// <summary>Идентификация школ: of a calendar year.</summary>
    SchoolIdentification = 14,

    /// <summary>Востребованные направления: requests of a calendar year beside the newest map.</summary>
    Demand = 15,

    /// <summary>Реестр визитов: of a calendar year.</summary>
    Visits = 16,

    /// <summary>Список эффективных практик для регионального атласа: of a calendar year.</summary>
    Practices = 17,

    /// <summary>A register of the office.</summary>
    Register = 18,
}

/// <summary>What a kind of report is of; that decides where it is listed, who may have it and what it is made from.</summary>
public enum ReportSubject
{
    /// <summary>Results of a campaign, and so only of what was frozen.</summary>
    Snapshot = 0,

    /// <summary>Participation in a campaign.</summary>
    Participation = 1,

    /// <summary>A calendar year.</summary>
    Year = 2,

    /// <summary>A paper of one school.</summary>
    School = 3,

    /// <summary>One event.</summary>
    Event = 4,

    /// <summary>One register.</summary>
    Register = 5,
}

/// <summary>How a report is handed over.</summary>
public enum ReportFormat
{
    Xlsx = 0,
    Docx = 1,
    Pdf = 2,
    Csv = 3,

    /// <summary>A message in the chat.</summary>
    Text = 4,

    /// <summary>«Папка доказательств»: indicators with everything the program has to prove them.</summary>
    Zip = 5,
}

/// <summary>One report that somebody asks for.</summary>
/// <param name="Campaign">Its id; the year, the school, the event or the register where the kind is of one.</param>
public sealed record ReportWish(ReportKind Kind, string Campaign, ReportFormat Format)
{
    /// <summary>What it is narrowed to (<see cref="ReportCut"/>); null for the whole municipality.</summary>
    public string? Cut { get; init; }

    private static readonly ImmutableArray<(ReportKind Kind, string Name)> Names =
    [
        (ReportKind.DifficultiesMap, "difficulties-map"), (ReportKind.NeedsRegister, "needs-register"), (ReportKind.CourseOrder, "course-order"),
        (ReportKind.AnalyticalReport, "analytical-report"), (ReportKind.AnalyticalNote, "analytical-note"),
        (ReportKind.Coverage, "coverage"), (ReportKind.Dynamics, "dynamics"), (ReportKind.ItemQuality, "item-quality"),
        (ReportKind.Indicators, "indicators"), (ReportKind.SchoolPack, "school-pack"), (ReportKind.SchoolCertificate, "school-certificate"), (ReportKind.SchoolExtract, "school-extract"), (ReportKind.Event, "event"), (ReportKind.SupportLog, "support-log"),
        (ReportKind.SchoolIdentification, "school-identification"), (ReportKind.Demand, "demand"), (ReportKind.Visits, "visits"), (ReportKind.Practices, "practices"), (ReportKind.Register, "register"),
    ];

    /// <summary>Of the file it is handed over as.</summary>
    public string FileName => $"{NameOf(Kind)}{(Kind == ReportKind.Register ? "-" + Campaign : "")}{(Cut is null ? "" : "-" + Cut.Replace(':', '-'))}.{Extension(Format)}";

    /// <summary>Names of the kinds as the shell has them.</summary>
    public static IEnumerable<string> KindNames => Names.Select(n => n.Name);

    public static ReportKind? KindOf(string name) => Names.Where(n => n.Name == name).Select(n => (ReportKind?)n.Kind).FirstOrDefault();

    public static string NameOf(ReportKind kind) => Names.First(n => n.Kind == kind).Name;

    public static ReportFormat? FormatOf(string name) => Enum.GetValues<ReportFormat>().Where(f => Extension(f) == name).Select(f => (ReportFormat?)f).FirstOrDefault();

    /// <summary>End of a file's name; what the format is called.</summary>
    public static string Extension(ReportFormat format) => format switch
    {
        ReportFormat.Xlsx => "xlsx",
        ReportFormat.Docx => "docx",
        ReportFormat.Pdf => "pdf",
        ReportFormat.Csv => "csv",
        ReportFormat.Text => "text",
        ReportFormat.Zip => "zip",
        _ => throw new UnreachableException(),
    };
}

/// <summary>Each kind's form.</summary>
public static class ReportForms
{
    public static ReportSubject SubjectOf(ReportKind kind) => kind switch
    {
        ReportKind.Coverage => ReportSubject.Participation,
        ReportKind.Indicators or ReportKind.SupportLog or ReportKind.SchoolIdentification or ReportKind.Demand or ReportKind.Visits or ReportKind.Practices => ReportSubject.Year,
        ReportKind.SchoolPack or ReportKind.SchoolCertificate or ReportKind.SchoolExtract => ReportSubject.School,
        ReportKind.Event => ReportSubject.Event,
        ReportKind.Register => ReportSubject.Register,
        _ => ReportSubject.Snapshot,
    };

    /// <summary>Whether it is of a calendar year and not of a campaign.</summary>
    public static bool IsOfYear(ReportKind kind) => SubjectOf(kind) == ReportSubject.Year;

    /// <summary>Whether it is listed under «Отчёты»: papers of schools and of events, and registers, have places of their own.</summary>
    public static bool IsListed(ReportKind kind) => SubjectOf(kind) is not (ReportSubject.School or ReportSubject.Event or ReportSubject.Register);

    /// <summary>Whether the kind is handed over so.</summary>
    public static bool Takes(ReportKind kind, ReportFormat format) => format != ReportFormat.Zip || kind == ReportKind.Indicators;

    /// <summary>Whether it must recommend something to somebody.</summary>
    public static bool Recommends(ReportKind kind) => kind is ReportKind.AnalyticalReport or ReportKind.AnalyticalNote;

    /// <summary>Reports of a snapshot.</summary>
    public static Report Of(ReportKind kind, ReportSource source, Catalog catalog) => kind switch
    {
        ReportKind.DifficultiesMap => MapReport.Of(source.Snapshot, source.Cut, catalog),
        ReportKind.NeedsRegister => RegisterReport.Of(source.Snapshot, source.External, catalog),
        ReportKind.CourseOrder => CourseOrderReport.Of(source.Snapshot, source.Wishes, catalog),
        ReportKind.AnalyticalReport => AnalyticalReport.Of(source.Snapshot, source.Recommendations, catalog, isNote: false),
        ReportKind.AnalyticalNote => AnalyticalReport.Of(source.Snapshot, source.Recommendations, catalog, isNote: true),
        ReportKind.Dynamics => DynamicsReport.Of(source.Snapshot, catalog),
        ReportKind.ItemQuality => ItemQualityReport.Of(source.Snapshot, source.Quality, catalog),
        _ => throw new UnreachableException(),
    };
}

/// <summary>All that reports of a snapshot are made of.</summary>
/// <param name="Recommendations">Of the campaign; only some kinds have them.</param>
public sealed record ReportSource(NamedSnapshot Snapshot, ImmutableArray<Recommendation> Recommendations)
{
    /// <summary>What the map is narrowed to (<see cref="ReportCut"/>); null for all of it.</summary>
    public string? Cut { get; init; }

    /// <summary>What others found in the year of the campaign; only the register lists it.</summary>
    public ImmutableArray<ExternalNeed> External { get; init; } = [];

    /// <summary>What teachers wish for by now; only the course order lists it.</summary>
    public ImmutableArray<Community.CourseWishes> Wishes { get; init; } = [];

    /// <summary>How the items worked; only one kind tells of it.</summary>
    public QualitySheet Quality { get; init; } = new([]);
}
