using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Events;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>An area a meeting can take up, with what a frozen report tells of it.</summary>
public sealed record AgendaArea(string Area, string Title, NeedCell Cell);

/// <summary>An area teachers asked for.</summary>
/// <param name="Told">People, down to a whole number of ks.</param>
public sealed record AgendaTopic(string Title, int Told);

/// <summary>
/// «Повестка РМО за минуту»: weak areas of a subject from the newest frozen map, questions that wait, a material, what comes. All of it is
/// what the office may see already; nobody is in it.
/// </summary>
/// <param name="Areas">Of the subject, those with the most to do first.</param>
/// <param name="Common">Areas that every subject has, among teachers of this one.</param>
/// <param name="Waiting">Questions in the queue about the subject.</param>
public sealed record Agenda(Subject Subject, ImmutableArray<AgendaArea> Areas, ImmutableArray<AgendaArea> Common, int Waiting)
{
    private const int MostAreas = 3;
    private const int MostCommon = 2;
    private const int MostEvents = 2;

    /// <summary>Material for the first area; null when there is none.</summary>
    public Material? Material { get; init; }

    /// <summary>What comes for the subject, the nearest first; at most two.</summary>
    public ImmutableArray<EventRow> Coming { get; init; } = [];

    /// <summary>Areas of the subject that at least k teachers have asked to take up and that are not done, with what is told of their number.</summary>
    public ImmutableArray<AgendaTopic> Asked { get; init; } = [];

    /// <summary>Words of open requests, the oldest first, without names: for a methodist only.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The same with what teachers asked for; their words only for whoever may read them.</summary>
    /// <param name="requests">Open ones the reader decides; empty for a reader who is to see no words.</param>
    public Agenda With(IEnumerable<TopicCount> counts, IEnumerable<RequestLine> requests, Catalog catalog) => this with
    {
        Asked =
        [
            .. Demand.Of(catalog, counts.Select(c => c with { Askers = c.Open }), null).Where(l => l.Told > 0 && l.Area.Subject == Subject.Id)
                .Select(l => new AgendaTopic(l.Area.Title, l.Told)).Take(MostAreas),
        ],
        Words = [.. requests.Where(r => r.Kind == RequestKind.Topic && r.Form.Subject == Subject.Id).OrderBy(r => r.AskedAt).Select(r => r.Begins).Take(MostAreas)],
    };

    /// <param name="snapshot">The newest; null while nothing was frozen.</param>
    /// <param name="queue">Questions the reader may answer.</param>
    /// <param name="coming">Events that have not begun, the nearest first.</param>
    public static Agenda Of(Subject subject, string municipality, Catalog catalog, Snapshot? snapshot, IEnumerable<ConsultationLine> queue, IEnumerable<EventRow> coming)
    {
        var own = Weak(snapshot, DifficultiesMap.OfSubject + subject.Id, DifficultiesMap.All, MostAreas);
        var common = Weak(snapshot, DifficultiesMap.Subjects, DifficultiesMap.OfSubject + subject.Id, MostCommon);
        return new Agenda(subject, own, common, queue.Count(q => q.Subject == subject.Id && q.Status == ConsultationStatus.Waiting))
        {
            Material = own.Concat(common).Select(a => Profiles.Recommendations.Materials(catalog, municipality, a.Area, null).FirstOrDefault()).FirstOrDefault(m => m is not null),
            Coming = [.. coming.Where(e => e.Subjects.IsEmpty || e.Subjects.Contains(subject.Id)).Take(MostEvents)],
        };
    }

    // A third and more, by the middle of what is told; hidden cells tell nothing.
    private static ImmutableArray<AgendaArea> Weak(Snapshot? snapshot, string sheet, string column, int most)
    {
        if (snapshot?.Sheets.FirstOrDefault(s => s.Id == sheet) is not { } found || found.Columns.IndexOf(column) is not (>= 0 and var at))
        {
            return [];
        }

        return
        [
            .. found.Lines.Select(l => new AgendaArea(l.Area, snapshot.TitleOf(l.Area), l.Cells[at]))
                .Where(a => a.Cell.Band is not Band.Hidden && 3 * Middle(a.Cell) >= a.Cell.People)
                .OrderByDescending(a => Middle(a.Cell) / a.Cell.People).ThenBy(a => a.Area, StringComparer.Ordinal).Take(most),
        ];
    }

    private static double Middle(NeedCell cell) => cell.Band.Counts(cell.People) is var (low, high) ? (low + high) / 2.0 : 0;
}
