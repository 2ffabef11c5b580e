using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>One's own card as a mentor: areas, room, name; offered, changed and ended by its owner.</summary>
internal static class MentorCardPage
{
    private const int UsualCapacity = 2;

    public static Step Show(Situation s, MentorScreen screen) => With(s, card => card is null ? s.Pop() : screen is MentorNaming ? NamingPage.Show(s, NamingPage.Mentor, "mentor.no-naming") : ShowCard(s, card));

    public static Step On(Situation s, MentorScreen screen) => With(s, card => card is null ? s.Pop() : screen is MentorNaming ? NamingPage.On(s, NamingPage.Mentor, "mentor.named") : OnCard(s, card));

    /// <summary>Opens the card; a first press begins one.</summary>
    public static Step Begin(Situation s) => With(s, card => (card is null ? s.Do(new SaveMentorCard(New(s))) : s).Push(new MentorCardView()));

    private static MentorCard New(Situation s) => new(s.Context.NewId("mentor"), s.Person.Municipality!, MentorCardStatus.Draft, [], UsualCapacity);

    internal static bool IsNamed(Situation s) => s.Person.HasName && s.Person.Consents.ContainsKey(NamingPage.Mentor);

    private static Step With(Situation s, Func<MentorCard?, Step> then) => s.Facts.Has(new MyMentorCard(), out var card) ? then(card) : new Ask(new MyMentorCard());

    private static Turn ShowCard(Situation s, MentorCard card)
    {
        var page = s.Page().Heading("mentor.card-title").Prose(card.Status switch
        {
            MentorCardStatus.Draft => "mentor.card-draft",
            MentorCardStatus.Offered => "mentor.card-offered",
            _ => "mentor.card-confirmed",
        });
        page.When(card.Order is not null, p => p.Prose("mentor.card-order", ("order", card.Order!), ("day", card.From is { } from ? RussianDate.DayAndMonth(from) : "—")))
            .When(card.Until is not null, p => p.Prose("mentor.card-until", ("day", RussianDate.DayAndMonth(card.Until!.Value))))
            .Prose(card.Areas.IsEmpty ? "mentor.card-whole" : "mentor.card-areas", ("n", card.Areas.Length))
            .Prose("mentor.card-room", ("k", card.Taken), ("n", card.Capacity))
            .Prose(IsNamed(s) ? "mentor.card-named" : "mentor.card-unnamed");
        foreach (var area in Areas(s))
        {
            page.Row(new Choice("a." + area.Code, area.Short) { Chosen = card.Areas.Contains(area.Code) });
        }

        return page.Row([.. Enumerable.Range(1, MentorCard.MostPairs).Select(n => new Choice("n" + Number(n), Number(n)) { Chosen = card.Capacity == n })])
            .Button("name", IsNamed(s) ? "mentor.button-unname" : "mentor.button-name")
            .When(card.Status == MentorCardStatus.Draft, p => p.Button("offer", "mentor.button-offer"))
            .Button("end", card.Status == MentorCardStatus.Confirmed ? "mentor.button-leave" : "mentor.button-withdraw")
            .Back().Show();
    }

    private static Step OnCard(Situation s, MentorCard card) => s.Inbound.Body switch
    {
        Pressed { Key: ['a', '.', .. var code] } when Areas(s).Any(a => a.Code == code) =>
            Saved(s, card with { Areas = card.Areas.Contains(code) ? card.Areas.Remove(code) : card.Areas.Add(code) }),
        Pressed { Key: ['n', >= '1' and <= '5'] n } => Saved(s, card with { Capacity = n[1] - '0' }),
        Pressed { Key: "name" } when IsNamed(s) => s.Do(new RevokeConsent(NamingPage.Mentor)).Noting("mentor.unnamed").Go(s.State.Active),
        Pressed { Key: "name" } => s.Person.HasName ? s.Push(new MentorNaming()) : s.Noting("mentor.needs-name").Push(new AskingName(false)),
        Pressed { Key: "offer" } when card.Status == MentorCardStatus.Draft => s.Person.HasName
            ? s.Do(new OfferMentorCard(card.Id)).Noting("mentor.offered").Go(s.State.Active)
            : s.Noting("mentor.needs-name").Push(new AskingName(false)),
        Pressed { Key: "end" } when card.Status == MentorCardStatus.Confirmed => s.Push(new MentorEnding(MentorEndingPage.Card, card.Id)),
        Pressed { Key: "end" } => s.Do(new EndMentorCard(card.Id)).Noting("mentor.ended-card").Pop(),
        Pressed { Key: "back" } => s.Pop(),
        Pressed => Conversation.Show(s),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Saved(Situation s, MentorCard card) => s.Do(new SaveMentorCard(card)).Go(s.State.Active);

    private static IEnumerable<ContentArea> Areas(Situation s) => s.Catalog.Areas.Values
        .Where(a => a.Subject is { } subject && s.Person.Subjects.Contains(subject)).OrderBy(a => a.Code, StringComparer.Ordinal);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
