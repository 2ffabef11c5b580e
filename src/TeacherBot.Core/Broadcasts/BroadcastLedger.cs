using TeacherBot.Core.Content;

namespace TeacherBot.Core.Broadcasts;

/// <summary>What may be told of a broadcast to those who send: counts in their order, rounded where nobody may be recognised.</summary>
internal static class BroadcastLedger
{
    private const int LongestTitle = 30;

    private static readonly (string What, string Text)[] Outcomes =
    [
        (BroadcastCounts.Recalled, "broadcast.count.recalled"),
        (BroadcastCounts.Recalling, "broadcast.count.recalling"),
        (BroadcastCounts.NotRecalled, "broadcast.count.not-recalled"),
        (BroadcastCounts.Sent, "broadcast.count.sent"),
        (BroadcastCounts.Waiting, "broadcast.count.waiting"),
        (BroadcastCounts.Unknown, "broadcast.count.unknown"),
        (BroadcastCounts.Gone, "broadcast.count.gone"),
        (BroadcastCounts.Failed, "broadcast.count.failed"),
        (BroadcastCounts.Capped, "broadcast.count.capped"),
        (BroadcastCounts.Changed, "broadcast.count.changed"),
        (BroadcastCounts.Cancelled, "broadcast.count.cancelled"),
    ];

    private static readonly (string What, string Text)[] LeftOut =
    [
        (BroadcastCounts.NoConsent, "broadcast.count.no-consent"), (BroadcastCounts.NoAddress, "broadcast.count.no-address"),
    ];

    /// <summary>Id of a text and its number «n»: what became of the copies and who got none. Of a choice by need only the number it was allowed with.</summary>
    public static IEnumerable<(string Text, string Number)> Lines(Broadcast broadcast) => broadcast.ByNeed()
        ? [("broadcast.plan-recipients", Shown(broadcast, broadcast.Of(BroadcastCounts.About)))] : Counted(broadcast, [.. Outcomes, .. LeftOut]);

    /// <summary>Who would get none, before it goes.</summary>
    public static IEnumerable<(string Text, string Number)> Missed(Broadcast broadcast) => broadcast.ByNeed() ? [] : Counted(broadcast, LeftOut);

    /// <summary>Counts only: rounded to five (ruling R2).</summary>
    public static string Shown(Broadcast broadcast, int n) => broadcast.Blind
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"около {(n + 2) / 5 * 5}")
        : n.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Id of the text.</summary>
    public static string StatusText(BroadcastStatus status) => "broadcast.status." + status.ToString().ToLowerInvariant();

    /// <summary>Beginning of its first paragraph.</summary>
    public static string Title(Broadcast broadcast, Catalog catalog)
    {
        var text = broadcast.Message?.Paragraphs[0].Text ?? catalog.Text("broadcast.untitled");
        return text.Length <= LongestTitle ? text : text[..LongestTitle].TrimEnd() + "…";
    }

    private static IEnumerable<(string Text, string Number)> Counted(Broadcast broadcast, IEnumerable<(string What, string Text)> counts) =>
        counts.Where(c => broadcast.Of(c.What) > 0).Select(c => (c.Text, Shown(broadcast, broadcast.Of(c.What))));
}
