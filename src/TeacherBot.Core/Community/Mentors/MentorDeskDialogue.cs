using System.Text.RegularExpressions;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>The coordinator's side: who offers to be a mentor, by which order, and until when. Whom a mentor helps is not seen here.</summary>
internal static partial class MentorDeskDialogue
{
    public static Step Show(Situation s, MentorScreen screen) => With(s, lines => screen is MentorConfirming confirming
        ? lines.FirstOrDefault(l => l.Card.Id == confirming.Card) is { } line ? ShowOne(s, line) : s.Noting("mentor.gone").Pop()
        : ShowAll(s, lines));

    public static Step On(Situation s, MentorScreen screen) => With(s, lines => (screen, s.Inbound.Body) switch
    {
        (MentorDesk, Pressed { Key: ['c', '.', .. var id] }) when lines.Any(l => l.Card.Id == id) => s.Push(new MentorConfirming(id)),
        (MentorConfirming confirming, var body) when lines.FirstOrDefault(l => l.Card.Id == confirming.Card) is { } line => OnOne(s, line.Card, body),
        (_, Pressed) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    });

    private static Step With(Situation s, Func<IReadOnlyList<MentorLine>, Step> then) =>
        !CampaignRights.Runs(s) ? s.Noting("role.refused").Reset(new Menu())
        : s.Facts.Has(new MentorDeskOf(s.Person.Municipality!), out var lines) ? then(lines) : new Ask(new MentorDeskOf(s.Person.Municipality!));

    private static Turn ShowAll(Situation s, IReadOnlyList<MentorLine> lines)
    {
        var page = s.Page().Heading("mentor.desk-title").Prose(lines.Count == 0 ? "mentor.desk-empty" : "mentor.desk",
            ("n", lines.Count(l => l.Card.Status == MentorCardStatus.Confirmed)), ("k", lines.Sum(l => l.Card.Taken)));
        foreach (var line in lines)
        {
            page.Row(new Choice("c." + line.Card.Id, s.Text(line.Card.Status == MentorCardStatus.Offered ? "mentor.desk-new" : "mentor.desk-line", ("name", Name(s, line)))));
        }

        return page.Back().Show();
    }

    private static Turn ShowOne(Situation s, MentorLine line)
    {
        var card = line.Card;
        var page = s.Page().Typed().Raw(ParagraphKind.Heading, Name(s, line))
            .Raw(ParagraphKind.Prose, string.Join(", ", new[] { s.Municipality!.FindSchool(line.School ?? "")?.Title }.Concat(line.Subjects.Select(x => s.Catalog.FindSubject(x)?.Title)).OfType<string>()));
        page.When(card.Areas.Length > 0, p => p.Raw(ParagraphKind.Prose, string.Join(", ", card.Areas.Select(s.Catalog.AreaShort))))
            .Prose("mentor.desk-room", ("k", card.Taken), ("n", card.Capacity))
            .When(card.Order is not null, p => p.Prose("mentor.card-order", ("order", card.Order!), ("day", card.From is { } from ? RussianDate.DayAndMonth(from) : "—")))
            .When(card.Until is not null, p => p.Prose("mentor.card-until", ("day", RussianDate.DayAndMonth(card.Until!.Value))))
            .Prose(card.Status == MentorCardStatus.Offered ? "mentor.order-ask" : "mentor.order-change");
        return page.When(card.Status == MentorCardStatus.Offered, p => p.Button("plain", "mentor.button-plain"))
            .Button("end", card.Status == MentorCardStatus.Offered ? "mentor.button-refuse" : "mentor.button-dismiss")
            .Back().Show();
    }

    private static Step OnOne(Situation s, MentorCard card, InboundBody body) => body switch
    {
        Pressed { Key: "plain" } when card.Status == MentorCardStatus.Offered => s.Do(new ConfirmMentorCard(card.Id, null, s.Today, null)).Noting("mentor.confirmed").Pop(),
        Pressed { Key: "end" } when card.Status == MentorCardStatus.Confirmed => s.Push(new MentorEnding(MentorEndingPage.Desk, card.Id)),
        Pressed { Key: "end" } => s.Do(new EndMentorCard(card.Id)).Noting("mentor.dismissed").Pop(),
        Pressed { Key: "back" } => s.Pop(),
        Pressed => Conversation.Show(s),
        TextSaid said => Ordered(s, card, said.Text),
        _ => s.Hint("hint.use-buttons"),
    };

    // «№ 45 от 12.01.2027 до 31.05.2027».
    private static Step Ordered(Situation s, MentorCard card, string typed)
    {
        var number = Order().Match(typed);
        var days = TypedDays.In(number.Success ? typed[(number.Index + number.Length)..] : typed, s.Today.AddYears(-1));
        return !number.Success || days.Length is 0 or > 2 || (days.Length == 2 && (days[1] <= days[0] || days[1] < s.Today))
            ? s.Hint("mentor.order-wrong")
            : s.Do(new ConfirmMentorCard(card.Id, number.Groups["order"].Value, days[0], days.Length == 2 ? days[1] : null)).Noting("mentor.confirmed").Pop();
    }

    private static string Name(Situation s, MentorLine line) => line.Name ?? s.Text("consultation.no-name");

    [GeneratedRegex("^\\s*(?:приказ\\s*)?(?:№|N|номер)?\\s*(?<order>[\\p{L}\\d][\\p{L}\\d/\\-]{0,19})(?=\\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Order();
}
