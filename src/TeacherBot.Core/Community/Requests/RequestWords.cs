using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Events;

namespace TeacherBot.Core.Community;

/// <summary>Requests in the words people read.</summary>
internal static class RequestWords
{
    private const int LongestLabel = 44;
    private const string DayFormat = "dd.MM.yyyy";

    /// <summary>As buttons and texts name the kind.</summary>
    public static string Name(RequestKind kind) => kind switch
    {
        RequestKind.Topic => "topic",
        RequestKind.Visit => "visit",
        RequestKind.Diagnostics => "diagnostics",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static RequestKind? KindOf(string name) => Enum.GetValues<RequestKind>().Where(k => Name(k) == name).Select(k => (RequestKind?)k).FirstOrDefault();

    public static string Kind(Situation s, RequestKind kind) => s.Text("request.kind." + Name(kind));

    public static string Status(Situation s, RequestStatus status) => s.Text(StatusText(status));

    /// <summary>Id of the text that says where a request stands.</summary>
    public static string StatusText(RequestStatus status) => status switch
    {
        RequestStatus.Draft => "request.status.draft",
        RequestStatus.Waiting => "request.status.waiting",
        RequestStatus.Accepted => "request.status.accepted",
        RequestStatus.Declined => "request.status.declined",
        RequestStatus.Held => "request.status.held",
        RequestStatus.Withdrawn => "request.status.withdrawn",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What it is about, without whose it is: «Математика · дроби», «управленческий десант», «диагностика».</summary>
    public static string About(Situation s, RequestKind kind, RequestForm form) => kind switch
    {
        RequestKind.Topic => Topic(s, form),
        RequestKind.Visit => Direction(s.Catalog, form.Direction ?? VisitDirection.Methodical),
        _ => s.Text("request.about-diagnostics"),
    };

    /// <summary>Subject and area; another topic is the subject alone.</summary>
    public static string Topic(Situation s, RequestForm form) => string.IsNullOrEmpty(form.Area)
        ? s.Catalog.FindSubject(form.Subject ?? "")?.Title ?? Kind(s, RequestKind.Topic) : ConsultationDialogue.About(s, form.Subject ?? "", form.Area);

    public static string Direction(Catalog catalog, VisitDirection direction) =>
        catalog.Text(direction == VisitDirection.Methodical ? "request.direction.methodical" : "request.direction.managerial");

    public static string School(Situation s, string? school) => school is null ? "" : s.Municipality?.FindSchool(school)?.Title ?? school;

    /// <summary>«осень, 1 сентября – 30 ноября»; a window that is no longer in the content is told by its id.</summary>
    public static string Window(Municipality town, string id) => town.Windows.FirstOrDefault(w => w.Id == id) is { } window
        ? $"{window.Title}, {RussianDate.DayAndMonth(window.From.In(2023))} – {RussianDate.DayAndMonth(window.To.In(2023))}" : id;

    /// <summary>A button in a list: what stands, whose, and what about.</summary>
    public static string Label(Situation s, RequestLine line, bool isMine)
    {
        var sign = line.Status switch { RequestStatus.Draft => "… ", RequestStatus.Accepted => "→ ", RequestStatus.Declined => "✗ ", RequestStatus.Held => "✓ ", RequestStatus.Withdrawn => "✗ ", _ => "" };
        var whose = isMine || line.Kind == RequestKind.Topic ? "" : School(s, line.School) + ": ";
        var begins = line.Begins.Length > 0 ? ": " + line.Begins.ReplaceLineEndings(" ") : "";
        var text = $"{sign}{whose}{About(s, line.Kind, line.Form)}{begins}";
        return text.Length <= LongestLabel ? text : text[..(LongestLabel - 1)].TrimEnd() + "…";
    }

    /// <summary>The request as its asker and those who decide read it, without the state.</summary>
    public static Page Whole(Situation s, Page page, SupportRequest r)
    {
        page.When(r.Kind != RequestKind.Diagnostics, p => p.Raw(Deliveries.ParagraphKind.Prose, About(s, r.Kind, r.Form)))
            .When(r.Kind != RequestKind.Topic, p => p.Prose("request.of-school", ("school", School(s, r.School))))
            .When(r.Kind == RequestKind.Topic && r.Form.IsNamed && !r.IsMine, p => p.Prose("request.by", ("name", r.Asker ?? s.Text("consultation.no-name")), ("school", School(s, r.School))))
            .When(r.Form.Window is not null, p => p.Prose("request.window", ("window", Window(s.Municipality!, r.Form.Window!))))
            .When(!r.Form.Instruments.IsEmpty, p => p.Prose("request.instruments", ("list", string.Join(", ", r.Form.Instruments.Select(i => s.Catalog.FindInstrument(i)?.Title ?? i)))))
            .When(r.Form.People is not null, p => p.Prose("request.people", ("n", r.Form.People!.Value)));
        if (r.Word(RequestWord.Note) is { Length: > 0 } note)
        {
            page.Raw(Deliveries.ParagraphKind.Passage, note);
        }

        return page.When(r.Word(RequestWord.Prepares) is { Length: > 0 }, p => p.Prose("request.prepares", ("text", r.Word(RequestWord.Prepares)!)));
    }

    /// <summary>A day as it is kept among the words of a record.</summary>
    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static DateOnly DayOf(string kept) => DateOnly.ParseExact(kept, DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The academic year a day lies in.</summary>
    public static int YearOf(Situation s) => EventNorms.YearOf(s.Today);
}
