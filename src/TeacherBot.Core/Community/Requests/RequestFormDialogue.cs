using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Community;

/// <summary>Writes a request: one short question at a time, each answer kept at once, then the whole of it before it is sent.</summary>
internal static class RequestFormDialogue
{
    private const string Subject = "subject";
    private const string Area = "area";
    private const string Direction = "direction";
    private const string Window = "window";
    private const string Instruments = "instruments";
    private const string People = "people";
    private const string OfHeads = "management";

    public static Step Show(Situation s, RequestDraft screen, SupportRequest r) =>
        !IsDraft(s, r) ? s.Go(new RequestView(r.Id))
        : (screen.Field.Length > 0 ? screen.Field : Missing(r)) is { } field ? Question(s, field, r).Back().Show()
        : Whole(s, r);

    public static Step On(Situation s, RequestDraft screen, SupportRequest r) => (screen.Field.Length > 0 ? screen.Field : Missing(r), s.Inbound.Body) switch
    {
        _ when !IsDraft(s, r) => s.Go(new RequestView(r.Id)),
        (null, Pressed pressed) => OnWhole(s, r, pressed.Key),
        (null, _) => s.Hint("hint.use-buttons"),
        (var field, Pressed pressed) => Chosen(s, field!, r, pressed.Key) ?? (screen.Field.Length > 0 ? s.Go(new RequestDraft(r.Id, "")) : s.Pop()),
        (RequestWord.Note or RequestWord.Prepares, TextSaid said) => Typed(s, r, screen.Field.Length > 0 ? screen.Field : Missing(r)!, Signature.Without(s, said.Text).Trim()),
        (People, TextSaid said) => Counted(s, r, said.Text),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>The first part nobody has answered yet; null when the request is whole.</summary>
    public static string? Missing(SupportRequest r) => r.Kind switch
    {
        RequestKind.Topic => r.Form.Subject is null ? Subject : r.Form.Area is null ? Area : r.Word(RequestWord.Note) is null ? RequestWord.Note : null,
        RequestKind.Visit => r.Form.Direction is null ? Direction : r.Form.Window is null ? Window : r.Word(RequestWord.Note) is null ? RequestWord.Note
            : r.Word(RequestWord.Prepares) is null ? RequestWord.Prepares : null,
        _ => r.Form.Instruments.IsEmpty ? Instruments : r.Form.Window is null ? Window : r.Form.People is null ? People : null,
    };

    // A role may have gone while it was written.
    private static bool IsDraft(Situation s, SupportRequest r) => r is { IsMine: true, Status: RequestStatus.Draft } && RequestRights.AsksFor(s.Person, r.Kind) is not null;

    private static Page Question(Situation s, string field, SupportRequest r) => field switch
    {
        Subject => Rows(s.Page().Heading("request.kind.topic").Prose("request.ask.subject"), s.Catalog.Subjects.OrderByDescending(x => s.Person.Subjects.Contains(x.Id)).Select(x => ("s." + x.Id, x.Title))),
        Direction => s.Page().Heading("request.kind.visit").Prose("request.ask.direction").Button("d.0", "request.direction.methodical").Button("d.1", "request.direction.managerial"),
        Window => Windows(s, r),
        Instruments => Chooses(s, r),
        People => s.Page().Typed().Heading("request.kind.diagnostics").Prose("request.ask.people"),
        RequestWord.Prepares => s.Page().Typed().Heading("request.kind.visit").Prose("request.ask.prepares", ("n", RequestWord.Longest)).Button("skip", "button.skip"),
        RequestWord.Note => s.Page().Typed().Raw(ParagraphKind.Heading, RequestWords.About(s, r.Kind, r.Form)).Prose(r.Kind == RequestKind.Visit ? "request.ask.theme" : "request.ask.note", ("n", RequestWord.Longest)),
        _ => Areas(s, r, field.Split('.') is [_, var type] ? type : null),
    };

    private static Page Areas(Situation s, SupportRequest r, string? type)
    {
        var page = s.Page().Heading("request.kind.topic").Prose("request.ask.area");
        Rows(page, Offered(s, r, type).Select(a => ("a." + a.Code, a.Short)));
        foreach (var other in type is null ? Types(s) : [])
        {
            page.Button("t." + other, "route.button-type", ("type", s.Catalog.Text("area-type." + other)));
        }

        return page.When(type is null, p => p.Button("a.", "request.button-other"));
    }

    private static Page Windows(Situation s, SupportRequest r) => Rows(
        s.Page().Heading("request.kind." + RequestWords.Name(r.Kind)).Prose("request.ask.window"),
        Open(s, r).Select(w => ("w." + w.Id, RequestWords.Window(s.Municipality!, w.Id))));

    private static Page Chooses(Situation s, SupportRequest r)
    {
        var page = s.Page().Heading("request.kind.diagnostics").Prose("request.ask.instruments").Small("request.voluntary");
        foreach (var instrument in Ordered(s))
        {
            page.Row(new Choice("i." + instrument.Id, instrument.Title) { Chosen = r.Form.Instruments.Contains(instrument.Id) });
        }

        return page.When(!r.Form.Instruments.IsEmpty, p => p.Button("done", "button.done"));
    }

    private static Page Rows(Page page, IEnumerable<(string Key, string Label)> rows)
    {
        foreach (var (key, label) in rows)
        {
            page.Row(new Choice(key, label));
        }

        return page;
    }

    private static Step? Chosen(Situation s, string field, SupportRequest r, string key) => (field, key) switch
    {
        (Subject, ['s', '.', .. var id]) when s.Catalog.FindSubject(id) is not null => Saved(s, r, r.Form with { Subject = id, Area = null }),
        (_, ['t', '.', .. var type]) when field == Area && Types(s).Contains(type) => s.Go(new RequestDraft(r.Id, Area + "." + type)),
        (_, "a.") when field == Area => Saved(s, r, r.Form with { Area = "" }),
        (_, ['a', '.', .. var code]) when field.StartsWith(Area, StringComparison.Ordinal) && Offered(s, r, field.Split('.') is [_, var type] ? type : null).Any(a => a.Code == code) => Saved(s, r, r.Form with { Area = code }),
        (Direction, "d.0" or "d.1") => Saved(s, r, Fitting(s, r, key == "d.0" ? VisitDirection.Methodical : VisitDirection.Managerial)),
        (Window, ['w', '.', .. var id]) when Open(s, r).Any(w => w.Id == id) => Saved(s, r, r.Form with { Window = id }),
        (Instruments, ['i', '.', .. var id]) when Ordered(s).Any(i => i.Id == id) =>
            s.Do(new SetRequest(r.Id, r.Form with { Instruments = r.Form.Instruments.Contains(id) ? r.Form.Instruments.Remove(id) : r.Form.Instruments.Add(id) })).Go(new RequestDraft(r.Id, Instruments)),
        (Instruments, "done") when !r.Form.Instruments.IsEmpty => s.Go(new RequestDraft(r.Id, "")),
        (RequestWord.Prepares, "skip") => s.Do(new WriteRequest(r.Id, RequestWord.Prepares, "")).Go(new RequestDraft(r.Id, "")),
        _ => null,
    };

    private static RequestForm Fitting(Situation s, SupportRequest r, VisitDirection direction)
    {
        var form = r.Form with { Direction = direction };
        return form.Window is { } window && Open(s, r with { Form = form }).All(w => w.Id != window) ? form with { Window = null } : form;
    }

    private static Step Typed(Situation s, SupportRequest r, string field, string text) => text.Length is 0 or > RequestWord.Longest
        ? s.Hint(text.Length == 0 ? "hint.use-buttons" : "request.too-long")
        : s.Do(new WriteRequest(r.Id, field, text)).Go(new RequestDraft(r.Id, ""));

    private static Step Counted(Situation s, SupportRequest r, string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= SupportRequest.MostPeople
            ? Saved(s, r, r.Form with { People = n }) : s.Hint("request.people-wrong");

    private static Step Saved(Situation s, SupportRequest r, RequestForm form) => s.Do(new SetRequest(r.Id, form)).Go(new RequestDraft(r.Id, ""));

    private static Step Whole(Situation s, SupportRequest r)
    {
        var few = new TeachersOf(r.Municipality, r.Form.Subject ?? "");
        var teachers = int.MaxValue;
        if (r is { Kind: RequestKind.Topic, Form.IsNamed: false } && !s.Facts.Has(few, out teachers))
        {
            return new Ask(few);
        }

        var page = RequestWords.Whole(s, s.Page().Heading(r.Kind == RequestKind.Topic ? "request.preview-topic" : "request.preview"), r);
        page.When(r.Kind == RequestKind.Topic, p => p.Prose(r.Form.IsNamed ? "request.named" : "request.unnamed"))
            .When(teachers < s.Catalog.MinimumGroup, p => p.Prose("consultation.few"))
            .When(r.Kind == RequestKind.Diagnostics, p => p.Prose("request.voluntary"))
            .Button("send", "consultation.button-send")
            .When(r.Kind == RequestKind.Topic, p => p.Row(p.Choice("name", "request.button-name") with { Chosen = r.Form.IsNamed }));
        foreach (var field in Parts(r.Kind))
        {
            page.Row(new Choice("e." + field, s.Text("request.button-edit." + field)));
        }

        return page.Button("drop", "request.button-drop").Back().Show();
    }

    private static Step OnWhole(Situation s, SupportRequest r, string key) => key switch
    {
        "send" => s.Do(new SendRequest(r.Id)).Noting("request.sent").Go(new RequestView(r.Id)),
        "name" when r.Kind == RequestKind.Topic => s.Do(new SetRequest(r.Id, r.Form with { IsNamed = !r.Form.IsNamed })).Go(new RequestDraft(r.Id, "")),
        ['e', '.', .. var field] when Parts(r.Kind).Contains(field) => s.Go(new RequestDraft(r.Id, field)),
        "drop" => s.Do(new WithdrawRequest(r.Id)).Noting("request.dropped").Pop(),
        _ => s.Pop(),
    };

    private static string[] Parts(RequestKind kind) => kind switch
    {
        RequestKind.Topic => [Subject, Area, RequestWord.Note],
        RequestKind.Visit => [Direction, Window, RequestWord.Note, RequestWord.Prepares],
        _ => [Instruments, Window, People],
    };

    private static IEnumerable<ContentArea> Offered(Situation s, SupportRequest r, string? type) => s.Catalog.Areas.Values
        .Where(a => type is null ? a.Subject == r.Form.Subject : a.Subject is null && a.Type == type).OrderBy(a => a.Code, StringComparer.Ordinal);

    private static IEnumerable<string> Types(Situation s) => s.Catalog.Areas.Values
        .Where(a => a.Subject is null && (a.Type != OfHeads || s.Person.Position == "head")).Select(a => a.Type).Distinct().Order(StringComparer.Ordinal);

    // Those whose last day of this academic year is over come again next year: they are offered to be planned ahead in summer only.
    private static List<RequestWindow> Open(Situation s, SupportRequest r)
    {
        var fitting = s.Municipality!.Windows.Where(w => RequestWindow.Purpose(r.Kind, r.Form) is { } purpose && w.For.Contains(purpose)).ToList();
        var still = fitting.Where(w => w.LastIn(RequestWords.YearOf(s)) >= s.Today).ToList();
        return still.Count > 0 ? still : fitting;
    }

    // Anonymous ones are not ordered by a school: they know no audience.
    private static IEnumerable<Instrument> Ordered(Situation s) => s.Catalog.Instruments.Where(i => !i.Anonymous);
}
