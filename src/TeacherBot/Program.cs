using TeacherBot.Operations;
using TeacherBot.Operations.Simulation;

if (args is ["simulate", ..])
{
    return await SimulateVerb.RunAsync(
        new SimulateOptions
        {
            Teachers = int.Parse(Environment.GetEnvironmentVariable("N") ?? "500", System.Globalization.CultureInfo.InvariantCulture),
            Rate = int.Parse(Environment.GetEnvironmentVariable("R") ?? "0", System.Globalization.CultureInfo.InvariantCulture),
            Batch = int.Parse(Environment.GetEnvironmentVariable("B") ?? "256", System.Globalization.CultureInfo.InvariantCulture),
            Seconds = int.Parse(Environment.GetEnvironmentVariable("S") ?? "10", System.Globalization.CultureInfo.InvariantCulture),
        },
        CancellationToken.None);
}

return await DemoVerb.RunAsync("content", args.Contains("--script"), CancellationToken.None);
