using System.Text;
using TeacherBot.Mail.Mime.Writing;

namespace TeacherBot.Channels.Email.Sending;

/// <summary>
/// Makes a calendar file an invitation (RFC 5546 §3.2.2): by letter there is a mailbox that an answer reaches, so it names an organiser and
/// the one who is invited. The organiser's address carries the letter's token, by which the answer is known.
/// </summary>
internal static class Invitation
{
    private const string Published = "METHOD:PUBLISH";
    private const int Columns = 74;

    /// <param name="file">METHOD is PUBLISH, or CANCEL, which stays.</param>
    public static DraftCalendar Of(byte[] file, string name, string organiser, string attendee)
    {
        var text = Encoding.UTF8.GetString(file);
        var cancels = !text.Contains(Published, StringComparison.Ordinal);
        var parties = Folded($"ORGANIZER;CN=\"{Quoted(name)}\":mailto:{organiser}") + Folded($"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:{attendee}");
        return new DraftCalendar(
            cancels ? "CANCEL" : "REQUEST",
            text.Replace(Published, "METHOD:REQUEST", StringComparison.Ordinal).Replace("BEGIN:VEVENT\r\n", "BEGIN:VEVENT\r\n" + parties, StringComparison.Ordinal));
    }

    // No quote and no line end can stand in a quoted parameter.
    private static string Quoted(string name) => string.Concat(name.Where(c => c != '"' && !char.IsControl(c)));

    private static string Folded(string line)
    {
        var folded = new StringBuilder();
        var column = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (column + rune.Utf8SequenceLength > Columns)
            {
                folded.Append("\r\n ");
                column = 1;
            }

            folded.Append(rune.ToString());
            column += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }
}
