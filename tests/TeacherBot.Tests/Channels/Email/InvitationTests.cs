using System.Text;
using TeacherBot.Channels.Email.Sending;
using TeacherBot.Core.Events;

namespace TeacherBot.Tests.Channels.Email;

public sealed class InvitationTests
{
    private static readonly DateTimeOffset At = new(2026, 12, 12, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false, "REQUEST")]
    [InlineData(true, "CANCEL")]
    public void It_names_both_parties_and_the_same_method_inside_and_out(bool cancelled, string method)
    {
        var file = CalendarFile.Text(new CalendarEntry("e@teacherbot", 1, "Семинар", "", "Школа", At, At.AddHours(1), "Asia/Krasnoyarsk", cancelled, At));
        var invitation = Invitation.Of(Encoding.UTF8.GetBytes(file), "Бот \"очень\" длинное имя организатора", $"bot+{new string('a', 39)}@school.test", "anna@mail.test");

        Assert.Equal(method, invitation.Method);
        Assert.Contains($"METHOD:{method}\r\n", invitation.Text, StringComparison.Ordinal);
        Assert.All(invitation.Text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
        var unfolded = invitation.Text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains($":mailto:bot+{new string('a', 39)}@school.test\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains("RSVP=TRUE:mailto:anna@mail.test\r\n", unfolded, StringComparison.Ordinal);
        Assert.Single(unfolded.Split("\r\n"), l => l.StartsWith("ORGANIZER", StringComparison.Ordinal));
    }
}
