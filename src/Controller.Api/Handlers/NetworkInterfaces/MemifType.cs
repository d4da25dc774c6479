using Controller.Api.Reconcile;
using Controller.Core.Resources;
using VppApi.Generated.Memif;
using MemifMode = VppApi.Generated.Memif.MemifMode;
using MemifRole = VppApi.Generated.Memif.MemifRole;

namespace Controller.Api.Handlers.NetworkInterfaces;

/// <summary>memifs.</summary>
internal sealed class MemifType : IInterfaceType
{
    private const uint DefaultRingSize = 1024;
    private const ushort DefaultBufferSize = 2048;
    private readonly MemifSockets _sockets = new();

    /// <inheritdoc/>
    public Type ResourceType => typeof(MemifResource);

    /// <inheritdoc/>
    public async Task<uint> CreateAsync(VppWriter vpp, InterfaceResource desired)
    {
        var memif = (MemifResource)desired;
        uint index = 0;
        await Compensation.RunAsync(async undo =>
        {
            var socket = await _sockets.AcquireAsync(vpp, memif.Socket);
            undo.Add(() => _sockets.ReleaseAsync(vpp, memif.Socket));
            var reply = await new MemifApi(vpp.Api).MemifCreateV2Async(new MemifCreateV2
            {
                Role = memif.Role == Core.Model.MemifRole.Master ? MemifRole.Master : MemifRole.Slave,
                Mode = memif.Mode == Core.Model.MemifMode.Ip ? MemifMode.Ip : MemifMode.Ethernet,
                Id = memif.Id,
                SocketId = socket,
                RingSize = memif.RingSize ?? DefaultRingSize,
                BufferSize = memif.BufferSize ?? DefaultBufferSize,
                RxQueues = memif.RxQueues ?? 1,
                TxQueues = memif.TxQueues ?? 1,
                HwAddr = StableMac.Of(desired, $"memif {memif.Role} {memif.Socket} {memif.Id}"),
                Secret = memif.Secret?.Reveal,
            });
            index = reply.SwIfIndex;
        });
        return index;
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(VppWriter vpp, InterfaceResource observed, uint index)
    {
        await new MemifApi(vpp.Api).MemifDeleteAsync(new MemifDelete { SwIfIndex = index });
        await _sockets.ReleaseAsync(vpp, ((MemifResource)observed).Socket);
    }
}
