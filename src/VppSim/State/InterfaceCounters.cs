namespace VppSim.State;

/// <summary>What synthetic traffic counts on an interface.</summary>
internal sealed class InterfaceCounters
{
    public ulong RxPackets { get; set; }

    public ulong RxBytes { get; set; }

    public ulong TxPackets { get; set; }

    public ulong TxBytes { get; set; }

    public ulong Drops { get; set; }
}
