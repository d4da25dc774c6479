using VppApi;
using VppSim.Transport;

namespace VppSim.Protocol;

/// <summary>Answers one kind of request.</summary>
internal abstract class RequestHandler
{
    public abstract MessageDescriptor Request { get; }

    /// <summary>The request and everything that answers it.</summary>
    public abstract IReadOnlyList<MessageDescriptor> Messages { get; }

    public abstract void Handle(SimulatedConnection connection, ReadOnlySpan<byte> message);

    /// <summary>Answers with nothing but a retval; a plain dump, which has none, answers with no rows.</summary>
    public abstract void Refuse(SimulatedConnection connection, ReadOnlySpan<byte> message, int retval);
}
