using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;

namespace TeacherBot.Core.Community;

/// <summary>«Хочу на этот курс, передайте школе»: the consent of its own, read before it is given.</summary>
internal static class CourseWishDialogue
{
    public const string Kind = "course";

    /// <summary>Whether the person may wish for it: a teacher of a school (heads are not in part B), a course that is not over, and a town that has the consent's text.</summary>
    public static bool Offers(Situation s, EventState e) =>
        CourseWishes.IsCourse(e.Row) && e.Row.IsOn && e.EndsAt > s.Context.Now && s.Person.Joined && s.Person.Position != "head" && e.Row.Municipality == s.Person.Municipality && Consent(s) is not null;

    public static Page Button(Page page, EventState e, IEnumerable<string> mine) => page.Button("wish", mine.Contains(e.Id) ? "course-wish.button-drop" : "course-wish.button");

    public static Step Toggle(Situation s, EventState e) =>
        !Offers(s, e) ? s.Hint("hint.use-buttons")
        : !s.Facts.Has(new MyCourseWishes(), out var mine) ? new Ask(new MyCourseWishes())
        : !mine.Contains(e.Id) ? s.Push(new WishingCourse(e.Id))
        : Conversation.Show(Dropped(s, e.Id, mine.Length == 1).Noting("course-wish.dropped"));

    public static Step Show(Situation s, WishingCourse screen) => EventLookup.Of(s, screen.Event, e => !Offers(s, e) ? s.Pop() : s.Page()
        .Heading("course-wish.title")
        .Raw(ParagraphKind.Prose, e.Row.Title, Privacy.Neutral)
        .Raw(ParagraphKind.Passage, Consent(s)!.Text, Privacy.Neutral)
        .Button("agree", "course-wish.button-agree")
        .Back()
        .Show());

    public static Step On(Situation s, WishingCourse screen) => s.Inbound.Body switch
    {
        Pressed { Key: "agree" } => EventLookup.Of(s, screen.Event, e => Offers(s, e) ? Agreed(s, e, Consent(s)!) : s.Pop()),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Agreed(Situation s, EventState e, ConsentText text) =>
        s.Do(new RecordConsent(Kind, text.Version, text.Hash, e.Row.Municipality)).Do(new WishCourse(e.Row)).Noting("course-wish.done").Pop();

    private static Situation Dropped(Situation s, string id, bool isLast)
    {
        var dropped = s.Do(new DropCourseWish(id));
        return isLast ? dropped.Do(new RevokeConsent(Kind)) : dropped;
    }

    private static ConsentText? Consent(Situation s) => s.Municipality?.Consents.GetValueOrDefault(Kind);
}
