using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Segments;

/// <summary>Names and lists of names, and what to say when one is not known.</summary>
internal sealed partial class SegmentReader
{
    private Names? Listed(SegmentField field)
    {
        var all = ImmutableArray.CreateBuilder<Named>();
        do
        {
            next += all.Count == 0 ? 0 : 1;
            if (Value(names.Of(field), What(field)) is not { } value)
            {
                return null;
            }

            all.Add(value);
        }
        while (Now.Is(",") && all.Count < MostConditions);
        return Closed() ? new Names(all.ToImmutable()) : null;
    }

    // «статус = ШНРО или ШНСУ» is the one status that counts a school with both once.
    private Names? Alternatives(SegmentField field, bool several)
    {
        var all = ImmutableArray.CreateBuilder<Named>();
        for (var more = true; more && all.Count < MostConditions; next += more ? 1 : 0)
        {
            if (Value(names.Of(field), What(field)) is not { } value)
            {
                return null;
            }

            all.Add(value);
            more = several && Now.IsWord(SegmentWords.Or) && GoesOnWithValue();
        }

        return field == SegmentField.Status && all.Count == 2 && all.All(n => n.Code is StatusCodes.Low or StatusCodes.Adverse) && all[0] != all[1]
            ? new Names(names.Of(field).Find("ШНРО или ШНСУ").Named!)
            : new Names(all.ToImmutable());
    }

    private bool GoesOnWithValue()
    {
        var after = tokens[Math.Min(next + 2, tokens.Length - 1)];
        return Ahead.Kind == TokenKind.Quoted
            || (Ahead.Kind == TokenKind.Word && !SegmentWords.IsReserved(Ahead.Text)
                && !(after.Is("(") || after.Is("=") || after.Is("!=") || after.Is("<") || after.IsWord(SegmentWords.In)));
    }

    // Words up to the next «и», «или», bracket or sign are one name: «школа = Школа № 4».
    private Named? Value(NameList list, string what)
    {
        var first = Now;
        if (first.Kind is not (TokenKind.Word or TokenKind.Quoted) || (first.Kind == TokenKind.Word && SegmentWords.IsJoint(first.Text)))
        {
            Fail(first, "segments.expected-name", ("what", words.Text(what)));
            return null;
        }

        var typed = first.Text;
        next++;
        while (first.Kind == TokenKind.Word && Now.Kind == TokenKind.Word && !SegmentWords.IsJoint(Now.Text) && !BeginsCondition())
        {
            typed += " " + Now.Text;
            next++;
        }

        var found = list.Find(typed);
        if (found.Named is null)
        {
            Mistake = Misnamed(first.At, tokens[next - 1].End - first.At, typed, what, found);
        }

        return found.Named;
    }

    private bool BeginsCondition() =>
        SegmentWords.IsReserved(Now.Text) && (Ahead.Is("(") || Ahead.Is("=") || Ahead.Is("!=") || Ahead.IsWord(SegmentWords.In));

    private SegmentMistake Misnamed(int at, int length, string typed, string what, NameFound found) =>
        !found.Several.IsEmpty
            ? words.Say(at, length, "segments.several", ("word", typed), ("list", string.Join("; ", found.Several)))
        : found.Nearest is { } near
            ? words.Say(at, length, "segments.unknown-name-near", ("word", typed), ("what", words.Text(what)), ("near", near))
        : words.Say(at, length, "segments.unknown-name", ("word", typed), ("what", words.Text(what)));

    private Condition? Unknown(Token word)
    {
        var near = SegmentWords.Beginnings
            .Select(w => (Word: w, Distance: Spelling.Distance(w, word.Text.ToLowerInvariant())))
            .MinBy(w => w.Distance);
        return near.Distance <= Math.Max(1, word.Length / 3)
            ? Fail(word, "segments.unknown-word-near", ("word", word.Text), ("near", near.Word))
            : Fail(word, "segments.unknown-word", ("word", word.Text));
    }

    private static string What(SegmentField field) => field switch
    {
        SegmentField.Subject => "segments.what.subject",
        SegmentField.Cluster => "segments.what.cluster",
        SegmentField.School => "segments.what.school",
        SegmentField.Status => "segments.what.status",
        SegmentField.Position => "segments.what.position",
        SegmentField.Subscription => "segments.what.subscription",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
