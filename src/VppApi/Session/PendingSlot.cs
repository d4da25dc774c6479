using System.Runtime.InteropServices;

namespace VppApi.Session;

/// <summary>One request that VPP has not answered.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PendingSlot
{
    /// <summary>Who waits; null when the caller gave up and the slot only waits for VPP to be done with it.</summary>
    public PendingOperation? Operation;

    /// <summary>Name of the request, for errors and logs.</summary>
    public string RequestName;

    /// <summary>Id of the message that ends it; <see cref="NoMessage"/> when nothing answers it.</summary>
    public int FinalId;

    /// <summary>Id of the messages before that; <see cref="NoMessage"/> when there are none.</summary>
    public int RowId;

    /// <summary>True when VPP answers it before any later request.</summary>
    public bool Ordered;

    /// <summary>Tick of the last sign of life: sent, or a row.</summary>
    public long Tick;

    /// <summary>Tick of the send.</summary>
    public long SentTick;

    /// <summary>Kept by <see cref="PendingRequests"/>.</summary>
    public ushort Generation;

    /// <summary>Kept by <see cref="PendingRequests"/>.</summary>
    public bool InUse;

    /// <summary>Kept by <see cref="PendingRequests"/>.</summary>
    public int Next;

    /// <summary>Kept by <see cref="PendingRequests"/>.</summary>
    public int Previous;

    /// <summary>No message at all: ids are 16 bits.</summary>
    public const int NoMessage = -1;
}
