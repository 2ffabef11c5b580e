using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>The asker's side before the dialogue: own questions, the question typed, its last look before it is sent.</summary>
internal static class AskingDialogue
{
    /// <summary>Questions of one person that are not closed.</summary>
    public const int MostOpen = 5;

    private const int LongestLabel = 40;

    public static Step List(Situation s)
    {
        if (!s.Facts.Has(new MyConsultations(), out var mine))
        {
            return new Ask(new MyConsultations());
        }

        var page = s.Page().Heading("consultation.mine").When(mine.IsEmpty, p => p.Prose("consultation.none"));
        foreach (var line in mine)
        {
            page.Row(new Choice("c." + line.Id, Label(s, line)));
        }

        return page.Button("ask", "consultation.button-ask").Button("faq", "faq.title").Back().Show();
    }

    public static Step OnList(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: "ask" } => s.Push(new ConsultationAsking(null)),
        Pressed { Key: "faq" } => s.Push(new FaqQuestions(0)),
        Pressed { Key: ['c', '.', .. var id] } => s.Push(new ConsultationView(id)),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Step Ask(Situation s, ConsultationAsking screen) => s.Page()
        .Typed()
        .Heading(screen.Mentoring is null ? "consultation.ask-title" : "consultation.ask-title-mentor")
        .When(screen.Area is not null, p => p.Raw(ParagraphKind.Prose, s.Catalog.AreaTitle(screen.Area!)))
        .Prose("consultation.ask")
        .Back()
        .Show();

    public static Step OnAsk(Situation s, ConsultationAsking screen) => s.Inbound.Body switch
    {
        TextSaid said when said.Text.Trim().Length > 0 => Typed(s, screen, said.Text),
        Pressed => s.Pop(),
        _ => Conversation.Show(s),
    };

    public static Step Confirm(Situation s, Consultation c)
    {
        if (c.Status != ConsultationStatus.Draft)
        {
            return s.Go(new ConsultationView(c.Id));
        }

        var few = new TeachersOf(c.Municipality, c.Subject);
        if (!s.Facts.Has(few, out var teachers) || !s.Facts.Has(new FaqOfTown(), out var faq))
        {
            return new Ask([few, new FaqOfTown()]);
        }

        var alike = FaqList.Alike(faq, c.Subject, c.Words[0].Text);

        var page = s.Page()
            .Heading(c.IsToMentor ? "consultation.confirm-title-mentor" : "consultation.confirm-title")
            .Raw(ParagraphKind.Prose, ConsultationDialogue.About(s, c.Subject, c.Area))
            .Raw(ParagraphKind.Passage, c.Words[0].Text)
            .When(c.IsToMentor, p => p.Prose("consultation.to-mentor"))
            .When(!c.IsNamed, p => p.Prose("consultation.unnamed"))
            .When(c.IsNamed, p => p.Prose("consultation.named"))
            .When(!c.IsNamed && !c.IsToMentor && teachers < s.Catalog.MinimumGroup, p => p.Prose("consultation.few"))
            .When(!alike.IsEmpty, p => FaqDialogue.Buttons(p.Prose("faq.alike"), alike))
            .Button("send", "consultation.button-send")
            .Button("name", c.IsNamed ? "consultation.button-hide" : "consultation.button-name");
        foreach (var subject in s.Person.Subjects.Where(x => x != c.Subject).Select(s.Catalog.FindSubject).OfType<Content.Subject>().Take(c.Area is null ? 3 : 0))
        {
            page.Button("s." + subject.Id, "consultation.button-subject", ("subject", subject.Title));
        }

        return page.Button("drop", "consultation.button-drop").Show();
    }

    public static Step OnConfirm(Situation s, Consultation c) => s.Inbound.Body switch
    {
        _ when c.Status != ConsultationStatus.Draft => s.Go(new ConsultationView(c.Id)),
        Pressed { Key: "send" } => s.Do(new SendConsultation(c.Id)).Noting(c.IsToMentor ? "consultation.sent-mentor" : "consultation.sent").Go(new ConsultationView(c.Id)),
        Pressed { Key: ['f', '.', .. var entry] } => s.Push(new FaqView(entry)),
        Pressed { Key: "name" } => s.Do(new SetConsultation(c.Id, c.Subject, !c.IsNamed)).Go(s.State.Active),
        Pressed { Key: ['s', '.', .. var subject] } when s.Person.Subjects.Contains(subject) => s.Do(new SetConsultation(c.Id, subject, c.IsNamed)).Go(s.State.Active),
        Pressed => s.Do(new DropConsultation(c.Id)).Noting("consultation.dropped").Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>«• Математика: как объяснить…», with a sign that an answer is there.</summary>
    public static string Label(Situation s, ConsultationLine line)
    {
        var begins = line.Begins.ReplaceLineEndings(" ");
        var sign = line.Status == ConsultationStatus.Closed ? "✓ " : line.IsAnswered ? "● " : "";
        var text = $"{sign}{ConsultationDialogue.About(s, line.Subject, line.Area)}: {begins}";
        return text.Length <= LongestLabel ? text : text[..(LongestLabel - 1)].TrimEnd() + "…";
    }

    private static Step Typed(Situation s, ConsultationAsking screen, string text)
    {
        if (!s.Facts.Has(new MyConsultations(), out var mine))
        {
            return new Ask(new MyConsultations());
        }

        var subject = screen.Area is { } area && s.Catalog.Areas[area].Subject is { } of ? of : s.Person.Subjects.FirstOrDefault();
        if (s.Municipality is not { } town || subject is null)
        {
            return s.Hint("hint.join-first");
        }

        if (text.Length > Consultation.LongestWord || mine.Count(m => m.Status != ConsultationStatus.Closed) >= MostOpen)
        {
            return s.Hint(text.Length > Consultation.LongestWord ? "consultation.too-long" : "consultation.too-many");
        }

        var id = s.Context.NewId("consultation");
        return s.Do(new DraftConsultation(id, town.Id, subject, screen.Area, Signature.Without(s, text), screen.Mentoring)).Go(new ConsultationDraft(id));
    }
}
