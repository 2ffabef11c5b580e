using System.Diagnostics;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Community;
using TeacherBot.Core.Consent;
using TeacherBot.Core.Content;
using TeacherBot.Core.Events;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;
using TeacherBot.Core.Profiles;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Conversations;

/// <summary>Routing only: which dialogue answers, and which shows the active screen. What is said and decided lives with the features.</summary>
public static class Conversation
{
    /// <summary>Decides one turn. Pure: the same situation gives the same step.</summary>
    public static Step Decide(Situation s) => Pages.NeutralChat.Decide(s, Decided);

    private static Step Decided(Situation s) => s.Inbound.Body switch
    {
        Reachability { Reachable: true } => Show(s.Do(new SetReachable(true))),
        Reachability => s.Do(new SetReachable(false)).Quiet(),
        Signal signal => Signals.On(s, signal),
        _ when s.Inbound.IsFromShared => SharedMailbox.On(s),
        _ when ConsentDialogue.IsOutdated(s) => ConsentDialogue.AskAnew(s),
        CommandSaid command => Commands.On(s, command),
        ActionPressed action => Actions.On(s, action),
        Pressed pressed when pressed.Version != s.State.Version => Show(s.Do(new Toast(s.Text("toast.stale")))),
        TokenRefused => Show(s.Do(new Toast(s.Text("toast.refused")))),
        FileSent sent when s.Person.Status == PersonStatus.Active && (ConsultationDialogue.Answered(s) ?? (s.State.Active as ConsultationView)?.Consultation) is { } consultation =>
            ConsultationPictures.On(s, consultation, sent),
        FileSent when s.State.Active is BroadcastWriting or BroadcastView => On(s),
        AttachmentSent { Kind: AttachmentSent.Nothing } => s.Hint("hint.empty-letter"),
        FileSent when s.State.Active is ConsultationAsking => s.Hint("hint.picture-later"),
        AttachmentSent or FileSent => s.Hint("hint.attachment"),
        TextCorrected => s.Hint("hint.corrected"),
        TextSaid { Cut: true } => s.Hint("hint.too-long"),
        Pressed { Key: "menu" } when s.Person.Status == PersonStatus.Active => s.Reset(new Menu()),
        TextSaid said when ConsultationDialogue.Answered(s) is { } consultation && s.Person.Status == PersonStatus.Active =>
            s.Inbound.Answers!.File is { } sent ? ConsultationPictures.On(s, consultation, new FileSent(sent, said.Text)) : ConsultationDialogue.Said(s, consultation, said.Text),
        TextSaid said when s is { State.Active: BroadcastWriting, IsLate: false, Inbound.Answers.File: { } file } =>
            On(s with { Inbound = s.Inbound with { Body = new FileSent(file, said.Text) } }),
        TextSaid when s.IsLate => s.Hint("hint.old-letter"),
        Pressed or TextSaid => On(s),
        _ => throw new UnreachableException(),
    };

    /// <summary>Shows the active screen from facts alone: after a stale press, a restart, or a turn that moved here.</summary>
    public static Step Show(Situation s) => s.State.Active switch
    {
        Welcome or Trying or ChoosingMunicipality or EnteringRecoveryCode => JoiningDialogue.Show(s),
        Consenting or Withdrawing or Farewell or AskingMailing or AgreeingToMailing => ConsentDialogue.Show(s),
        FindingSchool or ChoosingPosition or ChoosingSubject or AskingName => DetailsDialogue.Show(s),
        Menu or ChoosingHat => MenuDialogue.Show(s),
        HelpShown => HelpDialogue.Show(s),
        ChoosingInstrument or ChoosingAreas => InstrumentDialogue.Show(s),
        Portion portion => PortionDialogue.Show(s, portion),
        Reviewing reviewing => ReviewDialogue.Show(s, reviewing),
        AreaDone or ChoosingResult or Result or ResultArea => ResultDialogue.Show(s),
        Explaining explaining => ExplanationDialogue.Show(s, explaining),
        Remarking => RemarkDialogue.Show(s),
        MyData or RecoveryCodeShown or JoiningPerson or AccessJournal or OfficeView => MyDataDialogue.Show(s),
        SharingMailbox => SharedMailbox.Show(s),
        FindingMaterial or MaterialView => MaterialDialogue.Show(s),
        EventScreen => EventDialogue.Show(s),
        AskingHelp asking => HelpRequestDialogue.Show(s, asking),
        RouteScreen screen => Routes.RouteDialogue.Show(s, screen),
        BroadcastScreen screen => BroadcastDialogue.Show(s, screen),
        CampaignList or CampaignDraft or CampaignProgress or CampaignOffer => CampaignDialogue.Show(s),
        ReportScreen screen => ReportDialogue.Show(s, screen),
        _ => ShowColleagues(s),
    };

    private static Step ShowColleagues(Situation s) => s.State.Active switch
    {
        YearPlanScreen screen => Community.YearPlanDialogue.Show(s, screen),
        RegisterScreen screen => RegisterDialogue.Show(s, screen),
        Colleagues => ColleaguesDialogue.Show(s),
        MentorScreen screen => MentorDialogue.Show(s, screen),
        GroupScreen screen => GroupDialogue.Show(s, screen),
        FaqScreen screen => FaqDialogue.Show(s, screen),
        RequestScreen screen => RequestDialogue.Show(s, screen),
        PracticeScreen screen => PracticeDialogue.Show(s, screen),
        AgendaScreen screen => Community.AgendaDialogue.Show(s, screen),
        ConsultationScreen screen => ConsultationDialogue.Show(s, screen),
        _ => throw new UnreachableException(),
    };

    private static Step On(Situation s) => s.State.Active switch
    {
        Welcome or Trying or ChoosingMunicipality or EnteringRecoveryCode => JoiningDialogue.On(s),
        Consenting or Withdrawing or Farewell or AskingMailing or AgreeingToMailing => ConsentDialogue.On(s),
        FindingSchool or ChoosingPosition or ChoosingSubject or AskingName => DetailsDialogue.On(s),
        Menu or ChoosingHat => MenuDialogue.On(s),
        HelpShown => HelpDialogue.On(s),
        ChoosingInstrument or ChoosingAreas => InstrumentDialogue.On(s),
        Portion portion => PortionDialogue.On(s, portion),
        Reviewing reviewing => ReviewDialogue.On(s, reviewing),
        AreaDone or ChoosingResult or Result or ResultArea => ResultDialogue.On(s),
        Explaining explaining => ExplanationDialogue.On(s, explaining),
        Remarking remarking => RemarkDialogue.On(s, remarking),
        MyData or RecoveryCodeShown or JoiningPerson or AccessJournal or OfficeView => MyDataDialogue.On(s),
        SharingMailbox => SharedMailbox.OnScreen(s),
        FindingMaterial or MaterialView => MaterialDialogue.On(s),
        EventScreen => EventDialogue.On(s),
        AskingHelp asking => HelpRequestDialogue.On(s, asking),
        RouteScreen screen => Routes.RouteDialogue.On(s, screen),
        BroadcastScreen screen => BroadcastDialogue.On(s, screen),
        CampaignList or CampaignDraft or CampaignProgress or CampaignOffer => CampaignDialogue.On(s),
        ReportScreen screen => ReportDialogue.On(s, screen),
        _ => OnColleagues(s),
    };

    private static Step OnColleagues(Situation s) => s.State.Active switch
    {
        YearPlanScreen screen => Community.YearPlanDialogue.On(s, screen),
        RegisterScreen screen => RegisterDialogue.On(s, screen),
        Colleagues => ColleaguesDialogue.On(s),
        MentorScreen screen => MentorDialogue.On(s, screen),
        GroupScreen screen => GroupDialogue.On(s, screen),
        FaqScreen screen => FaqDialogue.On(s, screen),
        RequestScreen screen => RequestDialogue.On(s, screen),
        PracticeScreen screen => PracticeDialogue.On(s, screen),
        AgendaScreen screen => Community.AgendaDialogue.On(s, screen),
        ConsultationScreen screen => ConsultationDialogue.On(s, screen),
        _ => throw new UnreachableException(),
    };
}
