using System.Diagnostics;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>Consultations: asking, the queue, the dialogue. Routing, and what the parts share.</summary>
internal static class ConsultationDialogue
{
    /// <summary>Beginning of the names of threads that are consultations.</summary>
    private const string Thread = "consultation.";

    private const string Answering = "menu.button-queue";

    public static Step Show(Situation s, ConsultationScreen screen) => screen switch
    {
        ConsultationList => AskingDialogue.List(s),
        ConsultationAsking asking => AskingDialogue.Ask(s, asking),
        ConsultationDraft draft => With(s, draft.Consultation, c => AskingDialogue.Confirm(s, c)),
        ConsultationView view => With(s, view.Consultation, c => ConsultationPage.Show(s, c)),
        ConsultationTransfer transfer => With(s, transfer.Consultation, c => TransferDialogue.Show(s, c)),
        ConsultationQueue => AnsweringDialogue.Queue(s),
        _ => throw new UnreachableException(),
    };

    public static Step On(Situation s, ConsultationScreen screen) => screen switch
    {
        ConsultationList => AskingDialogue.OnList(s),
        ConsultationAsking asking => AskingDialogue.OnAsk(s, asking),
        ConsultationDraft draft => With(s, draft.Consultation, c => AskingDialogue.OnConfirm(s, c)),
        ConsultationView view => With(s, view.Consultation, c => ConsultationPage.On(s, c)),
        ConsultationTransfer transfer => With(s, transfer.Consultation, c => TransferDialogue.On(s, c)),
        ConsultationQueue => AnsweringDialogue.OnQueue(s),
        _ => throw new UnreachableException(),
    };

    /// <summary>/ask: questions to answer for those who answer, with their own behind a button; one's own for everybody else.</summary>
    public static Step Open(Situation s) => ButtonOf(s) switch
    {
        null => s.Hint("hint.join-first"),
        Answering => s.State.Active is ConsultationQueue ? s.Go(new ConsultationQueue()) : s.Push(new ConsultationQueue()),
        _ => s.State.Active is ConsultationList ? s.Go(new ConsultationList()) : s.Push(new ConsultationList()),
    };

    /// <summary>The text of the menu's button; null for somebody who can neither ask nor answer.</summary>
    public static string? ButtonOf(Situation s) =>
        s.Municipality is { } town && ConsultationRights.Answers(s.Person, town.Id) ? Answering : s.Person.Joined ? "button.consultations" : null;

    public static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string ThreadOf(string consultation) => Thread + consultation;

    /// <summary>The consultation a letter answers; null when it answers something else.</summary>
    public static string? Answered(Situation s) =>
        s.Inbound.Answers?.Thread is { } thread && thread.StartsWith(Thread, StringComparison.Ordinal) ? thread[Thread.Length..] : null;

    /// <summary>A letter of the thread was answered: that is a word of the consultation, whatever screen is open.</summary>
    public static Step Said(Situation s, string consultation, string text) =>
        With(s, consultation, c => ConsultationPage.Say(s, c, text));

    /// <summary>Shows a consultation next, above whatever is open.</summary>
    public static Step View(Situation s, string consultation) =>
        s.State.Active is ConsultationView ? s.Go(new ConsultationView(consultation)) : s.Push(new ConsultationView(consultation));

    /// <summary>«Математика · дроби», or the subject alone.</summary>
    public static string About(Situation s, string subject, string? area) =>
        (s.Catalog.FindSubject(subject)?.Title ?? subject) + (area is not null && s.Catalog.Areas.TryGetValue(area, out var found) ? " · " + found.Short : "");

    public static Step With(Situation s, string id, Func<Consultation, Step> then) =>
        !s.Facts.Has(new ConsultationOf(id), out var c) ? new Ask(new ConsultationOf(id))
        : c is not null && Sees(s, c) ? then(c)
        : s.State.Active is ConsultationView or ConsultationDraft or ConsultationTransfer ? s.Noting("consultation.gone").Pop()
        : s.Hint("consultation.gone");

    private static bool Sees(Situation s, Consultation c) => c.Party switch
    {
        ConsultationParty.Asker => true,
        ConsultationParty.Answerer => ConsultationRights.Answers(s.Person, c.Municipality),
        _ => c.Status == ConsultationStatus.Waiting && ConsultationRights.Answers(s.Person, c.Municipality),
    };
}
