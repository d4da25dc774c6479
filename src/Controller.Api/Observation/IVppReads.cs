using VppApi;

namespace Controller.Api.Observation;

/// <summary>The connection for dumps, and what can be asked over it.</summary>
internal interface IVppReads
{
    /// <summary>The connection.</summary>
    IVppApi Api { get; }

    /// <summary>Whether this VPP has a message: its plugin is loaded, and its layout is the one that this server knows.</summary>
    bool Supports(MessageDescriptor message);
}
