namespace VppApi;

/// <summary>Bytes from the other side are not what the protocol allows.</summary>
public sealed class VppProtocolException : VppConnectionException
{
    /// <summary>Makes the error.</summary>
    /// <param name="error">Which rule was broken.</param>
    /// <param name="message">Where: message name, field, offset.</param>
    public VppProtocolException(ProtocolError error, string message)
        : base(message) => Error = error;

    /// <summary>Which rule was broken.</summary>
    public ProtocolError Error { get; }

    /// <inheritdoc/>
    internal override VppConnectionException Copy() => new VppProtocolException(Error, Message);
}
