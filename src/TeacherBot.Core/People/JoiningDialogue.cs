using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.People;

/// <summary>Before consent: the first screen, «Попробовать 3 вопроса», the municipality, and return by recovery code.</summary>
internal static class JoiningDialogue
{
    private const long TrySeed = 3;

    public static Step Show(Situation s) => s.State.Active switch
    {
        Welcome welcome => ShowWelcome(s, welcome),
        Trying trying => ShowTrying(s, trying),
        ChoosingMunicipality => ShowMunicipalities(s),
        EnteringRecoveryCode => s.Page().Typed().Prose("recovery.enter").Back().Show(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (Welcome welcome, Pressed pressed) => OnWelcome(s, welcome, pressed.Key),
        (Trying trying, Pressed pressed) => OnTrying(s, trying, pressed.Key),
        (Trying trying, TextSaid said) => OnTryingText(s, trying, said.Text),
        (ChoosingMunicipality choosing, Pressed pressed) => OnMunicipality(s, choosing, pressed.Key),
        (EnteringRecoveryCode, TextSaid said) => OnRecoveryCode(s, said.Text),
        (EnteringRecoveryCode, Pressed) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Turn ShowWelcome(Situation s, Welcome welcome)
    {
        var page = s.Page().Heading("joining.title").Prose("joining.welcome");
        if (welcome.Invite is not null)
        {
            page.Prose("joining.invited");
        }

        return page
            .Button("begin", "joining.button-begin")
            .When(TryInstrument(s) is not null, p => p.Button("try", "joining.button-try"))
            .Button("recover", "joining.button-recover")
            .Row(s.Page().Choice("privacy", "joining.button-privacy"), s.Page().Choice("contact", "button.contact"))
            .Show();
    }

    private static Step OnWelcome(Situation s, Welcome welcome, string key) => key switch
    {
        "begin" => Begin(s, welcome),
        "try" when TryInstrument(s) is not null => s.Go(new Trying(0, 0, welcome)),
        "recover" => s.Push(new EnteringRecoveryCode()),
        "privacy" => s.Push(new HelpShown("help.privacy")),
        "contact" => s.Push(new HelpShown("help.contact")),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Begin(Situation s, Welcome welcome)
    {
        var only = s.Catalog.Municipalities.Count == 1 ? s.Catalog.Municipalities.Keys.Single() : null;
        return (welcome.Municipality ?? only) is { } id && s.Catalog.Municipalities.TryGetValue(id, out var municipality)
            ? AskConsent(s, municipality, welcome.School, welcome.Invite)
            : s.Push(new ChoosingMunicipality(welcome.Invite));
    }

    // Where the office does not use this channel nothing is asked, and so nothing is kept.
    private static Step AskConsent(Situation s, Municipality municipality, string? school, string? invite) =>
        municipality.PolicyOn(s.Inbound.Channel) == ChannelPolicy.Off
            ? Conversation.Show(s.Noting("joining.channel-off", ("contact", municipality.Contact)))
            : s.Push(new Consenting(municipality.Id, school, invite));

    private static Turn ShowMunicipalities(Situation s)
    {
        var page = s.Page().Prose("joining.which-municipality");
        foreach (var municipality in s.Catalog.Municipalities.Values.OrderBy(m => m.Title, StringComparer.Ordinal))
        {
            page.Row(new Choice("m." + municipality.Id, municipality.Title));
        }

        return page.Back().Show();
    }

    private static Step OnMunicipality(Situation s, ChoosingMunicipality choosing, string key) =>
        key.StartsWith("m.", StringComparison.Ordinal) && s.Catalog.Municipalities.TryGetValue(key[2..], out var municipality)
            ? AskConsent(s, municipality, null, choosing.Invite)
            : s.Pop();

    // Nobody has said yet what they teach: questions for everybody come first.
    private static Instrument? TryInstrument(Situation s) => s.Catalog.Instruments.Where(i => !i.TryItems.IsEmpty).MinBy(i => i.Subject is not null);

    private static Turn ShowTrying(Situation s, Trying trying)
    {
        var instrument = TryInstrument(s)!;
        if (trying.Index >= instrument.TryItems.Length)
        {
            return s.Page()
                .Prose("trying.done", ("right", trying.Right), ("all", instrument.TryItems.Length))
                .Button("begin", "joining.button-begin")
                .Back()
                .Show();
        }

        var item = instrument.Items[instrument.TryItems[trying.Index]];
        var page = s.Page().Small("trying.progress", ("n", trying.Index + 1), ("all", instrument.TryItems.Length));
        return new ItemView(page, item, TrySeed).Ask(null, []).Button("x", "portion.button-unknown").Back().Show();
    }

    private static Step OnTrying(Situation s, Trying trying, string key)
    {
        var instrument = TryInstrument(s)!;
        if (key == "begin")
        {
            return Begin(s.At(s.State.Replace(trying.From)), trying.From);
        }

        if (key == "back" || trying.Index >= instrument.TryItems.Length)
        {
            return s.Go(trying.From);
        }

        var item = instrument.Items[instrument.TryItems[trying.Index]];
        var value = key == "x" ? ResponseValue.Unknown : ItemKeys.Option(key) is { } option ? ResponseValue.Of(option) : (ResponseValue?)null;
        return value is { } given && Marking.IsPossible(item, given)
            ? s.Go(trying with { Index = trying.Index + 1, Right = trying.Right + (Marking.IsCorrect(item, given) ? 1 : 0) })
            : s.Hint("hint.use-buttons");
    }

    private static Step OnTryingText(Situation s, Trying trying, string text)
    {
        var instrument = TryInstrument(s)!;
        if (trying.Index >= instrument.TryItems.Length)
        {
            return s.Hint("hint.use-buttons");
        }

        var item = instrument.Items[instrument.TryItems[trying.Index]];
        return TypedResponse.Read(item, TrySeed, text) is { } value
            ? s.Go(trying with { Index = trying.Index + 1, Right = trying.Right + (Marking.IsCorrect(item, value) ? 1 : 0) })
            : s.Hint(TypedResponse.Hint(item));
    }

    private static Step OnRecoveryCode(Situation s, string text)
    {
        if (RecoveryCode.Typed(text) is not { } code)
        {
            return s.Hint("recovery.wrong");
        }

        var query = new PersonByRecoveryCode(code);
        return !s.Facts.Has(query, out var person) ? new Ask(query)
            : person is null ? s.Hint("recovery.wrong")
            : person == s.Person.Id ? s.Hint("recovery.own")
            : s.Person.Status == PersonStatus.Active ? s.Go(new JoiningPerson(person))
            : s.Do(new MoveAddressTo(person)).Do(new Say(s.Page().Prose("recovery.done").Build(), Lane.Reply)).Quiet();
    }
}

/// <summary>The code that brings a person back after a lost phone.</summary>
public static class RecoveryCode
{
    /// <summary>Signs in a code: 40 bits.</summary>
    public const int Length = 8;

    /// <summary>The code in what was typed, whatever stands between its signs; null when it cannot be one.</summary>
    public static string? Typed(string text)
    {
        var code = new string([.. text.ToUpperInvariant().Where(char.IsLetterOrDigit)]);
        return code.Length == Length ? code : null;
    }

    public static string Of(ulong seed) => TimeOrderedId.Code(seed, "recovery", Length);

    /// <summary>In two halves, as people copy it.</summary>
    public static string Printed(string code) => code[..4] + "-" + code[4..];
}
