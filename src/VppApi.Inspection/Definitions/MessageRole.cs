namespace VppApi.Inspection.Definitions;

/// <summary>What part a message plays, as the <c>services</c> table says.</summary>
public enum MessageRole
{
    /// <summary>Sent by a client, answered by one reply.</summary>
    Request,

    /// <summary>Sent by a client, never answered.</summary>
    Post,

    /// <summary>Sent by a client, answered by rows; a ping behind it tells the end.</summary>
    Dump,

    /// <summary>Sent by a client, answered by rows and a reply at the end.</summary>
    Stream,

    /// <summary>The one answer to a request, or the end of a stream.</summary>
    Reply,

    /// <summary>One row of a dump or stream.</summary>
    Row,

    /// <summary>Sent by VPP unasked, after a <c>want_*</c> request.</summary>
    Event,

    /// <summary>In no service at all.</summary>
    Other,
}
