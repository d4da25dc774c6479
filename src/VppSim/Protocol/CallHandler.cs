using System.Buffers.Binary;
using VppApi;
using VppApi.Codec;
using VppSim.Transport;

namespace VppSim.Protocol;

/// <summary>One request, one reply.</summary>
internal sealed class CallHandler<TRequest, TReply>(Func<SimulatedConnection, TRequest, TReply> answer) : RequestHandler
    where TRequest : struct, IVppMessage<TRequest>
    where TReply : struct, IVppMessage<TReply>
{
    public override MessageDescriptor Request => TRequest.Descriptor;

    public override IReadOnlyList<MessageDescriptor> Messages => [TRequest.Descriptor, TReply.Descriptor];

    public override void Handle(SimulatedConnection connection, ReadOnlySpan<byte> message)
    {
        var reader = new MessageReader(message);
        TRequest.Decode(ref reader, out var request);
        connection.Reply(answer(connection, request), TRequest.Descriptor, message);
    }

    public override void Refuse(SimulatedConnection connection, ReadOnlySpan<byte> message, int retval)
        => connection.Reply(WithRetval(retval), TRequest.Descriptor, message);

    /// <summary>A reply that says only that.</summary>
    internal static TReply WithRetval(int retval)
    {
        var bytes = new byte[TReply.Descriptor.MinimumSize];
        if (TReply.Descriptor.RetvalOffset >= 0) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(TReply.Descriptor.RetvalOffset), retval);
        var reader = new MessageReader(bytes);
        TReply.Decode(ref reader, out var reply);
        return reply;
    }
}
