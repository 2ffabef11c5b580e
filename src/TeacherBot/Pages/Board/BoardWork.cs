using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Community;
using TeacherBot.Core.Events;
using TeacherBot.Core.Reports;

namespace TeacherBot.Pages.Board;

/// <summary>Work that goes on: broadcasts, events, queues. Each asks what its screen in the conversation asks, by the same rights.</summary>
internal static class BoardWork
{
    private const int MostEvents = 30;
    private const string None = "нет";

    // As many as the conversation's queries give at once.
    private const int MostAsked = 20;
    private const int MostRequested = 40;

    /// <summary>Sections of the first page.</summary>
    public static IReadOnlyList<BoardDoor> Doors(BoardSeat seat)
    {
        var newest = seat.Subjects(ReportKind.DifficultiesMap) is [var first, ..] ? first.Title : "закрытых диагностик ещё нет";
        var map = new BoardDoor("Карта затруднений", BoardPart.Home + "/map", newest);
        if (!seat.IsWhole)
        {
            return [map];
        }

        var (campaigns, year) = (seat.Campaigns, ReportYears.All(seat.Town, seat.S.Context.Now)[0]);
        var running = campaigns.Count(c => c.IsRunning(seat.S.Context.Now, seat.Town));
        return
        [
            map,
            new("Охват: план и прогноз", BoardPart.Home + "/coverage", campaigns.IsEmpty ? "диагностик ещё не открывали" : ReportDialogue.WaveLine(seat.S, campaigns[0])),
            new("Диагностики и отчёты", BoardPart.Home + "/waves", $"{BoardSeat.Counted(campaigns.Length, "диагностика", "диагностики", "диагностик")}, сейчас идёт: {ReportCell.Of(running).Text}"),
            new("Показатели", BoardPart.Home + "/indicators", seat.S.Text("report.year", ("year", year))),
            new("Качество заданий", BoardPart.Home + "/quality", newest),
            new("Рассылки", BoardPart.Home + "/broadcasts", $"отправляется: {ReportCell.Of(Seen(seat).Count(b => b.Status == BroadcastStatus.Sending)).Text}"),
            new("Мероприятия", BoardPart.Home + "/events", $"впереди {BoardSeat.Counted(Coming(seat).Count, "мероприятие", "мероприятия", "мероприятий")}"),
            new("Очереди", BoardPart.Home + "/queues", Waiting(seat).Where(q => q.Number != None).Select(q => $"{q.Title}: {q.Number}").DefaultIfEmpty("ничего не ждёт").Aggregate((a, b) => $"{a}; {b}")),
        ];
    }

    /// <summary>The list, or the ledger of one; null for one of others.</summary>
    public static IResult? Broadcasts(BoardSeat seat, string session, string? id)
    {
        var (frame, all) = (seat.Frame("broadcasts", session), Seen(seat));
        if (!seat.IsWhole)
        {
            return null;
        }

        if (id is null)
        {
            return BoardPart.Shown<BoardBroadcasts>(new { Frame = frame, Sendings = all.Select(b => Line(seat, b)).ToList() });
        }

        return all.Find(b => b.Id == id) is { } found ? BoardPart.Shown<BoardLedger>(new { Frame = frame, View = Ledger(seat, found), Address = Address(found) }) : null;
    }

    public static IResult? Events(BoardSeat seat, string session) => !seat.IsWhole ? null : BoardPart.Shown<BoardEvents>(new
    {
        Frame = seat.Frame("events", session),
        Events = Coming(seat).Take(MostEvents).Select(r => Of(seat, r)).ToList(),
    });

    public static IResult? Queues(BoardSeat seat, string session) =>
        !seat.IsWhole ? null : BoardPart.Shown<BoardQueues>(new { Frame = seat.Frame("queues", session), Queues = Waiting(seat) });

    // As the list of the conversation: own drafts, and what others of the same border send.
    private static List<Broadcast> Seen(BoardSeat seat) => Sender.Of(seat.S.Person) is { } sender && sender.Municipality == seat.Town.Id
        ? [.. seat.Know(new BroadcastsOf(seat.Town.Id)).Where(b => sender.Sees(b, seat.S.Person.Id) && b.Status != BroadcastStatus.Cancelled)] : [];

    private static BoardSending Line(BoardSeat seat, Broadcast listed)
    {
        var broadcast = seat.Know(new BroadcastOf(listed.Id)) ?? listed;
        var counts = broadcast.Recipients() == 0 && !broadcast.ByNeed() ? "–"
            : broadcast.ByNeed() || !IsUnderWay(broadcast) ? string.Join("; ", Told(seat, broadcast).Take(1))
            : $"доставлено {BroadcastLedger.Shown(broadcast, broadcast.Of(BroadcastCounts.Sent))} из {BroadcastLedger.Shown(broadcast, broadcast.Recipients())}";
        return new(BroadcastLedger.Title(broadcast, seat.S.Catalog), seat.S.Text(BroadcastLedger.StatusText(broadcast.Status)), counts, Address(broadcast));
    }

    private static BoardLedgerView Ledger(BoardSeat seat, Broadcast listed)
    {
        var broadcast = seat.Know(new BroadcastOf(listed.Id)) ?? listed;
        (int Done, int All)? done = !broadcast.Blind && !broadcast.ByNeed() && IsUnderWay(broadcast) && broadcast.Recipients() is > 0 and var all
            ? (all - broadcast.Of(BroadcastCounts.Waiting), all) : null;
        return new(
            seat.S.Text(BroadcastLedger.StatusText(broadcast.Status)), [.. broadcast.Message?.Paragraphs.Take(2).Select(p => p.Text) ?? []], [.. Told(seat, broadcast)], done);
    }

    private static IEnumerable<string> Told(BoardSeat seat, Broadcast broadcast) => (broadcast.Status == BroadcastStatus.Planned && !broadcast.ByNeed()
            ? BroadcastLedger.Missed(broadcast).Prepend(("broadcast.plan-recipients", BroadcastLedger.Shown(broadcast, broadcast.Recipients()))) : BroadcastLedger.Lines(broadcast))
        .Select(line => seat.S.Text(line.Item1, ("n", line.Item2)));

    private static bool IsUnderWay(Broadcast broadcast) => broadcast.Status is not (BroadcastStatus.Draft or BroadcastStatus.Freezing or BroadcastStatus.Planned);

    private static string Address(Broadcast broadcast) => $"{BoardPart.Home}/broadcasts?id={Uri.EscapeDataString(broadcast.Id)}";

    private static List<EventRow> Coming(BoardSeat seat) => EventRights.Holds(seat.S, seat.Town.Id)
        ? [.. EventRow.Coming(seat.S.Catalog, seat.Town.Id, seat.Know(new EventRows(seat.Town.Id)), seat.S.Context.Now)] : [];

    private static BoardEvent Of(BoardSeat seat, EventRow row)
    {
        var counts = seat.Know(new EventOf(row.Id)).Counts;
        var coming = ReportCell.Of(counts.Taken).Text + (row.Capacity is { } places ? $" из {ReportCell.Of(places).Text}" : "") + (counts.Waiting > 0 ? $"; в очереди {ReportCell.Of(counts.Waiting).Text}" : "");
        return new(row.Title, EventLookup.When(seat.S, row), row.Kind, DeskDialogue.Status(seat.S, row), coming);
    }

    private static List<BoardQueue> Waiting(BoardSeat seat)
    {
        var (s, queues) = (seat.S, new List<BoardQueue>());
        if (ConsultationRights.Answers(s.Person, seat.Town.Id))
        {
            var waiting = seat.Know(new ConsultationsToAnswer(seat.Town.Id)).Count(l => l.Status == ConsultationStatus.Waiting);
            queues.Add(new("Вопросы и просьбы о помощи", Number(waiting, waiting >= MostAsked), "Ответить – в боте: «Вопросы учителей» или /ask.", []));
        }

        queues.AddRange(RequestRights.DecidesAny(s) ? Requests(seat) : []);
        if (PracticeDialogue.Moderates(s))
        {
            var practices = seat.Know(new PracticesToRead());
            queues.Add(new("Практики на проверку", Number(practices.Length, practices.Length >= MostAsked), "Прочитать, опубликовать или вернуть – в боте: /practices.", [.. practices.Select(p => p.Title)]));
        }

        return queues;
    }

    private static IEnumerable<BoardQueue> Requests(BoardSeat seat)
    {
        var (s, all) = (seat.S, seat.Know(new RequestsToDecide(seat.Town.Id)));
        return Enum.GetValues<RequestKind>().Where(k => RequestRights.Decides(s.Person, seat.Town, k, null)).Select(k => new BoardQueue(
            RequestWords.Kind(s, k), Of(k, RequestStatus.Waiting), $"Принято и ещё не проведено: {Of(k, RequestStatus.Accepted)}. Решить – в боте: «Отчёты» → «Очередь запросов» или /requests.", []));

        string Of(RequestKind kind, RequestStatus status) =>
            Number(all.Count(l => l.Kind == kind && l.Status == status && RequestRights.Decides(s, l)), all.Count(l => l.Status == status) >= MostRequested);
    }

    // A list that is cut counts no more than it holds.
    private static string Number(int n, bool isCut) => n == 0 ? None : (isCut ? "не меньше " : "") + ReportCell.Of(n).Text;
}
