namespace VppApi;

/// <summary>
/// The connection to VPP could not be made, or broke. Every call that was pending gets the same reason: an error of its own
/// with the same text and cause, because one object that is thrown thousands of times gathers all their stack traces.
/// </summary>
public class VppConnectionException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">Where and why.</param>
    /// <param name="innerException">The socket's error, if any.</param>
    public VppConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The same reason as an object that was never thrown.</summary>
    /// <returns>A copy without a stack trace.</returns>
    internal virtual VppConnectionException Copy() => new(Message, InnerException);
}
