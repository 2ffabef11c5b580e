using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Reports;
using TeacherBot.Reports;

namespace TeacherBot.Pages.Board;

/// <summary>Reports on the board: shown as they are, and as files. Each by the rights of the conversation.</summary>
internal sealed class BoardReports(ReportDesk desk, Func<BoardSeat, string, Task> refused)
{
    /// <summary>Reports with a page of their own.</summary>
    public static readonly ImmutableArray<(string Section, ReportKind Kind)> Sections =
    [
        ("map", ReportKind.DifficultiesMap), ("coverage", ReportKind.Coverage), ("indicators", ReportKind.Indicators), ("quality", ReportKind.ItemQuality),
    ];

    private const string Of = "of";

    /// <summary>Null for what is not there or not theirs.</summary>
    public async Task<IResult?> ShowAsync(BoardSeat seat, BoardFrame frame, ReportKind kind, IQueryCollection asked, CancellationToken cancellation)
    {
        var cut = asked["cut"].ToString() is { Length: > 0 } typed ? typed : seat.IsWhole || !ReportCut.IsOf(kind) ? null : ReportCut.Of(seat.S.Person, seat.Town)[0];
        if (!await MayAsync(seat, kind, cut, refused))
        {
            return null;
        }

        var (all, title) = (seat.Subjects(kind), seat.S.Text(ReportDialogue.Title(kind)));
        if (all.Count == 0)
        {
            return Shown(frame, new(title, [], null, null, "Здесь появится отчёт, когда закроется первая диагностика."));
        }

        var of = asked.ContainsKey(Of) ? asked[Of].ToString() : all[0].Id;
        if (all.All(x => x.Id != of) || await desk.ShowAsync(new ReportWish(kind, of, ReportFormat.Text) { Cut = cut }, seat.S.Person.Id, cancellation) is not { } report)
        {
            return null;
        }

        var choices = new List<BoardChoices> { new(ReportForms.IsOfYear(kind) ? "Год" : "Диагностика", [.. all.Select(x => new BoardChoice(x.Title, Address(frame.Section, x.Id, cut), x.Id == of))]) };
        if (ReportCut.IsOf(kind))
        {
            choices.Add(new("Для кого", [.. ReportCut.Of(seat.S.Person, seat.Town).Select(c => new BoardChoice(ReportCut.Title(seat.Town, c, seat.S.Catalog), Address(frame.Section, of, c), c == cut))]));
        }

        return Shown(frame, new(title, choices, kind == ReportKind.ItemQuality ? Short(report) : report, BoardFiles.Of(seat, kind, of, cut), null));
    }

    /// <summary>Campaigns with their state.</summary>
    public static IResult? Waves(BoardSeat seat, string session)
    {
        if (!seat.IsWhole)
        {
            return null;
        }

        var waves = seat.Campaigns.Select(c => new BoardWave(
            ReportDialogue.WaveLine(seat.S, c),
            $"{RussianDate.DayAndMonth(c.From!.Value)} – {RussianDate.DayAndMonth(c.To!.Value)}",
            CampaignWords.Status(seat.S, c),
            Frozen(seat, c),
            Address("papers", c.Id, null))).ToList();
        var years = ReportYears.All(seat.Town, seat.S.Context.Now).Select(y => new BoardChoice(seat.S.Text("report.year", ("year", y)), Address("papers", ReportYears.Id(y), null), false)).ToList();
        return BoardPart.Shown<BoardWaves>(new { Frame = seat.Frame("waves", session), Waves = waves, Years = years });
    }

    /// <summary>Everything there is of a campaign or of a year as files; null for what is none of the person's municipality.</summary>
    public static IResult? Papers(BoardSeat seat, string session, IQueryCollection asked)
    {
        if (!seat.IsWhole)
        {
            return null;
        }

        var of = asked[Of].ToString();
        var papers = Enum.GetValues<ReportKind>().Where(ReportForms.IsListed).Where(k => seat.Subjects(k).Any(x => x.Id == of))
            .SelectMany(k => (ReportCut.IsOf(k) ? ReportCut.Of(seat.S.Person, seat.Town) : [null]).Select(cut => BoardFiles.Of(seat, k, of, cut))).ToList();
        return papers.Count == 0 ? null : BoardPart.Shown<BoardPapers>(new
        {
            Frame = seat.Frame("waves", session),
            Title = seat.Subjects(ReportWish.KindOf(papers[0].Kind)!.Value).First(x => x.Id == of).Title,
            Papers = papers,
        });
    }

    /// <summary>What a form orders; null for what is not there or not theirs.</summary>
    public static async Task<ReportWish?> WishAsync(BoardSeat seat, IFormCollection form, Func<BoardSeat, string, Task> refused)
    {
        var cut = form["cut"].ToString() is { Length: > 0 } typed ? typed : null;
        return ReportWish.KindOf(form["kind"].ToString()) is { } kind && ReportForms.IsListed(kind) && await MayAsync(seat, kind, cut, refused)
            && ReportWish.FormatOf(form["format"].ToString()) is { } format && format != ReportFormat.Text && ReportForms.Takes(kind, format)
            && form[Of].ToString() is var of && seat.Subjects(kind).Any(x => x.Id == of) ? new ReportWish(kind, of, format) { Cut = cut } : null;
    }

    // A cut that does not exist is nobody's, and no refusal.
    private static async Task<bool> MayAsync(BoardSeat seat, ReportKind kind, string? cut, Func<BoardSeat, string, Task> refused)
    {
        if (seat.Sees(kind, cut))
        {
            return true;
        }

        if (cut is null || ReportCut.All(seat.Town).Contains(cut))
        {
            await refused(seat, cut ?? ReportWish.NameOf(kind));
        }

        return false;
    }

    private static string Frozen(BoardSeat seat, Campaign campaign) =>
        !ReportDialogue.IsReady(seat.S, ReportKind.DifficultiesMap, campaign) ? "после закрытия"
        : seat.Know(new SnapshotOf(campaign.Id)) is { } kept ? $"№ {ReportCell.Of((int)kept.Number).Text} от {RussianDate.Day(kept.Content.FrozenAt, seat.Town.TimeZone)}" : "будет сделан при первом отчёте";

    // As the conversation tells it: what to look at first, and no table of every item.
    private static Report Short(Report report) => report with { Parts = [.. report.Parts.Where(p => p is not ReportPart.Table { Repeats: true })] };

    private static string Address(string section, string of, string? cut) => $"{BoardPart.Home}/{section}?{Of}={Uri.EscapeDataString(of)}{(cut is null ? "" : "&cut=" + Uri.EscapeDataString(cut))}";

    private static RazorComponentResult<BoardReport> Shown(BoardFrame frame, BoardReportView view) => BoardPart.Shown<BoardReport>(new { Frame = frame, View = view });
}
