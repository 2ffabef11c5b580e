namespace TeacherBot.Operations.Doctoring;

/// <summary>How a part is doing: an operator may leave attention for tomorrow, trouble not.</summary>
internal enum Verdict
{
    Fine,
    Attention,
    Trouble,
}

/// <summary>One line of the doctor: the part, how it is doing, and what to do about it.</summary>
internal sealed record Finding(string Name, Verdict Verdict, string Text);
