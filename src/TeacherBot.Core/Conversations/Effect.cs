using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Core.Conversations;

/// <summary>A consequence of a turn, written as rows in the same transaction. A closed family; the store applies every case.</summary>
public abstract record Effect
{
    private protected Effect()
    {
    }
}

/// <summary>Shows the screen: edits the living message in place, or sends it anew below what was typed.</summary>
public sealed record ShowScreen(Message Message, bool Fresh) : Effect;

/// <summary>Says something that stays: a receipt, a code shown once, a document. No later message replaces it.</summary>
public sealed record Say(Message Message, Lane Lane) : Effect;

/// <summary>A few words over the pressed button, at most 200 characters; nowhere kept.</summary>
public sealed record Toast(string Text) : Effect;

/// <summary>A signal to this conversation at an instant. The same unique name again moves nothing.</summary>
public sealed record ScheduleSignal(string Kind, string Object, DateTimeOffset DueAt, string Unique) : Effect;

/// <summary>Takes a planned signal back; unknown names are fine.</summary>
public sealed record CancelSignal(string Unique) : Effect;

/// <summary>Asks for a document; it arrives later as a message of its own.</summary>
public sealed record RequestDocument(DocumentRecipe Recipe) : Effect;

/// <summary>Begins an attempt on a published instrument; the store adds the school of the day.</summary>
public sealed record StartAttempt(Attempt Attempt) : Effect;

/// <summary>One response, new or changed. Idempotent by attempt and item.</summary>
public sealed record SaveResponse(string Attempt, Response Response) : Effect;

/// <summary>A portion is closed for changes and its result written for reports.</summary>
public sealed record CloseArea(string Attempt, AreaResult Result) : Effect;

/// <summary>Every area of the plan is closed: from now on the attempt counts.</summary>
public sealed record CompleteAttempt(string Attempt) : Effect;

/// <summary>Opens an anonymous questionnaire: the person is marked as having taken part, the responses hang on the token alone.</summary>
public sealed record StartAnonymous(string Token, InstrumentRef Instrument, string School) : Effect;

/// <summary>One response behind the token; no instant is kept, lest it be matched to a person by time.</summary>
public sealed record SaveAnonymousResponse(string Token, Response Response) : Effect;

/// <summary>Ends an anonymous questionnaire; an unfinished one is thrown away whole.</summary>
public sealed record EndAnonymous(string Token, bool Finished) : Effect;

/// <summary>An item's explanation was opened: it is never scored for this person again (ruling R9).</summary>
public sealed record MarkExplained(string Attempt, string Area, int Item) : Effect;

/// <summary>«Вопрос неудачный» with a comment; kept sealed, shown to methodists without a name.</summary>
public sealed record RemarkItem(string Instrument, int Version, string Item, string Comment) : Effect;

/// <summary>A consent was given on its own screen. For processing the person joins the municipality.</summary>
public sealed record RecordConsent(string Kind, int Version, string Hash, string Municipality) : Effect;

/// <summary>One consent taken back; processing is withdrawn by <see cref="WithdrawEverything"/>.</summary>
public sealed record RevokeConsent(string Kind) : Effect;

/// <summary>Blocks all processing at once, keeps the log of consents and plans the erasure.</summary>
public sealed record WithdrawEverything : Effect;

/// <summary>Where the person works from now on; attempts made before keep their school.</summary>
public sealed record SetSchool(string School) : Effect;

/// <summary>The school's code of the deep link and the poster stops working and another takes its place.</summary>
/// <param name="Was">Code of the school's file.</param>
public sealed record RenewSchoolCode(string Municipality, string School, string Was, string Code) : Effect;

/// <summary>teacher, head or other.</summary>
public sealed record SetPosition(string Position) : Effect;

/// <summary>All subjects taught, the main one first; empty only while they are being chosen.</summary>
public sealed record SetSubjects(ImmutableArray<string> Subjects) : Effect;

/// <summary>Optional name, sealed under the person's key; null removes it.</summary>
public sealed record SetName(string? Name) : Effect;

/// <summary>The role worked in; null for the teacher's own.</summary>
public sealed record SetHat(Role? Hat) : Effect;

/// <summary>«Больше не напоминать», or reminders wanted again.</summary>
public sealed record SetReminders(bool Off) : Effect;

/// <summary>Name, further subjects and mailing were asked: never again by themselves.</summary>
public sealed record MarkExtrasAsked : Effect;

/// <summary>A new recovery code; an older one stops working. Shown once in the chat, later only on the person's own paper.</summary>
public sealed record SetRecoveryCode(string Code) : Effect;

/// <summary>This address now belongs to the person whose code was entered; the guest it was goes.</summary>
public sealed record MoveAddressTo(string Person) : Effect;

/// <summary>The person is the same as another known one: everything becomes the other's, and the conversation goes on from the menu.</summary>
public sealed record JoinPerson(string Person) : Effect;

/// <summary>Uses an invite up; idempotent for the same person.</summary>
public sealed record RedeemInvite(string Code) : Effect;

/// <summary>«Попросить помощи по этой теме»: visible with the name to the methodist of the subject.</summary>
public sealed record RequestHelp(string Area) : Effect;

/// <summary>Whether several people read the mailbox this came from.</summary>
public sealed record MarkMailbox(bool IsShared) : Effect;

/// <summary>The address was blocked or unblocked; what waits for a blocked one is finished as gone.</summary>
public sealed record SetReachable(bool Reachable) : Effect;
