using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Reports;

/// <summary>Whether a signal waits under this name.</summary>
public sealed record IsPlanned(string Unique) : Query<bool>;

/// <summary>«Каждое 1-е число»: the newest report of a kind as a workbook, until it is turned off or the role is gone.</summary>
internal static class MonthlyReport
{
    /// <summary>The object is the kind.</summary>
    public const string Signal = "report-monthly";

    private const int Hour = 10;

    public static string Unique(Situation s, ReportKind kind) => $"{Signal}/{s.Person.Id}/{ReportWish.NameOf(kind)}";

    public static Situation Subscribe(Situation s, ReportKind kind) =>
        s.Do(new ScheduleSignal(Signal, ReportWish.NameOf(kind), NextFirst(s.Context.Now, s.Municipality!), Unique(s, kind))).Noting("report.monthly-on");

    public static Situation Unsubscribe(Situation s, ReportKind kind) => s.Do(new CancelSignal(Unique(s, kind))).Noting("report.monthly-off");

    /// <summary>The day has come.</summary>
    public static Step On(Situation s, string name)
    {
        if (!ReportRights.Sees(s) || ReportWish.KindOf(name) is not { } kind)
        {
            return s.Quiet();
        }

        var next = s.Do(new ScheduleSignal(Signal, name, NextFirst(s.Context.Now, s.Municipality!), Unique(s, kind)));
        if (ReportForms.IsOfYear(kind))
        {
            return ReportDialogue.Ordered(next, new(kind, ReportYears.Named(s, ""), ReportFormat.Xlsx)).Quiet();
        }

        if (!s.Facts.Has(new CampaignsOfTown(), out var all))
        {
            return new Ask(new CampaignsOfTown());
        }

        return (all.FirstOrDefault(c => ReportDialogue.IsReady(s, kind, c)) is { } campaign ? ReportDialogue.Ordered(next, new(kind, campaign.Id, ReportFormat.Xlsx)) : next).Quiet();
    }

    /// <summary>Ten in the morning of the next first day of a month, by the municipality's clock.</summary>
    internal static DateTimeOffset NextFirst(DateTimeOffset now, Municipality town)
    {
        var local = RussianDate.In(now, town.TimeZone).DateTime;
        var first = new DateTime(local.Year, local.Month, 1, Hour, 0, 0);
        first = first <= local ? first.AddMonths(1) : first;
        return new DateTimeOffset(first, TimeZoneInfo.FindSystemTimeZoneById(town.TimeZone).GetUtcOffset(first)).ToUniversalTime();
    }
}
