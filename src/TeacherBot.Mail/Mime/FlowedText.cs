using System.Text;

namespace TeacherBot.Mail.Mime;

/// <summary>Undoes format=flowed (RFC 3676): lines that end in a blank go on in the next one of the same quoting; a stuffed blank is taken away.</summary>
internal static class FlowedText
{
    private const string Signature = "-- ";

    public static string Of(string text, bool deletesSpace)
    {
        var whole = new StringBuilder(text.Length);
        var (open, depth) = (false, 0);
        foreach (var raw in text.Split('\n'))
        {
            var quotes = raw.TakeWhile(c => c == '>').Count();
            var line = raw[quotes..];
            line = line.StartsWith(' ') ? line[1..] : line;
            var flows = line.EndsWith(' ') && line != Signature;
            if (!(open && quotes == depth && line != Signature))
            {
                whole.Append(whole.Length == 0 ? "" : "\n").Append('>', quotes).Append(quotes > 0 ? " " : "");
            }

            whole.Append(flows && deletesSpace ? line[..^1] : line);
            (open, depth) = (flows, quotes);
        }

        return whole.ToString();
    }
}
