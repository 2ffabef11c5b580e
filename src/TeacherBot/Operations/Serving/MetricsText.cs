using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace TeacherBot.Operations.Serving;

/// <summary>Gathers the meters named TeacherBot and prints them as Prometheus reads them: milliseconds stay milliseconds.</summary>
internal sealed class MetricsText : IDisposable
{
    private static readonly double[] Buckets = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000];

    private readonly ConcurrentDictionary<(string Name, string Tags), Series> series = new();
    private readonly ConcurrentDictionary<string, (string Type, string? Help)> instruments = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();

    public MetricsText()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == Telemetry.MeterName)
            {
                instruments.TryAdd(NameOf(instrument), (TypeOf(instrument), instrument.Description));
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();
    }

    /// <summary>teacherbot.turn.duration in ms is teacherbot_turn_duration_ms; a counter ends in _total.</summary>
    public static string NameOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_');
        name = instrument.Unit is { Length: > 0 } unit ? $"{name}_{unit}" : name;
        return TypeOf(instrument) == "counter" ? name + "_total" : name;
    }

    public string Print()
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (name, (type, help)) in instruments.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
            foreach (var ((_, tags), one) in series.Where(s => s.Key.Name == name).OrderBy(s => s.Key.Tags, StringComparer.Ordinal))
            {
                one.Print(text, name, tags);
            }
        }

        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    private static string TypeOf(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        return type.StartsWith("Histogram", StringComparison.Ordinal) ? "histogram"
            : type.Contains("Counter", StringComparison.Ordinal) && !type.Contains("UpDown", StringComparison.Ordinal) ? "counter" : "gauge";
    }

    private static string Print(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var one = series.GetOrAdd((NameOf(instrument), TagsOf(tags)), _ => new Series());
        one.Record(value, TypeOf(instrument), instrument.IsObservable);
    }

    private static string TagsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            text.Append(text.Length > 0 ? "," : "").Append(key).Append("=\"")
                .Append(Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))
                .Append('"');
        }

        return text.ToString();
    }

    private sealed class Series
    {
        private readonly long[] counts = new long[Buckets.Length + 1];
        private bool histogram;
        private double sum;

        public void Record(double value, string type, bool whole)
        {
            lock (counts)
            {
                histogram = type == "histogram";
                sum = whole || type == "gauge" ? value : sum + value;
                if (histogram)
                {
                    var bucket = Array.FindIndex(Buckets, b => value <= b);
                    counts[bucket < 0 ? Buckets.Length : bucket]++;
                }
            }
        }

        public void Print(StringBuilder text, string name, string tags)
        {
            lock (counts)
            {
                var braced = tags.Length > 0 ? "{" + tags + "}" : "";
                if (!histogram)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{braced} {MetricsText.Print(sum)}\n");
                    return;
                }

                long below = 0;
                var before = tags.Length > 0 ? tags + "," : "";
                for (var i = 0; i <= Buckets.Length; i++)
                {
                    below += counts[i];
                    var edge = i < Buckets.Length ? MetricsText.Print(Buckets[i]) : "+Inf";
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{before}le=\"{edge}\"}} {below}\n");
                }

                text.Append(CultureInfo.InvariantCulture, $"{name}_sum{braced} {MetricsText.Print(sum)}\n{name}_count{braced} {below}\n");
            }
        }
    }
}
