using System.Globalization;
using System.Text.RegularExpressions;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>A teacher and a mentor, by either: how it stands, what is open, the diary.</summary>
internal static partial class MentorPairPage
{
    private const int LongestMinutes = 600;
    private const int NotesShown = 3;

    public static Turn Show(Situation s, MentorPair pair)
    {
        var page = s.Page().Raw(ParagraphKind.Heading, ConsultationDialogue.About(s, pair.Subject, pair.Area))
            .Raw(ParagraphKind.Prose, Who(s, pair))
            .Prose((pair.Status, pair.IsMentor) switch
            {
                (MentorPairStatus.Asked, true) => "mentor.status-asks",
                (MentorPairStatus.Asked, false) => "mentor.status-asked",
                (MentorPairStatus.Active, _) => "mentor.status-active",
                (MentorPairStatus.Declined, _) => "mentor.status-declined",
                (MentorPairStatus.Expired, _) => "mentor.status-expired",
                _ => "mentor.status-ended",
            }, ("day", RussianDate.DayAndMonth(s.DayOf(pair.BeganAt ?? pair.AskedAt))));
        page.When(pair.IsOpen, p => p.Prose(pair.IsMentor ? "mentor.opened-to-you" : "mentor.opened-by-you", ("what", MentorOpeningPage.What(s, pair.Opened))));
        if (pair.AgreedAt is { } agreed)
        {
            page.Prose("mentor.agreed-on", ("day", RussianDate.DayAndMonth(s.DayOf(agreed))));
        }

        foreach (var note in pair.Notes.TakeLast(NotesShown))
        {
            page.Small("mentor.note", ("day", RussianDate.DayAndMonth(s.DayOf(note.At))), ("n", note.Minutes)).Raw(ParagraphKind.Passage, note.Text);
        }

        return (pair.IsMentor ? OfMentor(page, pair) : OfTeacher(page, pair)).Back().Show();
    }

    public static Step On(Situation s, MentorPair pair) => (s.Inbound.Body, pair.IsMentor) switch
    {
        (Pressed { Key: "back" }, _) => s.Pop(),
        (Pressed { Key: "end" }, false) when pair.Status == MentorPairStatus.Asked => s.Do(new EndMentorPair(pair.Id)).Noting("mentor.taken-back").Go(s.State.Active),
        (Pressed { Key: "end" }, _) when pair.Status == MentorPairStatus.Active => s.Push(new MentorEnding(MentorEndingPage.Pair, pair.Id)),
        (Pressed { Key: "open" }, false) when pair.IsOpen => s.Push(new MentorOpening(pair.Id)),
        (Pressed { Key: "write" }, false) when pair.Status == MentorPairStatus.Active => s.Push(new ConsultationAsking(pair.Area) { Mentoring = pair.Id }),
        (Pressed { Key: "seek" }, false) when !pair.IsOpen => s.Go(new MentorChoosing(pair.Subject, pair.Area)),
        (Pressed { Key: "yes" or "no" } answer, true) when pair.Status == MentorPairStatus.Asked =>
            s.Do(new AnswerMentee(pair.Id, answer.Key == "yes")).Noting(answer.Key == "yes" ? "mentor.agreed" : "mentor.declined").Go(s.State.Active),
        (Pressed { Key: "route" }, true) when MayRead(pair, Opened.Route) => s.Do(new ReadAsMentor(pair.Id, "route")).Push(new MentoredRoute(pair.Id)),
        (Pressed { Key: "results" }, true) when MayRead(pair, Opened.Results) => s.Do(new ReadAsMentor(pair.Id, "results")).Push(new MentoredResults(pair.Id)),
        (Pressed { Key: "note" }, true) when pair.Status == MentorPairStatus.Active => s.Push(new MentorNoting(pair.Id)),
        (Pressed, _) => Conversation.Show(s),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Step AskNote(Situation s, MentorPair pair) => pair is { IsMentor: true, Status: MentorPairStatus.Active }
        ? s.Page().Typed().Heading("mentor.note-title").Prose("mentor.note-ask").Small("mentor.note-both").Back().Show()
        : s.Pop();

    public static Step OnNote(Situation s, MentorPair pair) => s.Inbound.Body switch
    {
        _ when pair is not { IsMentor: true, Status: MentorPairStatus.Active } => s.Pop(),
        Pressed => s.Pop(),
        TextSaid said when Note().Match(said.Text.Trim()) is { Success: true } typed && said.Text.Length <= MentorPair.LongestNote
            && int.TryParse(typed.Groups["minutes"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= LongestMinutes =>
            s.Do(new NoteMentoring(pair.Id, minutes, typed.Groups["text"].Value.Trim())).Noting("mentor.noted").Pop(),
        TextSaid => s.Hint("mentor.note-wrong"),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Whether the mentor may look now: opened, and agreed by both to work together.</summary>
    public static bool MayRead(MentorPair pair, Opened part) => pair is { IsMentor: true, Status: MentorPairStatus.Active } && pair.Opens(part);

    /// <summary>«Наставник: Анна Сергеевна», or without the name.</summary>
    public static string Who(Situation s, MentorPair pair)
    {
        var school = pair.School is { } id ? s.Municipality?.FindSchool(id)?.Title : null;
        var name = pair.Name ?? s.Text(pair.IsMentor && pair.Opens(Opened.Name) ? "consultation.no-name" : pair.IsMentor ? "mentor.unknown-teacher" : "mentor.nameless-mentor");
        return s.Text(pair.IsMentor ? "mentor.who-teacher" : "mentor.who-mentor", ("name", school is null ? name : $"{name}, {school}"));
    }

    private static Page OfTeacher(Page page, MentorPair pair) => pair.Status switch
    {
        MentorPairStatus.Asked => page.Button("open", "mentor.button-open").Button("end", "mentor.button-take-back"),
        MentorPairStatus.Active => page.Button("write", "mentor.button-write").Button("open", "mentor.button-open").Button("end", "mentor.button-end"),
        _ => page.Button("seek", "mentor.button-another"),
    };

    private static Page OfMentor(Page page, MentorPair pair) => pair.Status switch
    {
        MentorPairStatus.Asked => page.Row(page.Choice("yes", "mentor.button-yes"), page.Choice("no", "mentor.button-no")),
        MentorPairStatus.Active => page.When(MayRead(pair, Opened.Route), p => p.Button("route", "mentor.button-route"))
            .When(MayRead(pair, Opened.Results), p => p.Button("results", "mentor.button-results"))
            .Button("note", "mentor.button-note").Button("end", "mentor.button-end"),
        _ => page,
    };

    [GeneratedRegex("^(?<minutes>\\d{1,3})\\s*(?:минут[аы]?|мин\\.?)?[\\s,.:–—-]+(?<text>.*\\S)$", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Note();
}
