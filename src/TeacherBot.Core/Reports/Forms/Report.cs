using System.Collections.Immutable;

namespace TeacherBot.Core.Reports;

/// <summary>
/// A report as every format shows it: texts and tables in which nothing is left to be decided. A renderer never sees a result.
/// </summary>
/// <param name="Title">One line.</param>
/// <param name="Passport">Where each figure comes from: formula, population, day of the data, snapshot.</param>
public sealed record Report(string Title, ImmutableArray<ReportLine> Passport)
{
    public ImmutableArray<ReportPart> Parts { get; init; } = [];

    /// <summary>Day of the data: also what formats that carry an instant write as theirs.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>One line of the passport.</summary>
public sealed record ReportLine(string Name, string Value);

/// <summary>What a report is made of, in order. A closed family.</summary>
public abstract record ReportPart
{
    private ReportPart()
    {
    }

    public sealed record Heading(string Text) : ReportPart;

    public sealed record Prose(string Text) : ReportPart;

    public sealed record Bullet(string Text) : ReportPart;

    /// <summary>A link to be photographed: a square code with its words below.</summary>
    public sealed record Code(string Link, string Caption) : ReportPart;

    /// <summary>What follows begins a sheet of its own, where there are sheets.</summary>
    public sealed record NewPage : ReportPart;

    /// <summary>A table with a title of its own; in a workbook it is a sheet.</summary>
    public sealed record Table(string Title, ImmutableArray<ReportColumn> Columns, ImmutableArray<ImmutableArray<ReportCell>> Rows) : ReportPart
    {
        /// <summary>Its first shares stand in another table already: a message leaves it out.</summary>
        public bool Repeats { get; init; }

        /// <summary>Its toned columns are worth a drawing where there are drawings.</summary>
        public bool IsHeatMap { get; init; }

        /// <summary>Most rows a message tells, so that what follows has room there; the rest stays for the file.</summary>
        public int MostSpoken { get; init; } = int.MaxValue;

        /// <summary>Numbers of the columns a message tells of each row, in this order; empty leaves the choice to it.</summary>
        public ImmutableArray<int> Spoken { get; init; } = [];
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Width">Of its text, in characters; a share of the paper's width where that is bounded.</param>
public sealed record ReportColumn(string Title, int Width);

/// <summary>How a cell stands out; its text says the same without it.</summary>
public enum ReportTone
{
    Plain = 0,

    /// <summary>Up to a quarter.</summary>
    Low = 1,

    /// <summary>Up to a half.</summary>
    Middle = 2,

    /// <summary>Up to three quarters.</summary>
    High = 3,

    Highest = 4,

    /// <summary>Hidden: hatched, never white.</summary>
    Hidden = 5,
}

/// <summary>One cell: words, and how they stand out.</summary>
/// <param name="Number">What the text says, where it is a number and nothing more; a share from 0 to 1 when <see cref="IsPercent"/>.</param>
public readonly record struct ReportCell(string Text, ReportTone Tone = ReportTone.Plain, decimal? Number = null)
{
    public bool IsPercent { get; init; }

    /// <summary>What the text says, where it is a day and nothing more.</summary>
    public DateOnly? Day { get; init; }

    public static ReportCell Of(int number) => new(number.ToString(System.Globalization.CultureInfo.InvariantCulture), ReportTone.Plain, number);
}
