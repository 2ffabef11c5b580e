using System.Text;

namespace TeacherBot.Operations.CommandLine;

/// <summary>Writes everything twice: to the terminal and to a record of it.</summary>
internal sealed class TwoWriters(TextWriter one, TextWriter other) : TextWriter
{
    public override Encoding Encoding => one.Encoding;

    public override void Write(char value)
    {
        one.Write(value);
        other.Write(value);
    }

    public override void Write(string? value)
    {
        one.Write(value);
        other.Write(value);
    }

    public override void Flush()
    {
        one.Flush();
        other.Flush();
    }
}
