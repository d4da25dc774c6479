namespace Controller.Stats.Counters;

/// <summary>
/// Interface counters of packets and bytes, in VPP's order (vnet/interface.h:foreach_combined_interface_counter_name).
/// All but <see cref="Rx"/> and <see cref="Tx"/> stand still unless <c>collect_detailed_interface_stats</c> is on.
/// </summary>
public enum InterfaceTrafficKind
{
    /// <summary><c>/if/rx</c></summary>
    Rx,

    /// <summary><c>/if/rx-unicast</c></summary>
    RxUnicast,

    /// <summary><c>/if/rx-multicast</c></summary>
    RxMulticast,

    /// <summary><c>/if/rx-broadcast</c></summary>
    RxBroadcast,

    /// <summary><c>/if/tx</c></summary>
    Tx,

    /// <summary><c>/if/tx-unicast</c></summary>
    TxUnicast,

    /// <summary><c>/if/tx-multicast</c></summary>
    TxMulticast,

    /// <summary><c>/if/tx-broadcast</c></summary>
    TxBroadcast,
}
