using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>A new entry field by field, or one field anew. What was said is kept at once, so nothing is lost when one leaves.</summary>
internal static class RegisterEnteringDialogue
{
    private const int MostSchools = 12;
    private const int LongestLabel = 60;

    /// <summary>The field a new entry begins with; a status begins by itself.</summary>
    public static RegisterField First(Register register) => Asked(register).First();

    /// <summary>A draft again, where it stopped.</summary>
    public static Step GoOn(Situation s, Register register, RegisterEntry entry) =>
        Asked(register).FirstOrDefault(f => entry[f.Id] is null) is { } field ? s.Push(new RegisterEntering(register.Id, entry.Id, field.Id, false)) : Kept(s, register, entry);

    public static Step Show(Situation s, RegisterEntering screen) => With(s, screen, (_, field, entry) => Show(s, screen, field, entry));

    private static Turn Show(Situation s, RegisterEntering screen, RegisterField field, RegisterEntry? entry)
    {
        var page = s.Page().Typed().Raw(ParagraphKind.Heading, field.Title, Privacy.Neutral)
            .When(screen.Alone && entry?[field.Id] is not null, p => p.Raw(ParagraphKind.Prose, s.Text("registers.now", ("value", RegisterValue.Print(field, entry![field.Id]!, s.Municipality!)))))
            .Prose("registers.ask." + field.Type.ToString().ToLowerInvariant())
            .When(screen.Entry is null, p => p.Small("registers.no-names"));
        foreach (var (choice, i) in Offered(s, field).Select((c, i) => (c, i)))
        {
            page.Row(new Choice("v." + i.ToString(CultureInfo.InvariantCulture), Label(s, field, choice)));
        }

        return page.When(!field.Required && !screen.Alone, p => p.Button("skip", "registers.button-skip"))
            .When(Clears(screen, field) && entry?[field.Id] is not null, p => p.Button("clear", "registers.button-clear"))
            .Back().Show();
    }

    public static Step On(Situation s, RegisterEntering screen) => With(s, screen, (register, field, entry) => s.Inbound.Body switch
    {
        Pressed { Key: ['v', '.', .. var at] } when int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && Offered(s, field).ElementAtOrDefault(i) is { } value => Said(s, screen, register, field, entry, value),
        Pressed { Key: "skip" } when !field.Required && !screen.Alone && entry is not null => Next(s, screen, register, entry!),
        Pressed { Key: "clear" } when Clears(screen, field) => Said(s, screen, register, field, entry, null),
        Pressed => s.Pop(),
        TextSaid { Cut: false, Text: var typed } when RegisterValue.Read(field, typed, s.Municipality!, s.Catalog, s.Today) is { } value => Said(s, screen, register, field, entry, value),
        TextSaid => s.Hint("registers.wrong." + field.Type.ToString().ToLowerInvariant()),
        _ => s.Hint("hint.use-buttons"),
    });

    private static IEnumerable<RegisterField> Asked(Register register) => register.Fields.Where(f => f.Type != RegisterFieldType.Status && f.Id != register.HeadsWord);

    private static Step With(Situation s, RegisterEntering screen, Func<Register, RegisterField, RegisterEntry?, Step> then)
    {
        var register = RegisterDialogue.Find(s, screen.Register)!;
        return register.Find(screen.Field) is not { } field ? s.Pop()
            : screen.Entry is not { } id ? then(register, field, null)
            : RegisterDialogue.With(s, register.Id, id, (_, entry) => then(register, field, entry));
    }

    private static ImmutableArray<string> Offered(Situation s, RegisterField field) => field.Type switch
    {
        RegisterFieldType.Role or RegisterFieldType.Status => field.Values,
        RegisterFieldType.School when s.Municipality!.Schools.Length <= MostSchools => [.. s.Municipality.Schools.Select(x => x.Id)],
        RegisterFieldType.Year when EventNorms.YearOf(s.Today) is var year => [.. new[] { year, year + 1, year - 1 }.Select(y => y.ToString(CultureInfo.InvariantCulture))],
        RegisterFieldType.Indicator => [.. s.Catalog.Indicators.Where(i => i.Unit == IndicatorUnit.YesNo).Select(i => i.Code)],
        _ => [],
    };

    // A status is changed to another one; an entry is never left without.
    private static bool Clears(RegisterEntering screen, RegisterField field) => screen.Alone && !field.Required && field.Type != RegisterFieldType.Status;

    // A code alone says little.
    private static string Label(Situation s, RegisterField field, string value)
    {
        var label = field.Type == RegisterFieldType.Indicator && s.Catalog.Indicators.FirstOrDefault(i => i.Code == value) is { } indicator ? $"{value} {indicator.Title}" : RegisterValue.Print(field, value, s.Municipality!);
        return label.Length <= LongestLabel ? label : label[..LongestLabel].TrimEnd(' ', ',') + "…";
    }

    private static RegisterEntry Begun(Situation s, Register register)
    {
        var entry = new RegisterEntry(s.Context.NewId("register-entry"), register.Id, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)) { Status = RegisterEntryStatus.Draft, At = s.Context.Now };
        return register.Find(RegisterFieldType.Status) is { } status ? entry.With(status.Id, status.Values[0]) : entry;
    }

    private static Step Said(Situation s, RegisterEntering screen, Register register, RegisterField field, RegisterEntry? entry, string? value)
    {
        if (entry is null)
        {
            var begun = Begun(s, register).With(field.Id, value);
            return Next(s.Do(new BeginRegisterEntry(register, begun)), screen, register, begun);
        }

        var changed = entry.With(field.Id, value);
        var written = s.Do(new ChangeRegisterEntry(register, changed, field.Id));
        return screen.Alone ? written.Noting("registers.saved").Pop() : Next(written, screen, register, changed with { Revision = changed.Revision + 1 });
    }

    // What is required and was left out by a change of the content is asked before the entry is kept.
    private static Step Next(Situation s, RegisterEntering screen, Register register, RegisterEntry entry)
    {
        var field = Asked(register).SkipWhile(f => f.Id != screen.Field).Skip(1).FirstOrDefault() ?? Asked(register).FirstOrDefault(f => f.Required && entry[f.Id] is null);
        return field is not null ? s.Go(new RegisterEntering(register.Id, entry.Id, field.Id, false)) : Kept(s, register, entry);
    }

    private static Step Kept(Situation s, Register register, RegisterEntry entry) =>
        s.Do(new KeepRegisterEntry(register, entry)).Noting("registers.kept").Go(new RegisterEntryView(register.Id, entry.Id));
}
