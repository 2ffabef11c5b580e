using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>How a visit went: written part by part by the one who answers for it, then confirmed, or remarked upon, by the school.</summary>
internal static class VisitRecordDialogue
{
    private const string OfSupport = "выезд";

    // Digits of a day without a year at most.
    private const int DayAndMonth = 4;

    public static Step Show(Situation s, RequestRecording screen, SupportRequest r) => !MayRecord(s, r) ? s.Go(new RequestView(r.Id))
        : (screen.Field.Length > 0 ? screen.Field : Missing(r)) is { } field
        ? s.Page().Typed().Heading("request.recording").Prose("request.record." + field, ("n", RequestWord.Longest)).When(RequestWord.MaySkip(field), p => p.Button("skip", "button.skip")).Back().Show()
        : Whole(s, r);

    public static Step On(Situation s, RequestRecording screen, SupportRequest r) => (screen.Field.Length > 0 ? screen.Field : Missing(r), s.Inbound.Body) switch
    {
        _ when !MayRecord(s, r) => s.Go(new RequestView(r.Id)),
        (null, Pressed { Key: "save" }) => Saved(s, r),
        (null, Pressed { Key: ['e', '.', .. var part] }) when RequestWord.OfRecord.Contains(part) => s.Go(new RequestRecording(r.Id, part)),
        (null, Pressed) => s.Pop(),
        ({ } field, Pressed { Key: "skip" }) when RequestWord.MaySkip(field) => Written(s, r, field, ""),
        (_, Pressed) => screen.Field.Length > 0 ? s.Go(new RequestRecording(r.Id, "")) : s.Pop(),
        (RequestWord.Day, TextSaid said) => Past(said.Text, s.Today) is { } day ? Written(s, r, RequestWord.Day, RequestWords.Day(day)) : s.Hint("request.past-day-wrong"),
        ({ } field, TextSaid said) => said.Text.Trim() is { Length: > 0 and <= RequestWord.Longest } text ? Written(s, r, field, text) : s.Hint("request.too-long"),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Step ShowRemark(Situation s, SupportRequest r) => !RequestPage.IsAsked(r) ? s.Go(new RequestView(r.Id))
        : s.Page().Typed().Heading("request.remarking").Prose("request.ask.remark", ("n", RequestWord.Longest)).Back().Show();

    public static Step OnRemark(Situation s, SupportRequest r) => s.Inbound.Body switch
    {
        _ when !RequestPage.IsAsked(r) => s.Go(new RequestView(r.Id)),
        TextSaid said => said.Text.Trim() is { Length: > 0 and <= RequestWord.Longest } text ? Answered(s, r, text) : s.Hint("request.too-long"),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Whether the record is to be written, or mended after a remark.</summary>
    public static bool MayRecord(Situation s, SupportRequest r) =>
        r.Kind == RequestKind.Visit && (r.Status == RequestStatus.Accepted || IsRemarked(r)) && RequestRights.Decides(s, r);

    /// <summary>The school has said how it was; a remark lies above the request, whose screen comes back.</summary>
    public static Step Answered(Situation s, SupportRequest r, string remark)
    {
        var done = s.Do(new AnswerVisit(r.Id, remark)).Noting(remark.Length == 0 ? "request.confirmed" : "request.remarked");
        return s.State.Active is RequestRemarking ? done.Pop() : RequestDialogue.View(done, r.Id);
    }

    /// <summary>The record as both sides read it.</summary>
    public static Page Record(Situation s, Page page, SupportRequest r)
    {
        foreach (var field in RequestWord.OfRecord.Where(f => r.Word(f) is { Length: > 0 }))
        {
            page.Raw(ParagraphKind.Bullet, $"{s.Text("request.part." + field)}: {r.Word(field)}");
        }

        return r.Word(RequestWord.Remark) switch
        {
            null => page.Prose("request.unconfirmed"),
            "" => page.Prose("request.school-confirmed"),
            var remark => page.Prose("request.school-remark", ("text", remark)),
        };
    }

    private static string? Missing(SupportRequest r) => RequestWord.OfRecord.FirstOrDefault(f => r.Word(f) is null);

    // A confirmed record stays as it is; one not answered yet is being read.
    private static bool IsRemarked(SupportRequest r) => r.Status == RequestStatus.Held && r.Word(RequestWord.Remark) is { Length: > 0 };

    private static Turn Whole(Situation s, SupportRequest r)
    {
        var page = s.Page().Heading("request.record-preview").Prose("request.of-school", ("school", RequestWords.School(s, r.School)));
        foreach (var field in RequestWord.OfRecord)
        {
            page.Raw(ParagraphKind.Bullet, $"{s.Text("request.part." + field)}: {(r.Word(field) is { Length: > 0 } word ? word : "—")}");
        }

        page.When(IsRemarked(r), p => p.Prose("request.school-remark", ("text", r.Word(RequestWord.Remark)!))).Prose("request.record-then").Button("save", "request.button-save");
        foreach (var field in RequestWord.OfRecord.Chunk(3))
        {
            page.Row([.. field.Select(f => new Choice("e." + f, s.Text("request.part." + f)))]);
        }

        return page.Back().Show();
    }

    private static Step Written(Situation s, SupportRequest r, string field, string text) => s.Do(new WriteRequest(r.Id, field, text)).Go(new RequestRecording(r.Id, ""));

    // What was done for a school is in its support log too; whoever has a cluster only keeps no log.
    private static Step Saved(Situation s, SupportRequest r)
    {
        var day = RequestWords.DayOf(r.Word(RequestWord.Day)!);
        if (IsRemarked(r))
        {
            return s.Do(new CorrectVisit(r.Id, day)).Noting("request.mended").Pop();
        }

        var held = s.Do(new HoldRequest(r.Id, day));
        var act = ReportRights.Sees(s) && r.School is { } school ? new SupportAct(0, day, school, OfSupport, Line(r.Word(RequestWord.Topics)!), Line(r.Word(RequestWord.Agreement) ?? "")) : null;
        return (act is null ? held : held.Do(new AddSupportAct(act))).Noting(act is null ? "request.recorded" : "request.recorded-log").Pop();
    }

    // The log has lines, and shorter ones.
    private static string Line(string text) => text.ReplaceLineEndings(" ") is var line && line.Length <= SupportAct.Longest ? line : line[..(SupportAct.Longest - 1)] + "…";

    // «12 марта» without a year is the last one: only what was is written down.
    private static DateOnly? Past(string typed, DateOnly today) => TypedDays.In(typed, today) is not [var said] ? null
        : said <= today ? said
        : typed.Count(char.IsDigit) <= DayAndMonth && said.AddYears(-1) <= today ? said.AddYears(-1) : null;
}
