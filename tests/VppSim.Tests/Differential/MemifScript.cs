using VppApi.Generated.EthernetTypes;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.Memif;

namespace VppSim.Tests.Differential;

/// <summary>memif interfaces and their sockets.</summary>
internal static class MemifScript
{
    public static async Task RunAsync(Transcript vpp)
    {
        var mac = MacAddress.Parse("02:fe:00:00:00:01");
        vpp.Say("sockets");
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("5", Socket(5, "/tmp/vppilot-5.sock"));
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("5 again", Socket(5, "/tmp/vppilot-5.sock"));
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("5 elsewhere", Socket(5, "/tmp/vppilot-6.sock"));
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("same file", Socket(6, "/tmp/vppilot-5.sock"));
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("0", Socket(0, "/tmp/vppilot-0.sock"));
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("no name", Socket(7, ""));
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("any", Socket(uint.MaxValue, "/tmp/vppilot-any.sock"));
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("any more", Socket(uint.MaxValue, "/tmp/vppilot-more.sock"));
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("relative", Socket(8, "vppilot-8.sock"));
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("abstract", Socket(9, "@vppilot-9"));
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("remove what is not there", new() { SocketId = 66 });
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("remove 0", new() { SocketId = 0 });
        await vpp.DumpAsync<MemifSocketFilenameDump, MemifSocketFilenameDetails>(new());

        vpp.Say("interfaces");
        await vpp.CallAsync<MemifCreateV2, MemifCreateV2Reply>("slave", new() { Role = MemifRole.Slave, Id = 1, SocketId = 5, HwAddr = mac, RxQueues = 1, TxQueues = 1 });
        await vpp.CallAsync<MemifCreateV2, MemifCreateV2Reply>("again", new() { Role = MemifRole.Slave, Id = 1, SocketId = 5, HwAddr = mac });
        await vpp.CallAsync<MemifCreateV2, MemifCreateV2Reply>("other role on the socket", new() { Role = MemifRole.Master, Id = 2, SocketId = 5, HwAddr = mac });
        await vpp.CallAsync<MemifCreateV2, MemifCreateV2Reply>("no such socket", new() { Role = MemifRole.Slave, Id = 1, SocketId = 66, HwAddr = mac });
        await vpp.CallAsync<MemifCreateV2, MemifCreateV2Reply>("odd ring", new() { Role = MemifRole.Slave, Id = 3, SocketId = 5, HwAddr = mac, RingSize = 1000 });
        await vpp.CallAsync<MemifCreateV2, MemifCreateV2Reply>("huge ring", new() { Role = MemifRole.Slave, Id = 3, SocketId = 5, HwAddr = mac, RingSize = 65536 });
        await vpp.CallAsync<MemifCreateV2, MemifCreateV2Reply>("IP mode", new()
        {
            Role = MemifRole.Slave, Mode = MemifMode.Ip, Id = 0, SocketId = 0, RingSize = 512, BufferSize = 4096, NoZeroCopy = true,
        });
        await vpp.CallAsync<SwInterfaceSetFlags, SwInterfaceSetFlagsReply>("up", new() { SwIfIndex = 1, Flags = IfStatusFlags.AdminUp });
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("remove a socket in use", new() { SocketId = 5 });
        await vpp.DumpAsync<MemifDump, MemifDetails>(new(), "HwAddr");
        await vpp.DumpAsync<SwInterfaceDump, SwInterfaceDetails>(new(), "L2Address");

        vpp.Say("and away");
        await vpp.CallAsync<MemifDelete, MemifDeleteReply>("1", new() { SwIfIndex = 1 });
        await vpp.CallAsync<MemifDelete, MemifDeleteReply>("1 again", new() { SwIfIndex = 1 });
        await vpp.CallAsync<MemifDelete, MemifDeleteReply>("local0", new() { SwIfIndex = 0 });
        await vpp.CallAsync<MemifDelete, MemifDeleteReply>("nothing there", new() { SwIfIndex = 77 });
        await vpp.CallAsync<MemifSocketFilenameAddDelV2, MemifSocketFilenameAddDelV2Reply>("remove it now", new() { SocketId = 5 });
        await vpp.DumpAsync<MemifDump, MemifDetails>(new(), "HwAddr");
        await vpp.DumpAsync<MemifSocketFilenameDump, MemifSocketFilenameDetails>(new());
    }

    private static MemifSocketFilenameAddDelV2 Socket(uint id, string file) => new() { IsAdd = true, SocketId = id, SocketFilename = file };
}
