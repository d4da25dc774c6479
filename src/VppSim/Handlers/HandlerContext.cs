using VppApi;
using VppSim.Protocol;
using VppSim.State;
using VppSim.Transport;

namespace VppSim.Handlers;

/// <summary>What the handlers of an area work with, and how they register.</summary>
internal sealed class HandlerContext(SimulatedState state, SimulatedVppOptions options, MessageTable table, Action<Action<SimulatedConnection>> broadcast)
{
    public SimulatedState State { get; } = state;

    public SimulatedVppOptions Options { get; } = options;

    public void On<TRequest, TReply>(Func<TRequest, TReply> answer)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        => table.Add(new CallHandler<TRequest, TReply>((_, request) => answer(request)));

    public void On<TRequest, TReply>(Func<SimulatedConnection, TRequest, TReply> answer)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        => table.Add(new CallHandler<TRequest, TReply>(answer));

    public void OnDump<TRequest, TDetails>(Func<TRequest, IEnumerable<TDetails>> rows)
        where TRequest : struct, IVppMessage<TRequest>
        where TDetails : struct, IVppMessage<TDetails>
        => table.Add(new DumpHandler<TRequest, TDetails>(rows));

    public void OnStream<TRequest, TReply, TDetails>(Func<TRequest, (IEnumerable<TDetails> Rows, TReply Reply)> answer)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        where TDetails : struct, IVppMessage<TDetails>
        => table.Add(new StreamHandler<TRequest, TReply, TDetails>(answer));

    public void Offer(MessageDescriptor message) => table.Offer(message);

    /// <summary>Does something with every client.</summary>
    public void Broadcast(Action<SimulatedConnection> send) => broadcast(send);
}
