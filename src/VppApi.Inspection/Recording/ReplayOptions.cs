namespace VppApi.Inspection.Recording;

/// <summary>How a recording is replayed.</summary>
public sealed record ReplayOptions
{
    /// <summary>Requests that may be outstanding.</summary>
    public int Window { get; init; } = 64;

    /// <summary>Send each request as long after the first as it was recorded; else as fast as VPP answers.</summary>
    public bool KeepsTiming { get; init; }

    /// <summary>How long VPP may be silent while it owes an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of the original timing.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
