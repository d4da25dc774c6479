namespace Controller.Cli.Terminal;

/// <summary>Everything the process has to talk to a person or a script with. Tests bring their own.</summary>
internal sealed record CliConsole
{
    public required Stream Input { get; init; }

    /// <summary>Results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Errors, Findings, questions and progress.</summary>
    public required TextWriter Error { get; init; }

    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns and rows of the terminal; what a piped output is formatted for does not depend on them.</summary>
    public Func<(int Columns, int Rows)> Size { get; init; } = static () => (80, 25);

    public Func<string, string?> Environment { get; init; } = static _ => null;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public static CliConsole OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.Out,
        Error = Console.Error,
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Size = static () => (Math.Max(Console.WindowWidth, 20), Math.Max(Console.WindowHeight, 5)),
        Environment = System.Environment.GetEnvironmentVariable,
    };

    /// <summary>NO_COLOR (no-color.org) and a dumb terminal turn colour off everywhere.</summary>
    public bool AllowsColor => string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") is not "dumb";
}
