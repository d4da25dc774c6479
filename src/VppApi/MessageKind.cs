namespace VppApi;

/// <summary>What part a message plays in VPP's API, as its <c>services</c> table says.</summary>
public enum MessageKind
{
    /// <summary>Sent by a client, answered by one reply.</summary>
    Request,

    /// <summary>Sent by a client, answered by any number of details (and, for a cursor stream, one reply).</summary>
    DumpRequest,

    /// <summary>The one answer to a request.</summary>
    Reply,

    /// <summary>One row of a dump or stream.</summary>
    Details,

    /// <summary>Sent by VPP unasked, after a <c>want_*</c> request.</summary>
    Event,

    /// <summary>In no service at all.</summary>
    Other,
}
