using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>The side of those who decide: the queue in their scope, and the decision with its day or its reason.</summary>
internal static class RequestQueueDialogue
{
    private const int Listed = 12;

    // No later than this is a visit planned.
    private const int LongestAhead = 366;

    public static Step Show(Situation s, RequestQueue screen) => With(s, lines =>
    {
        var shown = lines.Where(l => screen.Kind is null || l.Kind == screen.Kind).ToList();
        var page = s.Page().Heading("request.queue").When(shown.Count == 0, p => p.Prose("request.queue-empty"));
        foreach (var line in shown.Take(Listed))
        {
            page.Row(new Choice("r." + line.Id, RequestWords.Label(s, line, isMine: false)));
        }

        page.When(shown.Any(l => l.Status == RequestStatus.Accepted), p => p.Small("request.queue-sign"))
            .When(shown.Count > Listed, p => p.Prose("request.queue-more", ("n", shown.Count - Listed)));
        var kinds = lines.Select(l => l.Kind).Distinct().Order().ToList();
        foreach (var kind in screen.Kind is null && kinds.Count > 1 ? kinds : [])
        {
            page.Button("k." + RequestWords.Name(kind), "request.button-only." + RequestWords.Name(kind));
        }

        return page.When(screen.Kind is not null, p => p.Button("all", "request.button-all"))
            .When(RequestDialogue.Asks(s), p => p.Button("mine", "request.mine"))
            .Back().Show();
    });

    public static Step On(Situation s, RequestQueue screen) => s.Inbound.Body switch
    {
        _ when !RequestRights.DecidesAny(s) => s.Noting("role.refused").Pop(),
        Pressed { Key: ['k', '.', .. var name] } when RequestWords.KindOf(name) is { } kind => s.Go(new RequestQueue(kind)),
        Pressed { Key: "all" } => s.Go(new RequestQueue(null)),
        Pressed { Key: "mine" } => RequestDialogue.Open(s),
        Pressed { Key: ['r', '.', .. var id] } => s.Push(new RequestView(id)),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Step ShowDeciding(Situation s, RequestDeciding screen, SupportRequest r) => !MayDecide(s, screen, r) ? s.Pop()
        : screen.Accepts ? s.Page().Typed().Heading("request.accepting").Prose("request.ask.day", ("window", r.Form.Window is { } window ? RequestWords.Window(s.Municipality!, window) : "")).Back().Show()
        : s.Page().Typed().Heading("request.declining").Prose("request.ask.reason", ("n", RequestWord.Longest)).Back().Show();

    public static Step OnDeciding(Situation s, RequestDeciding screen, SupportRequest r) => s.Inbound.Body switch
    {
        _ when !MayDecide(s, screen, r) => s.Pop(),
        TextSaid said when screen.Accepts => Accepted(s, r, said.Text),
        TextSaid said => Declined(s, r, said.Text.Trim()),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Requests the person decides.</summary>
    public static Step With(Situation s, Func<ImmutableArray<RequestLine>, Step> then)
    {
        if (s.Municipality is not { } town || !RequestRights.DecidesAny(s))
        {
            return s.Noting("role.refused").Pop();
        }

        var query = new RequestsToDecide(town.Id);
        return s.Facts.Has(query, out var lines) ? then([.. lines.Where(l => l.Status is RequestStatus.Waiting or RequestStatus.Accepted && RequestRights.Decides(s, l))]) : new Ask(query);
    }

    private static bool MayDecide(Situation s, RequestDeciding screen, SupportRequest r) =>
        r.IsOpen && RequestRights.Decides(s, r) && (!screen.Accepts || r.Kind == RequestKind.Visit);

    private static Step Accepted(Situation s, SupportRequest r, string typed) =>
        TypedDays.In(typed, s.Today) is [var day] && day >= s.Today && day <= s.Today.AddDays(LongestAhead)
            ? s.Do(new DecideRequest(r.Id, true, day, null)).Noting(r.Status == RequestStatus.Accepted ? "request.moved" : "request.accepted").Pop() : s.Hint("request.day-wrong");

    private static Step Declined(Situation s, SupportRequest r, string reason) => reason.Length is 0 or > RequestWord.Longest
        ? s.Hint(reason.Length == 0 ? "request.reason-needed" : "request.too-long")
        : s.Do(new DecideRequest(r.Id, false, null, reason)).Noting("request.declined").Pop();
}
