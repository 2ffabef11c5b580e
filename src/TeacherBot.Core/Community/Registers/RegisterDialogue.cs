using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>«Реестры»: which, its entries, and one of them. The office writes, heads see what is addressed to their school.</summary>
internal static class RegisterDialogue
{
    private const int PageSize = 10;
    private const int NumbersInRow = 5;

    /// <summary>/registers, the button, or the word in a letter.</summary>
    public static Step Open(Situation s) =>
        !RegisterRights.Looks(s) ? s.Hint("role.refused") : s.State.Active is RegisterHome ? s.Go(new RegisterHome()) : s.Push(new RegisterHome());

    public static Step Show(Situation s, RegisterScreen screen) => Refused(s, screen) ?? screen switch
    {
        RegisterHome => ShowHome(s),
        RegisterListing listing => ShowList(s, listing),
        RegisterEntering entering => RegisterEnteringDialogue.Show(s, entering),
        _ => RegisterEntryDialogue.Show(s, screen),
    };

    public static Step On(Situation s, RegisterScreen screen) => Refused(s, screen) ?? (screen, s.Inbound.Body) switch
    {
        (RegisterHome, Pressed { Key: ['r', '.', .. var id] }) when Find(s, id) is { } register && RegisterRights.Sees(s, register) => s.Push(new RegisterListing(id)),
        (RegisterListing listing, Pressed pressed) => OnList(s, listing, pressed.Key),
        (RegisterEntering entering, _) => RegisterEnteringDialogue.On(s, entering),
        (not RegisterHome and not RegisterListing, _) => RegisterEntryDialogue.On(s, screen),
        (_, Pressed) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Register? Find(Situation s, string id) => s.Catalog.Registers.FirstOrDefault(r => r.Id == id);

    /// <summary>The entry with its register; what is gone or not for the person leads back.</summary>
    public static Step With(Situation s, string register, string entry, Func<Register, RegisterEntry, Step> then) =>
        Find(s, register) is not { } found ? s.Pop()
        : !s.Facts.Has(new RegisterEntryOf(entry), out var known) ? new Ask(new RegisterEntryOf(entry))
        : known is null || known.Register != register ? s.Noting("registers.gone").Pop()
        : then(found, known);

    /// <summary>By what an entry is told apart: its naming fields, or its first words.</summary>
    public static string NameOf(Situation s, Register register, RegisterEntry entry)
    {
        var named = register.Name.Select(register.Find).Concat(register.Fields).OfType<RegisterField>().Where(f => entry[f.Id] is not null).Distinct();
        var words = string.Join(" · ", (register.Name.IsEmpty ? named.Take(1) : named.Take(register.Name.Length)).Select(f => RegisterValue.Print(f, entry[f.Id]!, s.Municipality!)));
        return words.Length <= LongestLine ? words : words[..LongestLine].TrimEnd() + "…";
    }

    private const int LongestLine = 110;

    // A role may be taken, a register may leave the content while its screen is open.
    private static Step? Refused(Situation s, RegisterScreen screen)
    {
        var id = screen switch
        {
            RegisterListing x => x.Register,
            RegisterEntryView x => x.Register,
            RegisterHistoryView x => x.Register,
            RegisterFieldChoosing x => x.Register,
            RegisterEntering x => x.Register,
            RegisterMarking x => x.Register,
            _ => null,
        };
        var register = id is null ? null : Find(s, id);
        var writing = screen is RegisterFieldChoosing or RegisterEntering;
        return !RegisterRights.Looks(s) ? s.Noting("role.refused").Reset(new Menu())
            : id is null ? null
            : register is null ? s.Noting("registers.gone").Reset(new Menu())
            : !RegisterRights.Sees(s, register) || (writing && !RegisterRights.Writes(s.Person, register)) ? s.Noting("role.refused").Reset(new Menu())
            : null;
    }

    private static Turn ShowHome(Situation s)
    {
        var page = s.Page().Heading("registers.title").Prose(RegisterRights.Reads(s.Person) ? "registers.what" : "registers.what-school");
        var seen = s.Catalog.Registers.Where(r => RegisterRights.Sees(s, r)).ToList();
        page.When(seen.Count == 0, p => p.Prose("registers.none"));
        foreach (var register in seen)
        {
            page.Row(new Choice("r." + register.Id, register.Title));
        }

        return page.Back().Show();
    }

    private static Step ShowList(Situation s, RegisterListing listing)
    {
        if (!s.Facts.Has(new RegisterEntriesOf(listing.Register), out var all))
        {
            return new Ask(new RegisterEntriesOf(listing.Register));
        }

        var register = Find(s, listing.Register)!;
        var shown = RegisterOrder.Of(register, all, s.Today).Skip(listing.Page * PageSize).Take(PageSize).ToList();
        var page = s.Page().Raw(ParagraphKind.Heading, register.Title, Content.Privacy.Neutral)
            .When(register.About.Length > 0 && listing.Page == 0 && RegisterRights.Reads(s.Person), p => p.Raw(ParagraphKind.Small, register.About, Content.Privacy.Neutral))
            .When(shown.Count == 0, p => p.Prose("registers.empty"))
            .When(shown.Count > 0, p => p.Raw(ParagraphKind.Prose, string.Join('\n', shown.Select((e, i) => $"{Number(i)}. {Line(s, register, e)}"))));
        foreach (var row in shown.Select((e, i) => new Choice("e." + e.Id, Number(i))).Chunk(NumbersInRow))
        {
            page.Row([.. row]);
        }

        return page.When(listing.Page > 0, p => p.Button("newer", "registers.button-newer"))
            .When(all.Length > (listing.Page + 1) * PageSize, p => p.Button("older", "registers.button-older"))
            .When(RegisterRights.Writes(s.Person, register), p => p.Button("new", "registers.button-new"))
            .When(RegisterRights.Reads(s.Person) && all.Any(e => e.Status == RegisterEntryStatus.Kept), p => p.Row(p.Choice("f.xlsx", "report.format.xlsx"), p.Choice("f.docx", "report.format.docx"), p.Choice("f.csv", "report.format.csv")))
            .Back().Show();
    }

    private static Step OnList(Situation s, RegisterListing listing, string key)
    {
        var register = Find(s, listing.Register)!;
        return key switch
        {
            ['e', '.', .. var id] => With(s, register.Id, id, (_, entry) => s.Push(new RegisterEntryView(register.Id, entry.Id))),
            "newer" => s.Go(listing with { Page = Math.Max(0, listing.Page - 1) }),
            "older" => s.Go(listing with { Page = listing.Page + 1 }),
            "new" when RegisterRights.Writes(s.Person, register) => s.Push(new RegisterEntering(register.Id, null, RegisterEnteringDialogue.First(register).Id, false)),
            ['f', '.', .. var name] when RegisterRights.Reads(s.Person) && ReportWish.FormatOf(name) is { } format && ReportForms.Takes(ReportKind.Register, format) =>
                Conversation.Show(ReportDialogue.Ordered(s, new(ReportKind.Register, register.Id, format)).Noting("report.preparing")),
            _ => s.Pop(),
        };
    }

    private static string Line(Situation s, Register register, RegisterEntry entry)
    {
        var (name, marks) = (NameOf(s, register, entry), RegisterMarks.Of(register, entry));
        var status = register.Find(RegisterFieldType.Status) is { } field ? entry[field.Id] : null;
        var year = RegisterOrder.YearOf(register, entry);
        var line = entry.Status == RegisterEntryStatus.Draft ? s.Text("registers.line-draft", ("name", name))
            : marks.IsClosed ? s.Text("registers.line-closed", ("name", name), ("status", status!))
            : marks.Due is not { } due ? status is null ? name : s.Text("registers.line-status", ("name", name), ("status", status))
            : due < s.Today ? s.Text("registers.line-overdue", ("name", name), ("day", Full(due)))
            : s.Text("registers.line-due", ("name", name), ("day", Full(due)));
        return year == Events.EventNorms.YearOf(s.Today) ? line : s.Text("registers.line-year", ("line", line), ("year", RegisterValue.SchoolYear(year)));
    }

    public static string Full(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
