using System.Collections.Immutable;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Reports;

/// <summary>What somebody wrote after «отчёт».</summary>
/// <param name="Kind">Null when no word named one.</param>
/// <param name="Wave">Words of <see cref="WaveWords"/>; empty for the newest.</param>
/// <param name="Unknown">The first word that says nothing here; null for none.</param>
public sealed record ReportWords(ReportKind? Kind, string Wave, ReportFormat? Format, string? Unknown)
{
    private static readonly ImmutableArray<(string Beginning, ReportKind Kind)> Kinds =
    [
        ("карт", ReportKind.DifficultiesMap), ("реестр", ReportKind.NeedsRegister), ("потребност", ReportKind.NeedsRegister), ("заявк", ReportKind.CourseOrder), ("кпк", ReportKind.CourseOrder),
        ("справк", ReportKind.AnalyticalReport), ("записк", ReportKind.AnalyticalNote), ("охват", ReportKind.Coverage), ("динамик", ReportKind.Dynamics), ("качеств", ReportKind.ItemQuality), ("показател", ReportKind.Indicators), ("индикатор", ReportKind.Indicators),
        ("идентификац", ReportKind.SchoolIdentification), ("востребованн", ReportKind.Demand), ("спрос", ReportKind.Demand), ("визит", ReportKind.Visits), ("десант", ReportKind.Visits), ("выезд", ReportKind.Visits), ("практик", ReportKind.Practices), ("раоп", ReportKind.Practices), ("журнал", ReportKind.SupportLog), ("поддержк", ReportKind.SupportLog), ("пакет", ReportKind.SchoolPack), ("плакат", ReportKind.SchoolPack), ("участи", ReportKind.SchoolCertificate), ("выписк", ReportKind.SchoolExtract), ("шппко", ReportKind.SchoolExtract), ("задани", ReportKind.ItemQuality),
    ];

    private static readonly ImmutableArray<(string Word, ReportFormat Format)> Formats =
    [
        ("xlsx", ReportFormat.Xlsx), ("excel", ReportFormat.Xlsx), ("эксель", ReportFormat.Xlsx), ("docx", ReportFormat.Docx), ("word", ReportFormat.Docx), ("ворд", ReportFormat.Docx),
        ("pdf", ReportFormat.Pdf), ("пдф", ReportFormat.Pdf), ("csv", ReportFormat.Csv), ("текст", ReportFormat.Text),
    ];

    // «карта затруднений по курсам за 2026 год»: said, and no news.
    private static readonly ImmutableHashSet<string> Empty =
        ["затруднений", "направления", "направлений", "профессиональных", "потребностей", "об", "о", "для", "на", "за", "по", "в", "год", "года", "волна", "курсы", "курсовую", "подготовку", "диагностика", "аналитическая", "куст", "куста", "кусту", "кустам"];

    public static ReportWords Read(string typed)
    {
        var said = new ReportWords(null, "", null, null);
        foreach (var word in typed.Split([' ', ',', '.', ':', '\n', '-', '—'], StringSplitOptions.RemoveEmptyEntries).Select(Marking.Fold))
        {
            said = word switch
            {
                _ when Kinds.FirstOrDefault(k => word.StartsWith(k.Beginning, StringComparison.Ordinal)) is { Beginning: not null } kind && (said.Kind is null || said.Kind == kind.Kind || IsSaidOf(said.Kind.Value, kind.Kind)) => said with { Kind = kind.Kind },
                _ when Formats.FirstOrDefault(f => f.Word == word) is { Word: not null } format => said with { Format = format.Format },
                _ when WaveWords.Knows(word) => said with { Wave = $"{said.Wave} {word}".Trim() },
                _ when Empty.Contains(word) => said,
                _ => said with { Unknown = said.Unknown ?? word },
            };
        }

        return said;
    }

    // «справка об участии» is no аналитическая справка, and «реестр визитов» none of needs.
    private static bool IsSaidOf(ReportKind first, ReportKind then) => (first, then) is (ReportKind.AnalyticalReport, ReportKind.SchoolCertificate) or (ReportKind.NeedsRegister, ReportKind.Visits);
}
