namespace Controller.Cli.Tests;

/// <summary>The surroundings of a <see cref="CliRun"/>.</summary>
internal sealed record CliSetup
{
    /// <summary>VPPILOT_SERVER; null for an address where nobody listens.</summary>
    public string? Server { get; init; }

    public string Input { get; init; } = string.Empty;

    public bool Terminal { get; init; }

    public bool? ErrorIsTerminal { get; init; }

    public int Columns { get; init; } = 120;

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public CancellationToken Cancellation { get; init; }
}
