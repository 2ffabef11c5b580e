using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>
/// Makes one person of two who turned out to be the same: everything of the one who goes becomes the other's, sealed anew where it was
/// sealed, and nothing is counted twice. The one who goes leaves no row behind but lines of the consent log, which is only
/// added to.
/// </summary>
public sealed class PersonJoiner(PeopleStore people)
{
    private static readonly Statement AddressesOf = Statement.Named("JoinAddressesOf");
    private static readonly Statement DropAbsence = Statement.Named("JoinDropAbsence");
    private static readonly Statement FindState = Statement.Named("FindState");
    private static readonly Statement JoinState = Statement.Named("JoinState");

    private static readonly Statement[] Moves =
    [
        Statement.Named("JoinDetails"), Statement.Named("JoinAttempts"), Statement.Named("JoinCampaignAttempts"), Statement.Named("JoinCampaignParts"),
        Statement.Named("JoinOtherCampaignParts"), Statement.Named("JoinDropSignals"), Statement.Named("JoinSignals"), Statement.Named("JoinConsents"), Statement.Named("JoinAnonymousParts"),
        Statement.Named("JoinHelpRequests"), Statement.Named("JoinCourseWishes"), Statement.Named("JoinNeedRows"), Statement.Named("JoinRoles"), Statement.Named("JoinDocuments"), Statement.Named("JoinJobs"),
        Statement.Named("JoinUnasked"), Statement.Named("JoinAudit"), Statement.Named("JoinBroadcasts"), Statement.Named("JoinCampaigns"), Statement.Named("JoinEvents"),
        Statement.Named("JoinNeedPlans"), Statement.Named("JoinPageLinks"), Statement.Named("JoinPageSessions"), Statement.Named("JoinRegisterEntries"), Statement.Named("JoinInvites"),
    ];

    private static readonly Statement AbandonShorter = Statement.Named("JoinAbandonShorter");

    /// <param name="from">Goes.</param>
    /// <param name="to">Stays. Both are with us.</param>
    public void Join(UnitOfWork unit, string from, string to, DateTimeOffset at)
    {
        if (people.FindName(unit, to) is null && people.FindName(unit, from) is { } name)
        {
            people.SetName(unit, to, name);
        }

        SaveState(unit, from, to, at);
        unit.Execute(DropAbsence, ("from", from), ("to", to));
        RegistrationStore.MoveAll(unit, people, from, to);
        KeptConsultations.MoveAll(unit, people, from, to);
        KeptMentorings.MoveAll(unit, people, from, to);
        KeptRequests.MoveAll(unit, people, from, to);
        KeptGroups.MoveAll(unit, people, from, to);
        new RouteStore(people).MoveAll(unit, from, to);
        new PageNoteStore(people).MoveAll(unit, from, to);
        new PracticeStore(people).MoveAll(unit, from, to);
        foreach (var move in Moves)
        {
            unit.Execute(move, ("from", from), ("to", to));
        }

        unit.Execute(AbandonShorter, ("to", to));
        foreach (var address in unit.Query(AddressesOf, r => r.Int64(0), ("person", from)))
        {
            people.Move(unit, address, from, to);
        }

        // What could not move because the other has the same already, and what was sealed under the key that goes.
        ErasureStore.Delete(unit, from);
    }

    // Both see the menu next. An anonymous questionnaire waits under it: nothing but the conversation knows its token.
    private static void SaveState(UnitOfWork unit, string from, string to, DateTimeOffset at)
    {
        var (one, other) = (StateOf(unit, to), StateOf(unit, from));
        var anonymous = new[] { other, one }.SelectMany(s => s.Paused.Append(s.Active))
            .Where(s => s is Portion { AnonymousInstrument: not null } or Reviewing { AnonymousInstrument: not null }).TakeLast(3);
        var joined = ConversationState.Initial with { Version = Math.Max(one.Version, other.Version) + 1, Active = new Menu(), Paused = [.. anonymous] };
        unit.Execute(JoinState, ("person", to), ("version", joined.Version), ("state", joined.ToJson()), ("at", at));
    }

    private static ConversationState StateOf(UnitOfWork unit, string person) =>
        unit.Find(FindState, r => ConversationState.FromJson(r.Text(1)), ("person", person)) ?? ConversationState.Initial;
}
