using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.People;

/// <summary>«Мои данные»: see, change, export, withdraw; who looked; what the office sees; the recovery code.</summary>
internal static class MyDataDialogue
{
    public static Step Show(Situation s) => s.State.Active switch
    {
        MyData => ShowData(s),
        RecoveryCodeShown => s.Page().Prose("recovery.shown").When(Elsewhere(s) is not null, p => p.Raw(ParagraphKind.Prose, Elsewhere(s)!, Privacy.Neutral))
            .Prose("recovery.two").Button("have", "joining.button-recover").Back().Show(),
        JoiningPerson => s.Page().Heading("join-person.title").Prose("join-person.about").Button("join", "join-person.button").Back().Show(),
        AccessJournal => ShowJournal(s),
        OfficeView => ShowOffice(s),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (MyData, Pressed pressed) => OnData(s, pressed.Key),
        (RecoveryCodeShown, Pressed { Key: "have" }) => s.Push(new EnteringRecoveryCode()),
        (JoiningPerson joining, Pressed { Key: "join" }) => Join(s, joining.Person),
        (_, Pressed) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step ShowData(Situation s)
    {
        if (!s.Facts.Has(new NameOf(), out var name))
        {
            return new Ask(new NameOf());
        }

        var person = s.Person;
        var page = s.Page().Heading("data.title")
            .Bullet("data.municipality", ("value", s.Municipality?.Title ?? "—"))
            .Bullet("data.school", ("value", person.School is { } id ? s.Municipality?.FindSchool(id)?.Title ?? id : "—"))
            .Bullet("data.position", ("value", person.Position is { } position ? s.Text("position." + position) : "—"))
            .Bullet("data.subjects", ("value", person.Subjects.IsEmpty ? "—" : string.Join(", ", person.Subjects.Select(x => s.Catalog.FindSubject(x)?.Title ?? x))))
            .Bullet("data.name", ("value", name ?? s.Text("data.no-name")));
        return page
            .Row(page.Choice("school", "data.button-school"), page.Choice("position", "data.button-position"))
            .Row(page.Choice("subjects", "data.button-subjects"), page.Choice("name", "data.button-name"))
            .Row(page.Choice("mailing", "data.button-mailing"), page.Choice("reminders", person.RemindersOff ? "data.button-reminders-on" : "data.button-reminders-off"))
            .Button("export", "data.button-export")
            .When(s.Context.Pages is not null && s.Inbound.Channel != ChannelNames.Page, p => p.Button("page", "page.button-mine"))
            .Button("office", "data.button-office")
            .Row(page.Choice("journal", "data.button-journal"), page.Choice("code", "data.button-code"))
            .When(ChannelNames.SendsLetters(s.Inbound.Channel), p => p.Button("shared", "mailbox.button-others"))
            .Button("withdraw", "data.button-withdraw")
            .Back()
            .Show();
    }

    private static Step OnData(Situation s, string key) => key switch
    {
        "school" => s.Push(new FindingSchool([], false, s.Person.Joined)),
        "position" => s.Push(new ChoosingPosition()),
        "subjects" => s.Push(new ChoosingSubject(true)),
        "name" => s.Push(new AskingName(false)),
        "mailing" => s.Push(new AskingMailing(false)),
        "reminders" => s.Do(new SetReminders(!s.Person.RemindersOff)).Noting("data.saved").Go(new MyData()),
        "export" => Export(s),
        "page" => Pages.PageLinks.Open(s),
        "office" => s.Push(new OfficeView()),
        "journal" => s.Push(new AccessJournal()),
        "code" => NewCode(s),
        "shared" when ChannelNames.SendsLetters(s.Inbound.Channel) => s.Push(new SharingMailbox()),
        "withdraw" => s.Push(new Withdrawing()),
        "back" => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Asks for the person's own data as a file; the screen stays.</summary>
    public static Step Export(Situation s) =>
        Conversation.Show(s.Do(new RequestDocument(new DocumentRecipe("export", s.Person.Id, "moi-dannye.json"))).Noting("document.soon"));

    // The same code joins a mailbox and a messenger to one person.
    private static string? Elsewhere(Situation s) =>
        ChannelNames.SendsLetters(s.Inbound.Channel) ? s.Text("recovery.link-messenger")
        : s.Catalog.EmailAddress is { } address ? s.Text("recovery.link-email", ("address", address)) : null;

    /// <summary>A new code, said as a message of its own: it is shown once, and the screen that follows can be shown again without it.</summary>
    public static Step NewCode(Situation s)
    {
        var code = RecoveryCode.Of(s.Context.Seed);
        var shown = s.Page().Prose("recovery.code", ("code", RecoveryCode.Printed(code))).Build();
        return s.Do(new SetRecoveryCode(code)).Do(new Say(shown, Lane.Reply)).Push(new RecoveryCodeShown());
    }

    // The code proved the other side, this press is the word of this one.
    private static Step Join(Situation s, string person)
    {
        var query = new IsActive(person);
        return !s.Facts.Has(query, out var active) ? new Ask(query)
            : !active ? s.Noting("recovery.wrong").Pop()
            : s.Do(new JoinPerson(person)).Do(new Say(s.Page().Prose("join-person.done").Build(), Lane.Reply)).Quiet();
    }

    private static Step ShowOffice(Situation s)
    {
        if (!s.Facts.Has(new Reports.MySnapshots(), out var counted))
        {
            return new Ask(new Reports.MySnapshots());
        }

        var page = s.Page().Heading("office.title").Prose("office.rules").When(counted.IsEmpty, p => p.Prose("office.not-yet")).When(!counted.IsEmpty, p => p.Prose("office.counted"));
        foreach (var one in counted)
        {
            page.Bullet("office.counted-in", ("title", one.Title), ("day", RussianDate.Day(one.FrozenAt, s.Municipality?.TimeZone)));
        }

        return page.Back().Show();
    }

    private static Step ShowJournal(Situation s)
    {
        if (!s.Facts.Has(new ReadsOfMyRecords(), out var reads))
        {
            return new Ask(new ReadsOfMyRecords());
        }

        var page = s.Page().Heading("journal.title");
        foreach (var read in reads)
        {
            page.Bullet(
                "journal.line", ("at", RussianDate.Full(read.At, s.Municipality?.TimeZone)), ("who", AccessWords.Who(s.Catalog, read.Who)), ("what", AccessWords.What(s.Catalog, read.What)));
        }

        return page.When(reads.IsEmpty, p => p.Prose("journal.empty")).Back().Show();
    }
}
