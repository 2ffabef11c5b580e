using TeacherBot.Core.Deliveries;

namespace TeacherBot.Tests.Deliveries;

public class CircuitTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Refused_channel_is_tried_after_half_a_minute_and_then_ever_more_rarely_up_to_ten_minutes()
    {
        var circuit = new Circuit();
        Assert.True(circuit.Break("401", Start));
        Assert.False(circuit.Break("404", Start.AddSeconds(20)));

        var waits = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            var at = circuit.TryAt!.Value;
            circuit.StillBroken(at);
            waits.Add((circuit.TryAt!.Value - at).TotalSeconds);
        }

        Assert.Equal([60, 120, 240, 480, 600, 600, 600, 600], waits);
        Assert.Equal("401", circuit.Code);
    }

    [Fact]
    public void Mended_circuit_begins_anew()
    {
        var circuit = new Circuit();
        circuit.Break("401", Start);
        circuit.StillBroken(Start.AddSeconds(30));
        circuit.Mend();
        Assert.Equal((null, null), (circuit.Code, circuit.TryAt));

        Assert.True(circuit.Break("401", Start.AddHours(1)));
        Assert.Equal(Start.AddHours(1).AddSeconds(30), circuit.TryAt);
    }
}
