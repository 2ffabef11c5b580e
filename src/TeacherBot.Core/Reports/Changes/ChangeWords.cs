using TeacherBot.Core.Content;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Reports;

/// <summary>What two shares of the same people say of a change: nothing that is not in their bands already.</summary>
internal static class ChangeWords
{
    private const int LeastForWord = 20;

    public static string Of(ChangeLine line, Catalog catalog)
    {
        var people = line.Before.People;
        if (people == 0 || line.Before.Band is Band.Hidden || line.After.Band is Band.Hidden)
        {
            return catalog.Text("band.nobody");
        }

        if (people < LeastForWord)
        {
            return catalog.Text("dynamics.small");
        }

        // Forms agree on a level in no more than 42 of 100, so only intervals that do not meet are called a change (ruling R10).
        var (before, after) = (line.Before.Band.Counts(people), line.After.Band.Counts(people));
        return Interval(after.High, people).High < Interval(before.Low, people).Low ? catalog.Text("dynamics.fewer")
            : Interval(after.Low, people).Low > Interval(before.High, people).High ? catalog.Text("dynamics.more")
            : catalog.Text("dynamics.same");
    }

    private static (double Low, double High) Interval(int count, int of) => new Share(count, of).Interval();
}
