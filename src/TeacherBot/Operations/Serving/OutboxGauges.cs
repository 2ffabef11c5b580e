using System.Diagnostics;
using System.Diagnostics.Metrics;
using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Operations.Serving;

/// <summary>
/// Depth and oldest age by channel and lane. Counting a million waiting rows reads their index, so the answer is kept for a hundred times
/// as long as it took to get: however often somebody asks and however much waits, it costs at most one part in a hundred of one core.
/// </summary>
internal sealed class OutboxGauges(Func<IReadOnlyList<OutboxDepth>> read, TimeProvider clock)
{
    private const int Rarely = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Channel, Lane Lane), OutboxDepth?> known = [];
    private DateTimeOffset until = DateTimeOffset.MinValue;

    public void AddTo(Meter meter)
    {
        meter.CreateObservableGauge("teacherbot.outbox.pending", () => Depths().Select(d => Tagged(d.Key, d.Value?.Waiting ?? 0)), null, "Deliveries that wait.");
        meter.CreateObservableGauge(
            "teacherbot.outbox.oldest.age", () => Depths().Select(d => Tagged(d.Key, AgeOf(d.Value))), "s", "Age of the oldest delivery that waits.");
    }

    /// <summary>A lane that was once used stays, with nothing in it.</summary>
    public IReadOnlyDictionary<(string Channel, Lane Lane), OutboxDepth?> Depths()
    {
        lock (gate)
        {
            if (clock.GetUtcNow() >= until)
            {
                var began = Stopwatch.GetTimestamp();
                var depths = read();
                foreach (var one in known.Keys.ToList())
                {
                    known[one] = null;
                }

                foreach (var depth in depths)
                {
                    known[(depth.Channel, depth.Lane)] = depth;
                }

                until = clock.GetUtcNow() + (Stopwatch.GetElapsedTime(began) * Rarely);
            }

            return new Dictionary<(string, Lane), OutboxDepth?>(known);
        }
    }

    private double AgeOf(OutboxDepth? depth) => depth is null ? 0 : Math.Max(0, (clock.GetUtcNow() - depth.OldestAt).TotalSeconds);

    private static Measurement<T> Tagged<T>((string Channel, Lane Lane) of, T value)
        where T : struct =>
        new(value, new("channel", of.Channel), new("lane", Telemetry.NameOf(of.Lane)));
}
