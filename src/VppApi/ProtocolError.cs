namespace VppApi;

/// <summary>The ways in which bytes can break the protocol.</summary>
public enum ProtocolError
{
    /// <summary>A message ended before its last field.</summary>
    Truncated,

    /// <summary>A frame is larger than this client accepts.</summary>
    FrameTooLarge,

    /// <summary>A frame is too small to hold a message id.</summary>
    FrameTooSmall,

    /// <summary>A count or length points past the end of the message.</summary>
    CountPastEnd,

    /// <summary>A value does not fit its fixed field.</summary>
    ValueTooLong,

    /// <summary>The handshake was refused or made no sense.</summary>
    BadHandshake,

    /// <summary>A reply of another type than the request's came back.</summary>
    UnexpectedMessage,
}
