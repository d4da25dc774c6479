using VppApi;
using VppApi.Codec;
using VppSim.Transport;

namespace VppSim.Protocol;

/// <summary>One request, rows, and a reply with a cursor.</summary>
internal sealed class StreamHandler<TRequest, TReply, TDetails>(Func<TRequest, (IEnumerable<TDetails> Rows, TReply Reply)> answer) : RequestHandler
    where TRequest : struct, IVppMessage<TRequest>
    where TReply : struct, IVppMessage<TReply>
    where TDetails : struct, IVppMessage<TDetails>
{
    public override MessageDescriptor Request => TRequest.Descriptor;

    public override IReadOnlyList<MessageDescriptor> Messages => [TRequest.Descriptor, TReply.Descriptor, TDetails.Descriptor];

    public override void Handle(SimulatedConnection connection, ReadOnlySpan<byte> message)
    {
        var reader = new MessageReader(message);
        TRequest.Decode(ref reader, out var request);
        var (rows, reply) = answer(request);
        foreach (var row in rows) connection.Reply(row, TRequest.Descriptor, message);
        connection.Reply(reply, TRequest.Descriptor, message);
    }

    public override void Refuse(SimulatedConnection connection, ReadOnlySpan<byte> message, int retval)
        => connection.Reply(CallHandler<TRequest, TReply>.WithRetval(retval), TRequest.Descriptor, message);
}
