using Microsoft.Extensions.Logging;

namespace TeacherBot.Tests.Transcripts;

/// <summary>Keeps what the program complained about.</summary>
internal sealed class StoryLog : ILoggerFactory, ILogger
{
    public List<string> Errors { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Errors)
        {
            Errors.Add(formatter(state, exception));
        }
    }
}
