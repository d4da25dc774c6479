namespace Controller.Stats.Counters;

/// <summary>Interface counters that count packets only, in VPP's order (vnet/interface.h:foreach_simple_interface_counter_name).</summary>
public enum InterfaceCounterKind
{
    /// <summary><c>/if/drops</c>: dropped by the graph.</summary>
    Drops,

    /// <summary><c>/if/punt</c>: punted to the host.</summary>
    Punt,

    /// <summary><c>/if/ip4</c>: received IPv4 packets.</summary>
    Ip4,

    /// <summary><c>/if/ip6</c>: received IPv6 packets.</summary>
    Ip6,

    /// <summary><c>/if/rx-no-buf</c>: lost for want of a buffer.</summary>
    RxNoBuffer,

    /// <summary><c>/if/rx-miss</c>: missed by the device.</summary>
    RxMiss,

    /// <summary><c>/if/rx-error</c>: receive errors.</summary>
    RxError,

    /// <summary><c>/if/tx-error</c>: transmit errors.</summary>
    TxError,

    /// <summary><c>/if/mpls</c>: received MPLS packets.</summary>
    Mpls,
}
