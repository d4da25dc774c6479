using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.Memif;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>memif interfaces and their socket files (plugins/memif/memif_api.c).</summary>
internal static class MemifHandlers
{
    public static void Register(HandlerContext context)
    {
        var sockets = context.State.MemifSockets;
        var interfaces = context.State.Interfaces;
        context.On((MemifSocketFilenameAddDelV2 request) =>
        {
            if (!request.IsAdd)
            {
                var inUse = interfaces.All.Any(item => item.Memif is { } memif && memif.SocketId == request.SocketId);
                return new MemifSocketFilenameAddDelV2Reply { Retval = inUse && request.SocketId != 0 ? SimRetval.UnexpectedIntfState : sockets.Remove(request.SocketId) };
            }

            var (retval, id) = sockets.Add(request.SocketId, request.SocketFilename ?? "");
            return new MemifSocketFilenameAddDelV2Reply { Retval = retval, SocketId = id };
        });
        context.OnDump((MemifSocketFilenameDump _) => sockets.Files
            .Select(socket => new MemifSocketFilenameDetails { SocketId = socket.Key, SocketFilename = socket.Value[..Math.Min(socket.Value.Length, 107)] }));

        context.On((MemifCreateV2 request) => Create(context, request));
        context.On((MemifDelete request) => new MemifDeleteReply
        {
            Retval = InterfaceLifeHandlers.Delete(context, item => item.SwIfIndex == request.SwIfIndex && item.Memif is not null, SimRetval.InvalidSwIfIndex),
        });
        context.OnDump((MemifDump _) => interfaces.All.Where(item => item.Memif is not null).Select(item => item.Memif!.Value with
        {
            SwIfIndex = item.SwIfIndex,
            HwAddr = item.Mac,
            Flags = item.AdminUp ? IfStatusFlags.AdminUp : default,
            IfName = item.Name,
        }));
    }

    private static MemifCreateV2Reply Create(HandlerContext context, MemifCreateV2 request)
    {
        var interfaces = context.State.Interfaces;
        var ring = request.RingSize == 0 ? 1024 : request.RingSize;
        if ((ring & (ring - 1)) != 0) return new MemifCreateV2Reply { Retval = SimRetval.InvalidArgument };
        if (!context.State.MemifSockets.Contains(request.SocketId)) return new MemifCreateV2Reply { Retval = SimRetval.InvalidArgument };
        // One socket is all masters or all slaves.
        if (interfaces.All.Any(item => item.Memif is { } memif && memif.SocketId == request.SocketId && (memif.Id == request.Id || memif.Role != request.Role)))
            return new MemifCreateV2Reply { Retval = SimRetval.SubifAlreadyExists };
        // VPP means to answer this, and crashes instead (memif_create_if's error path, 26.06).
        if (request.Mode is not (MemifMode.Ethernet or MemifMode.Ip)) return new MemifCreateV2Reply { Retval = SimRetval.SyscallError2 };
        // The sizes that a dump shows are those of the running connection, and nobody connects here.
        var created = interfaces.Add($"memif{request.SocketId}/{request.Id}", "memif", request.HwAddr,
            mtu: request.Mode == MemifMode.Ip ? 0u : 9000u, memif: new MemifDetails
        {
            Id = request.Id,
            SocketId = request.SocketId,
            Role = request.Role,
            Mode = request.Mode,
            ZeroCopy = request.Role == MemifRole.Slave && !request.NoZeroCopy,
            RingSize = 1,
        });
        InterfaceHandlers.Announce(context, created, deleted: false);
        return new MemifCreateV2Reply { SwIfIndex = created.SwIfIndex };
    }
}
