using System.Diagnostics;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>Practices: writing, consent, reading by a methodist, publication. Routing, and what the parts share.</summary>
internal static class PracticeDialogue
{
    public static Step Show(Situation s, PracticeScreen screen) => screen switch
    {
        PracticeList => PracticeLists.ShowMine(s),
        PracticeCatalogue catalogue => PracticeLists.ShowCatalogue(s, catalogue),
        PracticeQueue => PracticeLists.ShowQueue(s),
        PracticeView view => With(s, view.Practice, p => PracticePage.Show(s, p)),
        PracticeWriting { Practice: null } => PracticeWritingDialogue.ShowTitle(s),
        PracticeWriting writing => With(s, writing.Practice, p => PracticeWritingDialogue.Show(s, writing, p)),
        PracticeAgreeing agreeing => With(s, agreeing.Practice, p => PracticeConsents.Show(s, agreeing, p)),
        PracticeReturning returning => With(s, returning.Practice, p => PracticeModeration.ShowReturning(s, p)),
        _ => throw new UnreachableException(),
    };

    public static Step On(Situation s, PracticeScreen screen) => screen switch
    {
        PracticeList => PracticeLists.OnMine(s),
        PracticeCatalogue catalogue => PracticeLists.OnCatalogue(s, catalogue),
        PracticeQueue => PracticeLists.OnQueue(s),
        PracticeView view => With(s, view.Practice, p => PracticePage.On(s, p)),
        PracticeWriting { Practice: null } => PracticeWritingDialogue.OnTitle(s),
        PracticeWriting writing => With(s, writing.Practice, p => PracticeWritingDialogue.On(s, writing, p)),
        PracticeAgreeing agreeing => With(s, agreeing.Practice, p => PracticeConsents.On(s, agreeing, p)),
        PracticeReturning returning => With(s, returning.Practice, p => PracticeModeration.OnReturning(s, p)),
        _ => throw new UnreachableException(),
    };

    /// <summary>/practice: one's own.</summary>
    public static Step OpenMine(Situation s) => !s.Person.Joined ? s.Hint("hint.join-first") : s.State.Active is PracticeList ? s.Go(new PracticeList()) : s.Push(new PracticeList());

    /// <summary>/practices: what waits to be read for methodists, what is published for everybody else.</summary>
    public static Step OpenAll(Situation s) =>
        Moderates(s) ? s.State.Active is PracticeQueue ? s.Go(new PracticeQueue()) : s.Push(new PracticeQueue())
        : s.Person.Status != PersonStatus.Active || s.Municipality is null ? s.Hint("hint.join-first")
        : s.State.Active is PracticeCatalogue ? s.Go(new PracticeCatalogue(0)) : s.Push(new PracticeCatalogue(0));

    /// <summary>One practice next; that a methodist reads it is noted, for its author may take it back meanwhile.</summary>
    public static Step Open(Situation s, string id) => With(s, id, p =>
    {
        var opened = Reads(s, p) ? s.Do(new OpenPractice(id)) : s;
        return s.State.Active is PracticeView ? opened.Go(new PracticeView(id)) : opened.Push(new PracticeView(id));
    });

    /// <summary>Methodists of the whole municipality, as with frequent questions.</summary>
    public static bool Moderates(Situation s) => FaqList.Moderates(s.Person);

    /// <summary>
    /// Whether this person decides about it: nobody does about their own. What no methodist has decided for a week coordinators may
    /// decide as well: a municipality may have no methodist.
    /// </summary>
    public static bool Reads(Situation s, Practice p) => !p.IsMine && p.Status == PracticeStatus.Submitted
        && (Moderates(s) || (CampaignRights.Runs(s) && s.Context.Now - p.SubmittedAt >= PracticeSignals.Unread));

    public static Step With(Situation s, string id, Func<Practice, Step> then) =>
        !s.Facts.Has(new PracticeOf(id), out var p) ? new Ask(new PracticeOf(id))
        : p is not null && (p.IsMine || p.Status == PracticeStatus.Published || Reads(s, p)) ? then(p)
        : s.State.Active is PracticeView or PracticeWriting or PracticeAgreeing or PracticeReturning ? s.Noting("practice.gone").Pop()
        : s.Hint("practice.gone");
}
