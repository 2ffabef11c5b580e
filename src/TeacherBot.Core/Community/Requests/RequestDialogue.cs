using System.Collections.Immutable;
using System.Diagnostics;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;

namespace TeacherBot.Core.Community;

/// <summary>Requests for support: what can be asked for, one's own list, the queue. Routing, and what the parts share.</summary>
internal static class RequestDialogue
{
    /// <summary>Requests of one person that nobody has decided yet.</summary>
    public const int MostWaiting = 5;

    public static Step Show(Situation s, RequestScreen screen) => screen switch
    {
        RequestHome => With(s, new MyRequests(), mine => Home(s, mine)),
        RequestDraft draft => With(s, draft.Request, r => RequestFormDialogue.Show(s, draft, r)),
        RequestView view => With(s, view.Request, r => RequestPage.Show(s, r)),
        RequestQueue queue => RequestQueueDialogue.Show(s, queue),
        RequestDeciding deciding => With(s, deciding.Request, r => RequestQueueDialogue.ShowDeciding(s, deciding, r)),
        RequestRecording recording => With(s, recording.Request, r => VisitRecordDialogue.Show(s, recording, r)),
        RequestRemarking remarking => With(s, remarking.Request, r => VisitRecordDialogue.ShowRemark(s, r)),
        _ => throw new UnreachableException(),
    };

    public static Step On(Situation s, RequestScreen screen) => screen switch
    {
        RequestHome => OnHome(s),
        RequestDraft draft => With(s, draft.Request, r => RequestFormDialogue.On(s, draft, r)),
        RequestView view => With(s, view.Request, r => RequestPage.On(s, r)),
        RequestQueue queue => RequestQueueDialogue.On(s, queue),
        RequestDeciding deciding => With(s, deciding.Request, r => RequestQueueDialogue.OnDeciding(s, deciding, r)),
        RequestRecording recording => With(s, recording.Request, r => VisitRecordDialogue.On(s, recording, r)),
        RequestRemarking remarking => With(s, remarking.Request, r => VisitRecordDialogue.OnRemark(s, r)),
        _ => throw new UnreachableException(),
    };

    /// <summary>/request: one's own requests, and new ones.</summary>
    public static Step Open(Situation s) => !Asks(s) ? s.Hint(RequestRights.DecidesAny(s) ? "request.queue-instead" : "hint.join-first")
        : s.State.Active is RequestHome ? s.Go(new RequestHome()) : s.Push(new RequestHome());

    /// <summary>/requests: those to decide.</summary>
    public static Step OpenQueue(Situation s) => !RequestRights.DecidesAny(s) ? s.Hint("role.refused")
        : s.State.Active is RequestQueue ? s.Go(new RequestQueue(null)) : s.Push(new RequestQueue(null));

    /// <summary>Whether the person may ask for anything at all.</summary>
    public static bool Asks(Situation s) => s.Municipality is not null && Enum.GetValues<RequestKind>().Any(k => RequestRights.AsksFor(s.Person, k) is not null);

    /// <summary>Shows a request next, above whatever is open.</summary>
    public static Step View(Situation s, string request) => s.State.Active is RequestView ? s.Go(new RequestView(request)) : s.Push(new RequestView(request));

    /// <summary>A request the person has something to do with: the asker, or one who decides it.</summary>
    public static Step With(Situation s, string id, Func<SupportRequest, Step> then) =>
        !s.Facts.Has(new RequestOf(id), out var r) ? new Ask(new RequestOf(id))
        : r is not null && (r.IsMine || RequestRights.Decides(s, r)) ? then(r)
        : s.State.Active is RequestScreen and not (RequestHome or RequestQueue) ? s.Noting("request.gone").Pop()
        : s.Hint("request.gone");

    private static Step With<T>(Situation s, Query<T> query, Func<T, Step> then) => s.Facts.Has(query, out var found) ? then(found) : new Ask(query);

    private static Turn Home(Situation s, ImmutableArray<RequestLine> mine)
    {
        var page = s.Page().Heading("request.mine").Prose("request.what");
        foreach (var line in mine)
        {
            page.Row(new Choice("r." + line.Id, RequestWords.Label(s, line, isMine: true)));
        }

        foreach (var kind in Kinds(s))
        {
            page.Button("new." + RequestWords.Name(kind), "request.button-new." + RequestWords.Name(kind));
        }

        return page.When(s.Person.Joined, p => p.Button("courses", "request.button-courses"))
            .When(RequestRights.DecidesAny(s), p => p.Button("queue", "request.button-queue"))
            .Back().Show();
    }

    private static Step OnHome(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: ['n', 'e', 'w', '.', .. var name] } when RequestWords.KindOf(name) is { } kind && RequestRights.AsksFor(s.Person, kind) is { } school =>
            With(s, new MyRequests(), mine => New(s, mine, kind, school)),
        Pressed { Key: ['r', '.', .. var id] } => s.Push(new RequestView(id)),
        Pressed { Key: "courses" } when s.Person.Joined => Courses(s),
        Pressed { Key: "queue" } when RequestRights.DecidesAny(s) => OpenQueue(s),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    // An unfinished one of the kind goes on: nobody writes the same thing twice.
    private static Step New(Situation s, ImmutableArray<RequestLine> mine, RequestKind kind, string school)
    {
        if (mine.FirstOrDefault(l => l.Kind == kind && l.Status == RequestStatus.Draft) is { } begun)
        {
            return s.Noting("request.goes-on").Push(new RequestDraft(begun.Id, ""));
        }

        if (mine.Count(l => l.Status == RequestStatus.Waiting) >= MostWaiting)
        {
            return s.Hint("request.too-many");
        }

        var id = s.Context.NewId("request");
        return s.Do(new DraftRequest(id, s.Person.Municipality!, kind, school)).Push(new RequestDraft(id, ""));
    }

    // Courses are wished for on their own pages: there the consent is read.
    private static Step Courses(Situation s)
    {
        var query = new EventRows(s.Person.Municipality!);
        return !s.Facts.Has(query, out var rows) ? new Ask(query)
            : EventRow.Coming(s.Catalog, s.Person.Municipality!, rows, s.Context.Now).Where(CourseWishes.IsCourse).Take(2).ToList() switch
            {
                [] => s.Hint("request.no-courses"),
                [var only] => s.Push(new EventView(only.Id)),
                _ => s.Push(new EventList()),
            };
    }

    private static IEnumerable<RequestKind> Kinds(Situation s) => Enum.GetValues<RequestKind>().Where(k => RequestRights.AsksFor(s.Person, k) is not null);
}
