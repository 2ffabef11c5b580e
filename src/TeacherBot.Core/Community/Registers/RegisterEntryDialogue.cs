using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>One entry of a register: read, changed field by field, marked by the head of its school, taken out, with its history.</summary>
internal static class RegisterEntryDialogue
{
    public static Step Show(Situation s, RegisterScreen screen) => screen switch
    {
        RegisterEntryView view => RegisterDialogue.With(s, view.Register, view.Entry, (register, entry) => ShowEntry(s, view, register, entry)),
        RegisterHistoryView view => RegisterDialogue.With(s, view.Register, view.Entry, (register, entry) => ShowHistory(s, register, entry)),
        RegisterFieldChoosing view => RegisterDialogue.With(s, view.Register, view.Entry, (register, entry) => ShowFields(s, register, entry)),
        RegisterMarking view => RegisterDialogue.With(s, view.Register, view.Entry, (register, entry) => ShowMarking(s, register, entry)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s, RegisterScreen screen) => screen switch
    {
        RegisterEntryView view => RegisterDialogue.With(s, view.Register, view.Entry, (register, entry) => OnEntry(s, view, register, entry)),
        RegisterFieldChoosing view => RegisterDialogue.With(s, view.Register, view.Entry, (register, entry) => OnFields(s, register, entry)),
        RegisterMarking view => RegisterDialogue.With(s, view.Register, view.Entry, (register, entry) => OnMarking(s, register, entry)),
        _ => s.Inbound.Body is Pressed ? s.Pop() : s.Hint("hint.use-buttons"),
    };

    private static Turn ShowEntry(Situation s, RegisterEntryView view, Register register, RegisterEntry entry)
    {
        var page = s.Page().Raw(ParagraphKind.Heading, register.Title, Privacy.Neutral);
        Fields(s, page, register, entry);
        if (view.Removing)
        {
            return page.Prose("registers.remove-ask").Button("remove!", "registers.button-remove-yes").Back().Show();
        }

        var (writes, draft, marks) = (RegisterRights.Writes(s.Person, register), entry.Status == RegisterEntryStatus.Draft, RegisterMarks.Of(register, entry));
        return page.When(draft, p => p.Prose("registers.draft"))
            .When(marks.IsOverdue(s.Today), p => p.Prose("registers.overdue", ("day", RegisterDialogue.Full(marks.Due!.Value))))
            .When(!draft && marks.Remind >= s.Today && writes, p => p.Small("registers.reminds", ("day", RegisterDialogue.Full(marks.Remind!.Value))))
            .When(RegisterRights.Marks(s.Person, register, entry), p => p.Button("mark", "registers.button-mark", ("status", register.HeadsMark!)))
            .When(writes && draft, p => p.Button("go-on", "registers.button-go-on"))
            .When(writes && !draft, p => p.Button("change", "registers.button-change"))
            .When(!draft, p => p.Button("history", "registers.button-history"))
            .When(writes, p => p.Button("remove", draft ? "registers.button-drop" : "registers.button-remove"))
            .Back().Show();
    }

    private static Step OnEntry(Situation s, RegisterEntryView view, Register register, RegisterEntry entry)
    {
        var writes = RegisterRights.Writes(s.Person, register);
        return s.Inbound.Body switch
        {
            Pressed { Key: "mark" } when RegisterRights.Marks(s.Person, register, entry) => s.Push(new RegisterMarking(register.Id, entry.Id)),
            Pressed { Key: "go-on" } when writes && entry.Status == RegisterEntryStatus.Draft => RegisterEnteringDialogue.GoOn(s, register, entry),
            Pressed { Key: "change" } when writes && entry.Status == RegisterEntryStatus.Kept => s.Push(new RegisterFieldChoosing(register.Id, entry.Id)),
            Pressed { Key: "history" } => s.Push(new RegisterHistoryView(register.Id, entry.Id)),
            Pressed { Key: "remove" } when writes => s.Go(view with { Removing = true }),
            Pressed { Key: "remove!" } when writes && view.Removing => s.Do(new RemoveRegisterEntry(register, entry.Id)).Noting("registers.removed").Pop(),
            Pressed when view.Removing => s.Go(view with { Removing = false }),
            Pressed => s.Pop(),
            _ => s.Hint("hint.use-buttons"),
        };
    }

    private static void Fields(Situation s, Page page, Register register, RegisterEntry entry)
    {
        foreach (var field in register.Fields.Where(f => entry[f.Id] is not null))
        {
            page.Raw(ParagraphKind.Bullet, $"{field.Title}: {RegisterValue.Print(field, entry[field.Id]!, s.Municipality!)}");
        }
    }

    private static Step ShowHistory(Situation s, Register register, RegisterEntry entry)
    {
        if (!s.Facts.Has(new RegisterHistoryOf(entry.Id), out var changes))
        {
            return new Ask(new RegisterHistoryOf(entry.Id));
        }

        var page = s.Page().Heading("registers.history").Raw(ParagraphKind.Prose, RegisterDialogue.NameOf(s, register, entry));
        foreach (var change in changes)
        {
            page.Raw(ParagraphKind.Bullet, $"{RussianDate.Full(change.At, s.Municipality!.TimeZone)} — {What(s, register, change.What)}, {By(s, change.Role)}", Privacy.Neutral);
        }

        return page.Small("registers.history-how").Back().Show();
    }

    private static string What(Situation s, Register register, string what) => what switch
    {
        RegisterChanges.Created => s.Text("registers.created"),
        RegisterChanges.Imported => s.Text("registers.imported"),
        _ => s.Text("registers.changed", ("field", register.Find(what)?.Title ?? what)),
    };

    private static string By(Situation s, Role? role) => role is { } known ? MenuDialogue.RoleTitle(s.Catalog, known).ToLowerInvariant() : s.Text("registers.by-operator");

    private static Turn ShowFields(Situation s, Register register, RegisterEntry entry)
    {
        var page = s.Page().Heading("registers.change").Raw(ParagraphKind.Prose, RegisterDialogue.NameOf(s, register, entry));
        foreach (var field in register.Fields)
        {
            page.Row(new Choice("f." + field.Id, field.Title));
        }

        return page.Back().Show();
    }

    private static Step OnFields(Situation s, Register register, RegisterEntry entry) => s.Inbound.Body switch
    {
        Pressed { Key: ['f', '.', .. var id] } when register.Find(id) is { } field => s.Go(new RegisterEntering(register.Id, entry.Id, field.Id, true)),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step ShowMarking(Situation s, Register register, RegisterEntry entry) => !RegisterRights.Marks(s.Person, register, entry) ? s.Pop()
        : s.Page().Typed().Heading("registers.mark-title", ("status", register.HeadsMark!)).Raw(ParagraphKind.Prose, RegisterDialogue.NameOf(s, register, entry))
            .Prose(register.HeadsWord is null ? "registers.mark-plain" : "registers.mark-ask")
            .Button("mark!", "registers.button-mark-plain").Back().Show();

    private static Step OnMarking(Situation s, Register register, RegisterEntry entry) => s.Inbound.Body switch
    {
        _ when !RegisterRights.Marks(s.Person, register, entry) => s.Pop(),
        Pressed { Key: "mark!" } => Marked(s, register, entry, null),
        Pressed => s.Pop(),
        TextSaid typed when register.HeadsWord is { } word && register.Find(word) is { } field =>
            !typed.Cut && RegisterValue.Read(field, typed.Text, s.Municipality!, s.Catalog, s.Today) is { } value ? Marked(s, register, entry, value) : s.Hint("registers.wrong.text"),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Marked(Situation s, Register register, RegisterEntry entry, string? word) =>
        s.Do(new MarkRegisterEntry(register, entry, word)).Noting("registers.marked").Pop();
}
