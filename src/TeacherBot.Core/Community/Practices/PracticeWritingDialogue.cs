using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>The fields of a card one by one. Each is kept as soon as it is said; whatever comes between, the card goes on where it stopped.</summary>
internal static class PracticeWritingDialogue
{
    private const string OfHeads = "management";

    public static Turn ShowTitle(Situation s) => s.Page().Typed().Heading("practice.new").Prose("practice.about").Prose("practice.ask.title", ("n", PracticeCard.Longest(PracticeField.Title))).Back().Show();

    public static Step OnTitle(Situation s)
    {
        if (s.Inbound.Body is not TextSaid said)
        {
            return s.Inbound.Body is Pressed ? s.Pop() : s.Hint("hint.use-buttons");
        }

        if (s.Municipality is not { } town || !s.Person.Joined)
        {
            return s.Hint("hint.join-first");
        }

        var id = s.Context.NewId("practice");
        return Typed(s, PracticeField.Title, said.Text, title => s.Do(new DraftPractice(id, town.Id, title)).Go(new PracticeWriting(id, PracticeField.Problem, true)));
    }

    public static Step Show(Situation s, PracticeWriting screen, Practice p)
    {
        if (!MayWrite(s, screen, p))
        {
            return s.Pop();
        }

        var page = s.Page().Heading("practice.field." + PracticeWords.Word(screen.Field));
        if (p.Card.Text(screen.Field) is { } now && screen.Field is not (PracticeField.Subject or PracticeField.Grades))
        {
            page.Raw(ParagraphKind.Passage, now);
        }

        return (screen.Field switch
        {
            PracticeField.Subject => Subjects(s, page.Prose("practice.ask.subject"), p),
            PracticeField.Areas => Areas(s, page.Prose("practice.ask.areas", ("n", PracticeCard.MostAreas)), screen, p),
            PracticeField.Grades => page.Prose("practice.ask.grades").Row([.. PracticeCard.GradeBands.Select((g, i) => new Choice("g." + Digit(i), g) { Chosen = g == p.Card.Grades })]),
            _ => page.Typed().Prose("practice.ask." + PracticeWords.Word(screen.Field), ("n", PracticeCard.Longest(screen.Field))).When(IsOptional(screen.Field), x => x.Button("none", p.Card.Has(screen.Field) ? "practice.button-clear" : "practice.button-skip")),
        }).Back().Show();
    }

    public static Step On(Situation s, PracticeWriting screen, Practice p) => (screen.Field, s.Inbound.Body) switch
    {
        _ when !MayWrite(s, screen, p) => s.Pop(),
        (PracticeField.Subject, Pressed { Key: "every" }) => Kept(s, screen, p, PracticeCard.EverySubject),
        (PracticeField.Subject, Pressed { Key: ['s', '.', .. var subject] }) when s.Catalog.FindSubject(subject) is not null => Kept(s, screen, p, subject),
        (PracticeField.Grades, Pressed { Key: ['g', '.', >= '0' and <= '9' and var digit] }) when digit - '0' < PracticeCard.GradeBands.Length => Kept(s, screen, p, PracticeCard.GradeBands[digit - '0']),
        (PracticeField.Areas, Pressed pressed) => OnAreas(s, screen, p, pressed.Key),
        (_, Pressed { Key: "none" }) when IsOptional(screen.Field) => Kept(s, screen, p, null),
        (_, Pressed) => s.Pop(),
        (PracticeField.Subject or PracticeField.Areas or PracticeField.Grades, _) => s.Hint("hint.use-buttons"),
        (PracticeField.Link or PracticeField.Atlas, TextSaid said) => Typed(s, screen.Field, said.Text, text => AddressOf(text) is { } address ? Kept(s, screen, p, address) : s.Hint("practice.no-address")),
        (_, TextSaid said) => Typed(s, screen.Field, said.Text, text => Kept(s, screen, p, text)),
        _ => s.Hint("hint.use-buttons"),
    };

    private static bool IsOptional(PracticeField field) => field is PracticeField.Link or PracticeField.Atlas;

    private static bool MayWrite(Situation s, PracticeWriting screen, Practice p) =>
        screen.Field == PracticeField.Atlas ? p.Status == PracticeStatus.Published && (p.IsMine || PracticeDialogue.Moderates(s)) : p is { IsMine: true, IsOpen: true };

    private static Step Typed(Situation s, PracticeField field, string said, Func<string, Step> then)
    {
        var (text, most) = (Signature.Without(s, said).Trim(), PracticeCard.Longest(field));
        return text.Length == 0 ? Conversation.Show(s)
            : text.Length > most ? s.Noting("practice.too-long", ("n", most), ("long", text.Length)).Go(s.State.Active)
            : then(field == PracticeField.Title ? text.ReplaceLineEndings(" ") : text);
    }

    // «school.ru/urok» is an address too.
    private static string? AddressOf(string text)
    {
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return !text.Any(char.IsWhiteSpace) && Uri.TryCreate(whole, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Host.Contains('.', StringComparison.Ordinal) ? whole : null;
    }

    private static Step Kept(Situation s, PracticeWriting screen, Practice p, string? text)
    {
        if (screen.Field == PracticeField.Atlas)
        {
            return s.Do(new PlacePractice(p.Id, text)).Noting("practice.kept").Pop();
        }

        var card = p.Card.With(screen.Field, text);
        return Onward(s.Do(new ChangePractice(p.Id, card)), screen, card);
    }

    // Through what is missing, and once to the link; a card that was changed is shown again.
    private static Step Onward(Situation s, PracticeWriting screen, PracticeCard card) =>
        screen.Field == PracticeField.Subject && card.Areas.IsEmpty ? s.Go(screen with { Field = PracticeField.Areas })
        : !screen.IsFirst ? s.Noting("practice.kept").Pop()
        : card.Missing is { } missing ? s.Go(new PracticeWriting(screen.Practice, missing, true))
        : screen.Field != PracticeField.Link && card.Link is null ? s.Go(new PracticeWriting(screen.Practice, PracticeField.Link, true))
        : Whole(s, screen.Practice!);

    private static Step Whole(Situation s, string id)
    {
        var left = s.Noting("practice.whole").At(s.State.Pop());
        return left.State.Active is PracticeView ? left.Go(new PracticeView(id)) : left.Push(new PracticeView(id));
    }

    private static Page Subjects(Situation s, Page page, Practice p)
    {
        foreach (var row in s.Catalog.Subjects.OrderByDescending(x => s.Person.Subjects.Contains(x.Id)).Select(x => new Choice("s." + x.Id, x.Title) { Chosen = x.Id == p.Card.Subject }).Chunk(2))
        {
            page.Row([.. row]);
        }

        return page.Row(page.Choice("every", "practice.button-every") with { Chosen = p.Card.Subject == PracticeCard.EverySubject });
    }

    private static Page Areas(Situation s, Page page, PracticeWriting screen, Practice p)
    {
        var chosen = p.Card.Areas.Where(s.Catalog.Areas.ContainsKey).Select(a => s.Catalog.Areas[a]);
        foreach (var area in AreasOf(s, screen, p).Union(chosen))
        {
            page.Row(new Choice("a." + area.Code, area.Short) { Chosen = p.Card.Areas.Contains(area.Code) });
        }

        foreach (var type in Types(s).Where(t => t != screen.Type))
        {
            page.Button("t." + type, "route.button-type", ("type", s.Catalog.Text("area-type." + type)));
        }

        return page.When(!p.Card.Areas.IsEmpty, x => x.Button("done", "button.done"));
    }

    private static Step OnAreas(Situation s, PracticeWriting screen, Practice p, string key) => key switch
    {
        ['t', '.', .. var type] when Types(s).Contains(type) => s.Go(screen with { Type = type }),
        ['a', '.', .. var code] when p.Card.Areas.Contains(code) => s.Do(new ChangePractice(p.Id, p.Card with { Areas = p.Card.Areas.Remove(code) })).Go(screen),
        ['a', '.', ..] when p.Card.Areas.Length >= PracticeCard.MostAreas => s.Hint("practice.areas-enough"),
        ['a', '.', .. var code] when AreasOf(s, screen, p).Any(a => a.Code == code) => s.Do(new ChangePractice(p.Id, p.Card with { Areas = p.Card.Areas.Add(code) })).Go(screen),
        "done" when !p.Card.Areas.IsEmpty => Onward(s, screen, p.Card),
        _ => s.Pop(),
    };

    private static IEnumerable<ContentArea> AreasOf(Situation s, PracticeWriting screen, Practice p) => s.Catalog.Areas.Values
        .Where(a => screen.Type is { } type ? a.Subject is null && a.Type == type : a.Subject is not null && a.Subject == p.Card.Subject)
        .OrderBy(a => a.Code, StringComparer.Ordinal);

    private static IEnumerable<string> Types(Situation s) => s.Catalog.Areas.Values
        .Where(a => a.Subject is null && (a.Type != OfHeads || s.Person.Position == "head")).Select(a => a.Type).Distinct().Order(StringComparer.Ordinal);

    private static string Digit(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
