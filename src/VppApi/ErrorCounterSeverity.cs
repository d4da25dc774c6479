namespace VppApi;

/// <summary>How bad it is when an error counter moves.</summary>
public enum ErrorCounterSeverity
{
    /// <summary>Not bad: something worth counting.</summary>
    Info,

    /// <summary>Odd, but packets go on.</summary>
    Warning,

    /// <summary>A packet was lost.</summary>
    Error,
}
