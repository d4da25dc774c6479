namespace Controller.Stats;

/// <summary>The socket could not be reached, or did not hand out a segment. Trying again later may help.</summary>
public sealed class StatsConnectionException : StatsException
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">Which socket, and why.</param>
    /// <param name="innerException">The system's error, if any.</param>
    public StatsConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
