using Microsoft.Extensions.Logging;

namespace VppSim;

/// <summary>One line a message on standard error: the simulator needs no logging package for that.</summary>
internal sealed class StandardErrorLoggerFactory : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Line();

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("standard error is all there is");

    public void Dispose()
    {
    }

    private sealed class Line : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Console.Error.WriteLine($"vppsim: {formatter(state, exception)}{(exception is null ? "" : ": " + exception.Message)}");
        }
    }
}
