namespace Soak.Targets;

/// <summary>A VPP that can be killed and started again on the same sockets.</summary>
internal interface ISoakTarget : IAsyncDisposable
{
    /// <summary>The API socket.</summary>
    string ApiSocket { get; }

    /// <summary>The stats socket.</summary>
    string StatsSocket { get; }

    /// <summary>Kills it (SIGKILL).</summary>
    /// <returns>When the process is gone.</returns>
    Task KillAsync();

    /// <summary>Starts it again.</summary>
    /// <returns>When its API socket accepts.</returns>
    Task RestartAsync();
}
