namespace Controller.Cli;

/// <summary>What the process says to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done, or nothing to do.</summary>
    public const int Ok = 0;

    /// <summary>Something is wrong; standard error says what.</summary>
    public const int Error = 1;

    /// <summary>VPP differs from what was asked for (<c>plan</c>, <c>show drift</c>).</summary>
    public const int Changes = 2;
}
