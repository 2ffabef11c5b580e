using Microsoft.Extensions.Logging.Console;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Serving.Doors;
using TeacherBot.Pages;

namespace TeacherBot.Operations.Serving;

/// <summary>The web server and the log, with our settings only: no file or variable of the framework's own changes them.</summary>
internal static class ServiceWeb
{
    private const long LongestBody = 1024 * 1024;

    public static WebApplication Build(Settings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        Logging(builder.Logging, settings.Log.Format);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
        });
        PagesPart.AddTo(builder.Services);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        var web = builder.Build();
        Forwarding.Use(web, settings.Web);
        web.UseRateLimiter();
        foreach (var url in settings.Web.Urls.Split(';', StringSplitOptions.TrimEntries))
        {
            web.Urls.Add(url);
        }

        return web;
    }

    private static void Logging(ILoggingBuilder logging, LogFormat format)
    {
        logging.ClearProviders();
        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        if (format == LogFormat.Json)
        {
            logging.AddJsonConsole(json => (json.TimestampFormat, json.UseUtcTimestamp) = ("yyyy-MM-ddTHH:mm:ss.fffZ", true));
        }
        else if (Environment.GetEnvironmentVariable("JOURNAL_STREAM") is not null)
        {
            // The journal has its own clock and reads the severity at the beginning of a line.
            logging.AddSystemdConsole();
        }
        else
        {
            logging.AddSimpleConsole(plain =>
            {
                plain.SingleLine = true;
                plain.ColorBehavior = LoggerColorBehavior.Disabled;
                (plain.TimestampFormat, plain.UseUtcTimestamp) = ("yyyy-MM-ddTHH:mm:ss.fffZ ", true);
            });
        }
    }
}
