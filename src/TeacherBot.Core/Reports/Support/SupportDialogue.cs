using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Reports;

/// <summary>«Добавить запись» of the support log: a line is typed; the newest can be taken back.</summary>
internal static class SupportDialogue
{
    private const int Shown = 5;

    public static Step Show(Situation s, SupportEntering screen) => With(s, screen, acts =>
    {
        var page = s.Page().Typed().Heading("support.enter-title", ("year", screen.Year)).Prose("support.ask", ("kinds", string.Join(", ", SupportAct.Kinds)));
        foreach (var act in acts.TakeLast(Shown))
        {
            page.Raw(ParagraphKind.Bullet, Line(s, act));
        }

        return page.When(!acts.IsEmpty, p => p.Button("drop", "support.button-drop")).Back().Show();
    });

    public static Step On(Situation s, SupportEntering screen) => With(s, screen, acts => s.Inbound.Body switch
    {
        TextSaid said when SupportAct.Read(s.Municipality!, said.Text, s.Today) is { } act => act.Day.Year != screen.Year
            ? s.Noting("support.other-year", ("year", screen.Year)).Go(screen)
            : s.Do(new AddSupportAct(act)).Noting("support.saved").Go(screen),
        TextSaid => s.Noting("support.wrong").Go(screen),
        Pressed { Key: "drop" } when !acts.IsEmpty => s.Do(new DropSupportAct(screen.Year, acts.Max(a => a.Number))).Noting("support.dropped").Go(screen),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    });

    private static string Line(Situation s, SupportAct act) => string.Join(
        " · ",
        new[] { act.Day.ToString("dd.MM", CultureInfo.InvariantCulture), s.Municipality!.FindSchool(act.School)?.Title ?? act.School, act.Kind, act.Topic, act.Document }.Where(t => t.Length > 0));

    private static Step With(Situation s, SupportEntering screen, Func<ImmutableArray<SupportAct>, Step> then) =>
        s.Facts.Has(new SupportActsOf(screen.Year), out var acts) ? then(acts) : new Ask(new SupportActsOf(screen.Year));
}
