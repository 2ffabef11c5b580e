using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content;

/// <summary>The fixed words of the format and what they mean.</summary>
internal static class WordsOfFormat
{
    public static readonly IReadOnlyDictionary<string, InstrumentKind> Kinds = new Dictionary<string, InstrumentKind>
    {
        ["levels"] = InstrumentKind.Levels,
        ["percent"] = InstrumentKind.Percent,
        ["difficulties"] = InstrumentKind.Difficulties,
        ["organisation"] = InstrumentKind.Organisation,
    };

    public static readonly IReadOnlyDictionary<string, ChannelPolicy> Policies = new Dictionary<string, ChannelPolicy>
    {
        ["open"] = ChannelPolicy.Open,
        ["neutral"] = ChannelPolicy.Neutral,
        ["off"] = ChannelPolicy.Off,
    };

    public static readonly IReadOnlySet<string> EventKinds = new HashSet<string>(Core.Events.EventRow.Kinds);

    public static readonly IReadOnlySet<string> Positions = new HashSet<string> { "teacher", "head", "other" };

    public static readonly string[] NeededConsents = ["processing", "mailing.events", "mailing.materials", "mailing.news"];

    /// <summary>Without a text for advertising nobody can agree to it, so nobody gets any.</summary>
    public static readonly string[] ConsentKinds = [.. NeededConsents, "mailing.advertising", "course", "mentor", "name.mentor", "practice", "name.practice", "name.group"];

    /// <summary>Ids of events travel on buttons and in links beside ids of 26 characters.</summary>
    public static bool IsEventId(string text) => IsId(text) && text.Length <= 26;

    public static bool IsId(string text) =>
        text.Length is > 0 and <= 60 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
