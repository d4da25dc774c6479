namespace Controller.Stats;

/// <summary>Anything that keeps VPP's statistics from being read. The three kinds say what to do about it.</summary>
public abstract class StatsException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">What was wrong, and where.</param>
    /// <param name="innerException">The cause, if another error was it.</param>
    protected StatsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
