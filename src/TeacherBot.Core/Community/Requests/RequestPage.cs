using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>One request as its asker, or one who decides it, sees it.</summary>
internal static class RequestPage
{
    public static Step Show(Situation s, SupportRequest r)
    {
        if (r.Status == RequestStatus.Draft)
        {
            return s.Go(new RequestDraft(r.Id, ""));
        }

        var page = s.Page().Raw(ParagraphKind.Heading, RequestWords.Kind(s, r.Kind)).Prose("request.state", ("state", RequestWords.Status(s, r.Status)), ("day", RussianDate.Day(r.AskedAt, s.Municipality?.TimeZone)));
        RequestWords.Whole(s, page, r)
            .When(r is { Planned: not null, Status: RequestStatus.Accepted }, p => p.Prose("request.planned", ("day", RussianDate.DayAndMonth(r.Planned!.Value))))
            .When(r.Word(RequestWord.Reason) is { Length: > 0 }, p => p.Prose("request.reason", ("text", r.Word(RequestWord.Reason)!)));
        if (r is { Kind: RequestKind.Visit, Status: RequestStatus.Held })
        {
            VisitRecordDialogue.Record(s, page, r);
        }

        return (r.IsMine ? OfAsker(page, r) : OfDecider(s, page, r)).Back().Show();
    }

    public static Step On(Situation s, SupportRequest r) => s.Inbound.Body switch
    {
        Pressed { Key: "withdraw" } when r is { IsMine: true, IsOpen: true } => Withdrawn(s, r),
        Pressed { Key: "was" } when IsAsked(r) => VisitRecordDialogue.Answered(s, r, ""),
        Pressed { Key: "remark" } when IsAsked(r) => s.Push(new RequestRemarking(r.Id)),
        Pressed { Key: ['f', '.', .. "docx" or "pdf"] format } when r is { Kind: RequestKind.Visit, Status: RequestStatus.Held } =>
            s.Do(new RequestDocument(new DocumentRecipe(VisitPaper.Recipe, r.Id, "vizit." + format[2..]))).Noting("document.soon").Go(new RequestView(r.Id)),
        Pressed { Key: "record" } when VisitRecordDialogue.MayRecord(s, r) => s.Push(new RequestRecording(r.Id, "")),
        Pressed { Key: "campaigns" } when IsOrder(s, r) => CampaignDialogue.Open(s),
        Pressed { Key: var key } when !r.IsMine && r.IsOpen => Decide(s, r, key),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Whether the school still has to say how the visit was.</summary>
    public static bool IsAsked(SupportRequest r) => r is { IsMine: true, Kind: RequestKind.Visit, Status: RequestStatus.Held } && r.Word(RequestWord.Remark) is null;

    private static Step Decide(Situation s, SupportRequest r, string key) => (key, r) switch
    {
        ("accept", { Status: RequestStatus.Waiting, Kind: not RequestKind.Visit }) => s.Do(new DecideRequest(r.Id, true, null, null)).Noting("request.accepted").Go(new RequestView(r.Id)),
        ("accept", { Kind: RequestKind.Visit }) => s.Push(new RequestDeciding(r.Id, true)),
        ("decline", _) => s.Push(new RequestDeciding(r.Id, false)),
        ("held", { Status: RequestStatus.Accepted, Kind: not RequestKind.Visit }) => s.Do(new HoldRequest(r.Id, null)).Noting("request.held").Go(new RequestView(r.Id)),
        _ => s.Pop(),
    };

    private static Step Withdrawn(Situation s, SupportRequest r)
    {
        var done = s.Do(new WithdrawRequest(r.Id)).Noting("request.withdrawn");
        return r.Status == RequestStatus.Accepted ? done.Go(new RequestView(r.Id)) : done.Pop();
    }

    private static Page OfAsker(Page page, SupportRequest r) => r.Status switch
    {
        RequestStatus.Waiting or RequestStatus.Accepted => page.Button("withdraw", "request.button-withdraw"),
        _ when IsAsked(r) => Papers(page.Prose("request.was-it").Button("was", "request.button-was").Button("remark", "request.button-remark"), r),
        _ => Papers(page, r),
    };

    private static Page OfDecider(Situation s, Page page, SupportRequest r) => r.Status switch
    {
        RequestStatus.Waiting => page.Button("accept", "request.button-accept").Button("decline", "request.button-decline"),
        RequestStatus.Accepted => page
            .When(r.Kind == RequestKind.Visit, p => p.Button("record", "request.button-record").Button("accept", "request.button-day"))
            .When(IsOrder(s, r), p => p.Prose("request.order-how").Button("campaigns", "request.button-campaigns"))
            .When(r.Kind != RequestKind.Visit, p => p.Button("held", "request.button-held"))
            .Button("decline", "request.button-decline"),
        _ => Papers(page.When(VisitRecordDialogue.MayRecord(s, r), p => p.Button("record", "request.button-mend")), r),
    };

    private static bool IsOrder(Situation s, SupportRequest r) => r is { Kind: RequestKind.Diagnostics, Status: RequestStatus.Accepted, IsMine: false } && CampaignRights.Runs(s);

    private static Page Papers(Page page, SupportRequest r) => page.When(
        r is { Kind: RequestKind.Visit, Status: RequestStatus.Held } && !r.Words.IsEmpty, p => p.Row(p.Choice("f.docx", "request.button-docx"), p.Choice("f.pdf", "request.button-pdf")));
}
