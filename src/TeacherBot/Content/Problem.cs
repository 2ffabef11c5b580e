namespace TeacherBot.Content;

/// <summary>One thing a methodist has to mend: where it is and, in plain Russian, what and how.</summary>
internal sealed record Problem(string File, int Line, string Text)
{
    public override string ToString() => $"{File}:{Line}: {Text}";
}

/// <summary>Gathers problems while a folder is read, so that all of them are shown at once.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public int Count => _problems.Count;

    public void Add(string file, int line, string text) => _problems.Add(new(file, line, text));

    public IEnumerable<Problem> Sorted() => _problems
        .Distinct()
        .OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Text, StringComparer.Ordinal);
}
