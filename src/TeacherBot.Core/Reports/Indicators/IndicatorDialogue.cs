using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Reports;

/// <summary>«Внести значение»: a coordinator types the code of an indicator, then its value and the document that proves it.</summary>
internal static class IndicatorDialogue
{
    public static Step Show(Situation s, IndicatorList screen)
    {
        var asked = new IndicatorFactsOf(screen.Year);
        if (!s.Facts.Has(asked, out var facts))
        {
            return new Ask(asked);
        }

        var page = s.Page().Typed().Heading("indicators.enter-title", ("year", screen.Year)).Prose("indicators.ask-code");
        foreach (var one in s.Catalog.Indicators.Where(i => i.Counting == IndicatorCounting.ByHand || facts.Any(f => f.Code == i.Code)))
        {
            page.Bullet("indicators.line", ("code", one.Code), ("title", one.Title), ("value", Value(s, one, facts.FirstOrDefault(f => f.Code == one.Code))));
        }

        return page.Back().Show();
    }

    public static Step Show(Situation s, IndicatorEntering screen)
    {
        var asked = new IndicatorFactsOf(screen.Year);
        if (!s.Facts.Has(asked, out var facts))
        {
            return new Ask(asked);
        }

        if (Find(s, screen.Code) is not { } one)
        {
            return s.Pop();
        }

        if (Community.RegisterEvidence.Of(s, one, screen.Year) is not { } documents)
        {
            return new Ask(Community.RegisterEvidence.Asked(s)!);
        }

        var entered = facts.FirstOrDefault(f => f.Code == one.Code);
        var page = s.Page().Typed().Heading("indicators.one", ("code", one.Code), ("year", screen.Year))
            .Raw(ParagraphKind.Prose, one.Title)
            .Prose("indicators.formula", ("formula", one.Formula))
            .Prose("indicators.value", ("value", Value(s, one, entered)))
            .Prose(one.Unit == IndicatorUnit.YesNo ? "indicators.ask-yes-no" : "indicators.ask-share");
        foreach (var (document, i) in documents.Select((d, i) => (d, i)))
        {
            page.Raw(ParagraphKind.Bullet, s.Text("indicators.register-document-here", ("n", i + 1), ("document", document)))
                .When(!Proves(entered, document), p => p.Button("d." + ReportCell.Of(i).Text, "indicators.button-document", ("n", i + 1)));
        }

        return page.When(entered is not null, p => p.Button("clear", "indicators.button-clear"))
            .Back().Show();
    }

    public static Step On(Situation s, IndicatorList screen) => s.Inbound.Body switch
    {
        TextSaid said when Find(s, said.Text.Trim()) is { } one => s.Push(new IndicatorEntering(screen.Year, one.Code)),
        TextSaid said => s.Noting("indicators.no-code", ("code", Short(said.Text))).Go(screen),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Step On(Situation s, IndicatorEntering screen) => (s.Inbound.Body, Find(s, screen.Code)) switch
    {
        (Pressed { Key: ['d', '.', .. var at] }, { } one) => Document(s, screen, one, at),
        (TextSaid said, { } one) when IndicatorFact.Read(one, said.Text) is { } fact => Noted(s.Do(new SetIndicator(screen.Year, one.Code, fact)), screen, "set").Noting("indicators.saved").Pop(),
        (TextSaid, { } one) => s.Hint(one.Unit == IndicatorUnit.YesNo ? "indicators.ask-yes-no" : "indicators.ask-share"),
        (Pressed { Key: "clear" }, { } one) => Noted(s.Do(new SetIndicator(screen.Year, one.Code, null)), screen, "cleared").Noting("indicators.cleared").Pop(),
        (Pressed, _) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    // The person says «да» by this press; a register never does by itself.
    private static Step Document(Situation s, IndicatorEntering screen, Indicator one, string at) =>
        Community.RegisterEvidence.Of(s, one, screen.Year) is not { } documents ? new Ask(Community.RegisterEvidence.Asked(s)!)
        : !int.TryParse(at, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var i) || documents.ElementAtOrDefault(i) is not { } document ? s.Go(screen)
        : Noted(s.Do(new SetIndicator(screen.Year, one.Code, new(one.Code, 1, 1, document))), screen, "set").Noting("indicators.saved").Pop();

    private static bool Proves(IndicatorFact? fact, string document) => fact is { Count: > 0 } && fact.Document == document;

    // Who answers for the figure.
    private static Situation Noted(Situation s, IndicatorEntering screen, string what) => s.Do(new NoteAccess($"indicator {screen.Year} {screen.Code} {what}"));

    private static Indicator? Find(Situation s, string code) => s.Catalog.Indicators.FirstOrDefault(i => i.Code == code.TrimEnd('.'));

    private static string Value(Situation s, Indicator one, IndicatorFact? fact) => fact is null ? s.Text("indicators.no-data")
        : IndicatorReport.Fact(one, new(fact.Count, fact.Of, fact.Document), s.Catalog) + (fact.Document.Length > 0 ? $" ({fact.Document})" : "");

    private static string Short(string typed) => typed.Length <= 20 ? typed : typed[..20] + "…";
}
