using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>One consultation by either side: what was said, and what may be done now. Whatever is typed here is said to the other one.</summary>
internal static class ConsultationPage
{
    private const int Newest = 3;
    private const int Begins = 150;

    public static Step Show(Situation s, Consultation c)
    {
        if (c.Status == ConsultationStatus.Draft)
        {
            return s.Go(new ConsultationDraft(c.Id));
        }

        var page = s.Page()
            .When(c.Party != ConsultationParty.Outsider, p => p.Thread(ConsultationDialogue.ThreadOf(c.Id), "consultation.subject"))
            .Raw(ParagraphKind.Heading, ConsultationDialogue.About(s, c.Subject, c.Area));
        if (c is { Party: ConsultationParty.Answerer, IsNamed: true })
        {
            page.Prose("consultation.by", ("name", c.Asker ?? s.Text("consultation.no-name")), ("school", s.Catalog.Municipalities[c.Municipality].FindSchool(c.School ?? "")?.Title ?? "—"));
        }

        foreach (var (word, text) in Shown(c))
        {
            page.Small(By(c, word)).Raw(ParagraphKind.Passage, text).When(word.Picture is not null && c.Party != ConsultationParty.Outsider, p => p.Button("i." + ConsultationDialogue.Number(word.Number), word.Picture == ConsultationPictures.Pdf ? "consultation.button-file" : "consultation.button-picture"));
        }

        return (c.Party switch
        {
            ConsultationParty.Asker => OfAsker(page, c),
            ConsultationParty.Answerer => OfAnswerer(page, c),
            _ => page.Prose("consultation.waiting-yours").Button("claim", "consultation.button-claim"),
        }).When(FaqDialogue.MayWrite(s, c), p => p.Button("faq", "faq.button-write")).Back().Show();
    }

    public static Step On(Situation s, Consultation c) => s.Inbound.Body switch
    {
        TextSaid said => Say(s, c, said.Text),
        Pressed { Key: "claim" } when c is { Party: ConsultationParty.Outsider, Status: ConsultationStatus.Waiting } =>
            s.Do(new ClaimConsultation(c.Id)).Noting("consultation.claimed").Go(s.State.Active),
        Pressed { Key: "faq" } when FaqDialogue.MayWrite(s, c) => s.Push(new FaqWriting(c.Id, null)),
        Pressed { Key: ['i', '.', .. var number] } when c.Party != ConsultationParty.Outsider && c.Words.FirstOrDefault(w => ConsultationDialogue.Number(w.Number) == number) is { Picture: not null } word =>
            ConsultationPictures.Sent(s, c.Id, word).Noting("document.soon").Go(s.State.Active),
        Pressed { Key: "release" } when c is { Party: ConsultationParty.Answerer, Status: ConsultationStatus.Claimed } =>
            s.Do(new ReleaseConsultation(c.Id)).Noting("consultation.released").Pop(),
        Pressed { Key: "transfer" } when c is { Party: ConsultationParty.Answerer, Status: ConsultationStatus.Claimed } => s.Push(new ConsultationTransfer(c.Id)),
        Pressed { Key: "close" } when c.Status == ConsultationStatus.Claimed && c.Party != ConsultationParty.Outsider => Close(s, c),
        Pressed { Key: "drop" } when c is { Party: ConsultationParty.Asker, Status: ConsultationStatus.Waiting } =>
            s.Do(new DropConsultation(c.Id)).Noting("consultation.dropped").Pop(),
        Pressed { Key: ['m', '.', .. var minutes] } when AnsweringDialogue.AsksTime(c) => AnsweringDialogue.Took(s, c, minutes),
        Pressed { Key: ['m', >= '1' and <= '5'] mark } => Mark(s, c, mark[1] - '0'),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Passes a word on to the other side, or takes the minutes that were asked for; whatever screen is open.</summary>
    public static Step Say(Situation s, Consultation c, string text)
    {
        if (AnsweringDialogue.AsksTime(c))
        {
            return AnsweringDialogue.Took(s, c, text.Trim());
        }

        if (!c.IsOpen || c.Party == ConsultationParty.Outsider || text.Length > Consultation.LongestWord || text.Trim().Length == 0)
        {
            var why = !c.IsOpen ? "consultation.not-passed" : text.Length > Consultation.LongestWord ? "consultation.too-long" : "consultation.not-yours";
            return ConsultationDialogue.View(text.Trim().Length == 0 ? s : s.Noting(why), c.Id);
        }

        var said = Said(s, c, text);
        var receipt = c.Status == ConsultationStatus.Waiting ? "consultation.added" : "consultation.passed-on";
        return s.State.Active is ConsultationView view && view.Consultation == c.Id
            ? said.Noting(receipt).Go(view)
            : said.Do(new Say(s.Page().Thread(ConsultationDialogue.ThreadOf(c.Id), "consultation.subject").Prose(receipt).Build(), Lane.Reply)).Quiet();
    }

    /// <summary>A word without its signature where the asker is not named.</summary>
    public static Situation Said(Situation s, Consultation c, string text) =>
        s.Do(new SayInConsultation(c.Id, c is { Party: ConsultationParty.Asker, IsNamed: false } ? Signature.Without(s, text) : text));

    public static Step Close(Situation s, Consultation c) =>
        ConsultationDialogue.View(s.Do(new CloseConsultation(c.Id)).Noting(c.Party == ConsultationParty.Answerer ? "consultation.closed" : "consultation.thanks"), c.Id);

    public static Step Mark(Situation s, Consultation c, int mark) =>
        c is { Party: ConsultationParty.Asker, Status: ConsultationStatus.Closed }
        ? s.Do(new MarkConsultation(c.Id, mark)).Noting("consultation.marked").Go(new ConsultationView(c.Id))
        : Conversation.Show(s);

    // The question and the newest words, whole as long as all of them fit one message; the newest is whole always.
    private static List<(ConsultationWord Word, string Text)> Shown(Consultation c)
    {
        var shown = c.Words.Where((_, i) => i == 0 || i >= c.Words.Length - Newest).Reverse().ToList();
        var left = Consultation.LongestWord;
        var texts = new List<(ConsultationWord Word, string Text)>();
        foreach (var word in shown)
        {
            var isWhole = word.Text.Length <= Math.Max(left, Begins);
            texts.Insert(0, (word, isWhole ? word.Text : word.Text[..Begins].TrimEnd() + "…"));
            left -= isWhole ? word.Text.Length : Begins;
        }

        return texts;
    }

    // A question that came back may have been answered by somebody else before.
    private static string By(Consultation c, ConsultationWord word) => (word.IsOfAsker, c.Party) switch
    {
        (true, ConsultationParty.Asker) => "consultation.you",
        (true, _) => "consultation.teacher",
        (false, ConsultationParty.Asker) => c.IsToMentor ? "consultation.answerer-mentor" : "consultation.answerer",
        (false, _) => "consultation.answer",
    };

    private static Page OfAsker(Page page, Consultation c) => c.Status switch
    {
        ConsultationStatus.Waiting => page.Typed().Prose("consultation.waiting").Button("drop", "consultation.button-take-back"),
        ConsultationStatus.Claimed => page.Typed().Prose("consultation.write").Button("close", "consultation.button-clear"),
        _ when c.Mark is null => page.Prose("consultation.rate").Row([.. Enumerable.Range(1, 5).Select(m => Digit("m", m))]),
        _ => page.Prose("consultation.over"),
    };

    private static Page OfAnswerer(Page page, Consultation c) => c.Status switch
    {
        ConsultationStatus.Claimed => page.Typed().Prose("consultation.write-answer").Button("close", "consultation.button-close")
            .Row(page.Choice("transfer", "consultation.button-transfer"), page.Choice("release", "consultation.button-release")),
        _ when AnsweringDialogue.AsksTime(c) => AnsweringDialogue.AskTime(page),
        _ => page.Prose("consultation.over-timed", ("n", c.Minutes ?? 0)),
    };

    private static Choice Digit(string key, int mark) =>
        new(key + mark.ToString(System.Globalization.CultureInfo.InvariantCulture), mark.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
