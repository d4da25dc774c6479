namespace VppApi;

/// <summary>The connection to VPP could not be made, or broke. Every call that was pending gets the same reason.</summary>
public class VppConnectionException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">Where and why.</param>
    /// <param name="innerException">The socket's error, if any.</param>
    public VppConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
