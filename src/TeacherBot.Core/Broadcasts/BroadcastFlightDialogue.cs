using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Broadcasts;

/// <summary>From the flight plan to the ledger: counts, when it goes out, pause and stop, and once more for the rest.</summary>
internal static class BroadcastFlightDialogue
{
    public static Turn Show(Situation s, Broadcast broadcast) => broadcast.Status switch
    {
        BroadcastStatus.Freezing => s.Page().Prose("broadcast.freezing").Button("look", "broadcast.button-look").Back().Show(),
        BroadcastStatus.Planned => ShowPlan(s, broadcast),
        _ => ShowLedger(s, broadcast, broadcast.Status),
    };

    public static Step On(Situation s, Broadcast broadcast, string key)
    {
        var now = s.Context.Now;
        return (key, broadcast.Status) switch
        {
            ("look", _) => Conversation.Show(s),
            ("now", BroadcastStatus.Planned) => Send(s, broadcast, now),
            ("tomorrow", BroadcastStatus.Planned) => Send(s, broadcast, UnaskedHours.NextAfter(EndOfDay(s, now), s.Catalog.Municipalities[broadcast.Municipality])),
            ("when", BroadcastStatus.Planned) => s.Push(new BroadcastTiming(broadcast.Id)),
            ("revise", BroadcastStatus.Planned) => Conversation.Show(s.Do(new ReviseDraft(broadcast.Id))),
            ("drop", BroadcastStatus.Planned) => s.Do(new CancelSending(broadcast.Id)).Noting("broadcast.dropped").Pop(),
            ("recall", _) when broadcast.CanBeRecalled() => s.Push(new BroadcastRecalling(broadcast.Id)),
            ("repeat", BroadcastStatus.Finished) => Conversation.Show(s.Do(new RepeatForTheRest(broadcast.Id))),
            _ => s.Hint("toast.stale"),
        };
    }

    public static Turn ShowTiming(Situation s, Broadcast broadcast) =>
        s.Page().Prose("broadcast.when", ("zone", s.Catalog.Municipalities[broadcast.Municipality].Title)).Typed().Back().Show();

    public static Step OnTiming(Situation s, Broadcast broadcast)
    {
        if (s.Inbound.Body is not TextSaid said || broadcast.Status != BroadcastStatus.Planned)
        {
            return s.Pop();
        }

        return TypedTime.Read(said.Text, s.Context.Now, s.Catalog.Municipalities[broadcast.Municipality].TimeZone) is not { } at
            ? s.Hint("broadcast.when-wrong")
            : at < s.Context.Now ? s.Hint("broadcast.when-past")
            : Started(s, broadcast, at).Pop();
    }

    private static Step Send(Situation s, Broadcast broadcast, DateTimeOffset at) => Conversation.Show(Started(s, broadcast, at));

    private static Situation Started(Situation s, Broadcast broadcast, DateTimeOffset at)
    {
        var town = s.Catalog.Municipalities[broadcast.Municipality];
        var started = s.Do(new StartSending(broadcast.Id, at));
        return UnaskedHours.NextAfter(at, town) > s.Context.Now ? started : started.Noting("broadcast.goes-now");
    }

    private static DateTimeOffset EndOfDay(Situation s, DateTimeOffset now)
    {
        var zone = s.Municipality?.TimeZone;
        var local = RussianDate.In(now, zone);
        return now + (local.Date.AddDays(1) - local.DateTime);
    }

    private static Turn ShowPlan(Situation s, Broadcast broadcast)
    {
        var town = s.Catalog.Municipalities[broadcast.Municipality];
        var recipients = broadcast.Recipients();
        var page = s.Page().Heading("broadcast.plan").Prose("broadcast.plan-recipients", ("n", BroadcastLedger.Shown(broadcast, broadcast.ByNeed() ? broadcast.Of(BroadcastCounts.About) : recipients)));
        foreach (var (text, number) in BroadcastLedger.Missed(broadcast))
        {
            page.Bullet(text, ("n", number));
        }

        foreach (var channel in broadcast.Blind ? [] : broadcast.Counts.Where(c => c.What.StartsWith(BroadcastCounts.ByChannel, StringComparison.Ordinal)))
        {
            page.Bullet("broadcast.plan-channel", ("channel", s.Text("channel." + channel.What[BroadcastCounts.ByChannel.Length..])), ("n", channel.Number));
        }

        if (FlightPlan.FinishAt(recipients, broadcast.PerSecond, s.Context.Now, town) is { } finish)
        {
            var last = LettersFinish(s, broadcast, town) is { } letters && letters > finish ? letters : finish;
            page.Bullet("broadcast.plan-finish", ("start", RussianDate.Full(UnaskedHours.NextAfter(s.Context.Now, town), town.TimeZone)), ("finish", RussianDate.Full(last, town.TimeZone)));
            page.When(last - finish > TimeSpan.FromHours(12), p => p.Prose("broadcast.plan-letters", ("n", (int)Math.Ceiling((last - s.Context.Now).TotalDays))));
        }

        return page
            .When(recipients > 0, p => p.Button("now", UnaskedHours.AllowAt(s.Context.Now, town) ? "broadcast.button-now" : "broadcast.button-next")
                .Row(p.Choice("tomorrow", "broadcast.button-tomorrow"), p.Choice("when", "broadcast.button-when")))
            .Row(page.Choice("test", "broadcast.button-test"), page.Choice("revise", "broadcast.button-revise"))
            .Button("drop", "broadcast.button-drop")
            .Back()
            .Show();
    }

    // Of a blind broadcast nobody learns how many are reached by letter, so it is not counted here either.
    private static DateTimeOffset? LettersFinish(Situation s, Broadcast broadcast, Municipality town) =>
        broadcast.Blind || s.Catalog.Letters is not { } limits ? null
            : FlightPlan.LettersFinishAt(broadcast.Of(BroadcastCounts.ByChannel + ChannelNames.Email), limits, s.Context.Now, town);

    private static Turn ShowLedger(Situation s, Broadcast broadcast, BroadcastStatus status)
    {
        var town = s.Catalog.Municipalities[broadcast.Municipality];
        var page = s.Page().Heading("broadcast.ledger", ("status", s.Text(BroadcastLedger.StatusText(status))));
        foreach (var paragraph in broadcast.Message?.Paragraphs.Take(2) ?? [])
        {
            page.Raw(paragraph.Kind, paragraph.Text);
        }

        foreach (var (text, number) in BroadcastLedger.Lines(broadcast))
        {
            _ = broadcast.ByNeed() ? page.Prose(text, ("n", number)) : page.Bullet(text, ("n", number));
        }

        if (status == BroadcastStatus.Sending && (broadcast.StartsAt ?? s.Context.Now) is var starts
            && UnaskedHours.NextAfter(starts > s.Context.Now ? starts : s.Context.Now, town) is var goes && goes > s.Context.Now)
        {
            page.Prose("broadcast.goes-at", ("at", RussianDate.Full(goes, town.TimeZone)));
        }

        return page
            .When(status == BroadcastStatus.Sending, p => p.Row(BroadcastDialogue.Button(s, 'p', broadcast.Id, "broadcast.button-pause"), BroadcastDialogue.Button(s, 'c', broadcast.Id, "broadcast.button-cancel")))
            .When(status == BroadcastStatus.Paused, p => p.Row(BroadcastDialogue.Button(s, 'r', broadcast.Id, "broadcast.button-resume"), BroadcastDialogue.Button(s, 'c', broadcast.Id, "broadcast.button-cancel")))
            .When(broadcast.CanBeRecalled(), p => p.Button("recall", "broadcast.button-recall"))
            .When(status == BroadcastStatus.Finished && !broadcast.ByNeed() && broadcast.Repeatable() > 0, p => p.Button("repeat", "broadcast.button-repeat", ("n", BroadcastLedger.Shown(broadcast, broadcast.Repeatable()))))
            .Back()
            .Show();
    }
}
