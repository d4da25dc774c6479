namespace Controller.Core.Model;

/// <summary>A shared-memory interface to another process.</summary>
public sealed record MemifConfig : InterfaceConfig
{
    /// <summary>The type's word.</summary>
    public const string TypeWord = "memif";

    /// <summary>Ring size when none is given.</summary>
    public const uint DefaultRingSize = 1024;

    /// <summary>Buffer size when none is given.</summary>
    public const ushort DefaultBufferSize = 2048;

    /// <inheritdoc/>
    public override string Type => TypeWord;

    /// <summary>Id of the interface on its socket; both ends use the same.</summary>
    public uint Id { get; init; }

    /// <summary>Path of the control socket; null for VPP's default socket.</summary>
    public string? Socket { get; init; }

    /// <summary>Who owns the memory and listens.</summary>
    public MemifRole Role { get; init; } = MemifRole.Master;

    /// <summary>What it carries.</summary>
    public MemifMode Mode { get; init; } = MemifMode.Ethernet;

    /// <summary>Descriptors in a ring; a power of two.</summary>
    public uint RingSize { get; init; } = DefaultRingSize;

    /// <summary>Bytes of a buffer.</summary>
    public ushort BufferSize { get; init; } = DefaultBufferSize;

    /// <summary>Receive queues; only the slave decides.</summary>
    public byte RxQueues { get; init; } = 1;

    /// <summary>Transmit queues; only the slave decides.</summary>
    public byte TxQueues { get; init; } = 1;

    /// <summary>What both ends must know; null for none.</summary>
    public Secret? Secret { get; init; }
}
