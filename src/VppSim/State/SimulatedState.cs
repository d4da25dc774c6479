using VppApi.Generated.EthernetTypes;

namespace VppSim.State;

/// <summary>Everything that the simulated VPP knows; gone with a restart. Touched by one thread at a time.</summary>
internal sealed class SimulatedState
{
    private static int s_bootCount;

    public SimulatedState(SimulatedVppOptions options)
    {
        BootedAt = options.TimeProvider.GetUtcNow();
        Pid = (uint)(Environment.ProcessId + (Interlocked.Increment(ref s_bootCount) * 100_000));
        MemifSockets = new MemifSockets(options.RuntimeDirectory);
        Interfaces = new InterfaceTable(() => Epoch++);
        Interfaces.Add("local0", "local", default, mtu: 0);
        for (var i = 0; i < options.HardwareInterfaces.Count; i++)
        {
            var port = Interfaces.Add(options.HardwareInterfaces[i], "simulated", new MacAddress([0x02, 0xfe, 0, 0, 0, (byte)(i + 1)]), mtu: 9000);
            port.LinkSpeed = 10_000_000;
        }
    }

    /// <summary>Grows with every change that changes the stats directory.</summary>
    public long Epoch { get; set; }

    public ulong Heartbeat { get; set; }

    public DateTimeOffset BootedAt { get; }

    public uint Pid { get; }

    public InterfaceTable Interfaces { get; }

    public RoutingState Routing { get; } = new();

    public MemifSockets MemifSockets { get; }

    public Nat44State Nat44 { get; } = new();
}
