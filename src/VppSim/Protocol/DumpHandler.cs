using VppApi;
using VppApi.Codec;
using VppSim.Transport;

namespace VppSim.Protocol;

/// <summary>One request, any number of rows and no end: the client's ping behind it marks the end.</summary>
internal sealed class DumpHandler<TRequest, TDetails>(Func<TRequest, IEnumerable<TDetails>> rows) : RequestHandler
    where TRequest : struct, IVppMessage<TRequest>
    where TDetails : struct, IVppMessage<TDetails>
{
    public override MessageDescriptor Request => TRequest.Descriptor;

    public override IReadOnlyList<MessageDescriptor> Messages => [TRequest.Descriptor, TDetails.Descriptor];

    public override void Handle(SimulatedConnection connection, ReadOnlySpan<byte> message)
    {
        var reader = new MessageReader(message);
        TRequest.Decode(ref reader, out var request);
        foreach (var row in rows(request)) connection.Reply(row, TRequest.Descriptor, message);
    }

    public override void Refuse(SimulatedConnection connection, ReadOnlySpan<byte> message, int retval)
    {
        // A dump of nothing is how VPP says that there is nothing.
    }
}
