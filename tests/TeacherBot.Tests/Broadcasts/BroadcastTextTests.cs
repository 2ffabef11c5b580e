using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Broadcasts;

/// <summary>What a sender types: text, day and hour, and the hours they are held to.</summary>
public sealed class BroadcastTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 5, 0, 0, TimeSpan.Zero);

    private static Municipality Town => TheCatalog.Value.Municipalities["zarechny"];

    [Theory]
    [InlineData("Кому: предмет = физика\nПриходите", "предмет = физика", "Приходите")]
    [InlineData("\nкому:  все \n\n# Семинар", "все", "\n# Семинар")]
    [InlineData("Приходите\nКому: всем", null, "Приходите\nКому: всем")]
    [InlineData("Кому: одна строка", null, "Кому: одна строка")]
    public void A_first_line_may_say_to_whom(string source, string? rule, string text) =>
        Assert.Equal((rule, text), BroadcastText.Addressed(source));

    [Fact]
    public void Lines_become_paragraphs_and_buttons()
    {
        var read = Assert.IsType<BroadcastTextOutcome.Read>(BroadcastText.Parse(
            "# Заголовок\n\nТекст\r\n- пункт\n> цитата\n[Сайт](https://example.ru/a)\n[Записаться](мероприятие:seminar-uravneniya)", TheCatalog.Value, Town.Id)).Message;

        Assert.Equal([ParagraphKind.Heading, ParagraphKind.Prose, ParagraphKind.Bullet, ParagraphKind.Passage], read.Paragraphs.Select(p => p.Kind));
        Assert.Equal([ChoiceKind.Link, ChoiceKind.Action], read.Choices.Select(c => c.Kind));
    }

    [Theory]
    [InlineData("", "broadcast.text-empty", 0)]
    [InlineData("[Сайт](https://example.ru)", "broadcast.text-empty", 0)]
    [InlineData("Текст\n[Сайт](http://example.ru)", "broadcast.wrong-address", 2)]
    [InlineData("Текст\n[Сайт](https://localhost/)", "broadcast.wrong-address", 2)]
    [InlineData("Текст\n\n[Запись](мероприятие:нет)", "broadcast.wrong-event", 3)]
    public void A_mistake_names_its_line(string text, string wrong, int line)
    {
        var mistake = Assert.IsType<BroadcastTextOutcome.Mistaken>(BroadcastText.Parse(text, TheCatalog.Value, Town.Id));

        Assert.Equal((wrong, line), (mistake.Text, mistake.Line));
    }

    [Theory]
    [InlineData("12.12 15:00", "2026-12-12T08:00:00Z")]
    [InlineData("12.12.2027 в 9", "2027-12-12T02:00:00Z")]
    [InlineData("1.2 14.30", "2027-02-01T07:30:00Z")]
    [InlineData("завтра 14:30", "2026-12-01T07:30:00Z")]
    [InlineData("Послезавтра в 15 часов", "2026-12-02T08:00:00Z")]
    [InlineData("18:05", "2026-11-30T11:05:00Z")]
    public void A_typed_time_is_understood(string typed, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), TypedTime.Read(typed, Now, Town.TimeZone));

    [Theory]
    [InlineData("скоро")]
    [InlineData("31.02 15:00")]
    [InlineData("12.12 25:00")]
    [InlineData("12.12 15:61")]
    [InlineData("")]
    public void What_is_no_time_is_asked_again(string typed) => Assert.Null(TypedTime.Read(typed, Now, Town.TimeZone));

    [Fact]
    public void A_plan_forecasts_over_evenings_and_weekends()
    {
        // Friday 18:00 in the town: one hour of 30 a second is left, the rest goes on Monday from 14:00.
        var friday = new DateTimeOffset(2026, 12, 4, 11, 0, 0, TimeSpan.Zero);

        var finish = FlightPlan.FinishAt((30 * 3600) + 300, 30, friday, Town);

        Assert.Equal(new DateTimeOffset(2026, 12, 7, 7, 0, 10, TimeSpan.Zero), finish);
        Assert.Null(FlightPlan.FinishAt(0, 30, friday, Town));
    }

    [Theory]
    [InlineData("Mon-Fri 14:00-19:00", true)]
    [InlineData("sat-mon 00:00-24:00", true)]
    [InlineData("Mon-Fri 19:00-14:00", false)]
    [InlineData("Mon-Fri 14-19", false)]
    [InlineData("Пн-Пт 14:00-19:00", false)]
    public void A_window_is_read_or_refused(string text, bool good) => Assert.Equal(good, AllowedHours.Parse(text) is not null);

    [Fact]
    public void A_window_may_go_over_sunday()
    {
        var window = AllowedHours.Parse("Sat-Mon 10:00-12:00")!;

        Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Saturday], Enum.GetValues<DayOfWeek>().Where(window.Has));
    }
}
