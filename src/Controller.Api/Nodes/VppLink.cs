using Controller.Api.Observation;
using VppApi;

namespace Controller.Api.Nodes;

/// <summary>
/// One connection to one VPP: two sockets, one for changes and one for dumps and events, so that a long dump never stands between two
/// changes. It breaks once, as a whole; then a new one is made.
/// </summary>
internal sealed class VppLink : IVppReads, IAsyncDisposable
{
    /// <summary>The connection for changes.</summary>
    public required IVppApi Changes { get; init; }

    /// <summary>The connection for dumps and events.</summary>
    public required IVppApi Reads { get; init; }

    /// <summary>How this VPP's messages differ from those that this server knows.</summary>
    public required MessageCompatibility Compatibility { get; init; }

    /// <summary>Tells whether VPP has a message.</summary>
    public required Func<MessageDescriptor, bool> SupportsMessage { get; init; }

    /// <summary>Completes, never fails, when either socket is closed; null when that was our own doing.</summary>
    public required Task<VppConnectionException?> Closed { get; init; }

    /// <summary>Closes both.</summary>
    public required Func<ValueTask> Close { get; init; }

    /// <summary>VPP's version.</summary>
    public required string Version { get; init; }

    /// <summary>True when the other end is VppSim.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>VPP's process id. With the same socket and another id it is another VPP, which has lost everything.</summary>
    public required uint ProcessId { get; init; }

    /// <inheritdoc/>
    IVppApi IVppReads.Api => Reads;

    /// <inheritdoc/>
    public bool Supports(MessageDescriptor message) => SupportsMessage(message);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Close();
}
