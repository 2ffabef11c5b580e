using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Documents;

/// <summary>«Справка о прохождении»: that it was taken, when and how long, and nothing about how. Needs a completed attempt.</summary>
internal static class CertificateDocument
{
    private const int MinutesOfHour = 45;
    private const int ItemsOfPortion = 9;
    private const int MinutesOfPortion = 10;

    public static string Html(DocumentSubject subject)
    {
        var catalog = subject.Catalog;
        var completed = subject.Attempt.CompletedAt
            ?? throw new InvalidOperationException("Only a completed attempt has a certificate.");
        return new HtmlPage(catalog.Text("document.certificate-title"), subject.Footer())
            .Line(subject.Footer())
            .Spaced(subject.Name is { } name
                ? catalog.Text("document.certificate-name", ("name", name))
                : catalog.Text("document.certificate-blank"))
            .Prose(catalog.Text("document.certificate-instrument", ("title", subject.Instrument.Title)))
            .Prose(catalog.Text("document.certificate-day", ("day", subject.Day(completed))))
            .Prose(catalog.Text("document.certificate-hours", ("n", Hours(subject.Instrument, subject.Attempt))))
            .Spaced(catalog.Text("document.certificate-issued", ("municipality", subject.Municipality?.Title ?? "—")))
            .Prose(catalog.Text("document.certificate-only-part"))
            .Small(catalog.Text("result.voluntary"))
            .Build();
    }

    /// <summary>Whole academic hours of 45 minutes, rounded up: nine items take about ten minutes.</summary>
    public static int Hours(Instrument instrument, Attempt attempt)
    {
        var items = attempt.Closed.Sum(area => instrument.Area(area).Items.Length);
        const int perHour = MinutesOfHour * ItemsOfPortion;
        return Math.Max(1, ((items * MinutesOfPortion) + perHour - 1) / perHour);
    }
}
