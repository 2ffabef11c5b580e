using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Reports;
using TeacherBot.Operations;
using TeacherBot.Store;

namespace TeacherBot.Pages.Board;

/// <summary>A person at the board, in the situation of their conversation: rights, words and what may be known are the chat's.</summary>
internal sealed class BoardSeat
{
    private readonly Bot bot;
    private readonly Speaker speaker;

    private BoardSeat(Bot bot, Speaker speaker, Situation s) => (this.bot, this.speaker, S) = (bot, speaker, s);

    public Situation S { get; }

    public Municipality Town => S.Municipality!;

    /// <summary>More than the map of a cluster.</summary>
    public bool IsWhole => ReportRights.Sees(S);

    /// <summary>Opened ones, the newest first.</summary>
    public ImmutableArray<Campaign> Campaigns => field.IsDefault ? field = [.. Know(new CampaignsOfTown()).Where(c => c.Status != CampaignStatus.Draft)] : field;

    /// <summary>Null for somebody who has no report of campaigns in the conversation either.</summary>
    public static BoardSeat? Of(Bot bot, string person)
    {
        var now = bot.Clock.GetUtcNow();
        if (bot.Database.Read(unit => PeopleStore.FindPerson(unit, person) is { } known ? known with { Person = known.Person with { Roles = RoleStore.Of(unit, person, now) } } : null) is not { } speaker)
        {
            return null;
        }

        var s = new Situation(ConversationState.Initial, new Inbound("board", ChannelNames.Page, now, new CommandSaid("board", "")), speaker.Person, bot.Catalog.Value, new TurnContext(now, 0));
        return ReportRights.SeesCampaigns(s) ? new(bot, speaker, s) : null;
    }

    /// <summary>What the conversation would be told.</summary>
    public T Know<T>(Query<T> query) => (T)bot.Database.Read(unit => bot.Stores.Queries.Answer(unit, speaker, S.Context.Now, query))!;

    /// <summary>Whether the person may have a report at all.</summary>
    public bool Sees(ReportKind kind, string? cut) => ReportRights.Sees(S.Person, Town, kind, cut);

    /// <summary>What it could be of now: campaigns or years by id, the newest first.</summary>
    public IReadOnlyList<(string Id, string Title)> Subjects(ReportKind kind) => ReportForms.IsOfYear(kind)
        ? [.. ReportYears.All(Town, S.Context.Now).Select(y => (ReportYears.Id(y), S.Text("report.year", ("year", y))))]
        : [.. Campaigns.Where(c => ReportDialogue.IsReady(S, kind, c)).Select(c => (c.Id, ReportDialogue.WaveLine(S, c)))];

    public BoardFrame Frame(string section, string session) => new(Town.Title, section, IsWhole, PageForm.Guard(session));

    /// <summary>«3 вопроса».</summary>
    public static string Counted(int n, string one, string few, string many) => $"{ReportCell.Of(n).Text} {Phrase.Plural(n, one, few, many)}";
}
