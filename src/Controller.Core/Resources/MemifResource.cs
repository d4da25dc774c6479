using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>
/// A memif. VPP tells neither the secret nor the queues nor the sizes asked for (it tells what was agreed with the other end): these
/// are null in what is observed, and compared only with what was last asked for.
/// </summary>
public sealed record MemifResource : InterfaceResource
{
    /// <summary>Id on the socket.</summary>
    public required uint Id { get; init; }

    /// <summary>Path of the socket; null for VPP's default one (socket id 0), also in what is observed.</summary>
    public string? Socket { get; init; }

    /// <summary>Which end it is.</summary>
    public required MemifRole Role { get; init; }

    /// <summary>What it carries.</summary>
    public required MemifMode Mode { get; init; }

    /// <summary>Ring size asked for; null when unknown.</summary>
    public uint? RingSize { get; init; }

    /// <summary>Buffer size asked for; null when unknown.</summary>
    public ushort? BufferSize { get; init; }

    /// <summary>Receive queues asked for; null when unknown.</summary>
    public byte? RxQueues { get; init; }

    /// <summary>Transmit queues asked for; null when unknown.</summary>
    public byte? TxQueues { get; init; }

    /// <summary>The secret; null for none, or when unknown.</summary>
    public Secret? Secret { get; init; }

    /// <inheritdoc/>
    public override string Type => MemifConfig.TypeWord;

    /// <inheritdoc/>
    public override string Identity => $"{Type} {Socket ?? "default"} {Id}";

    private protected override ImmutableArray<ResourceAttribute> TypeAttributes =>
    [
        Attribute("id", Id), Attribute("socket", Socket), Attribute("role", Role), Attribute("mode", Mode),
        Attribute("ring-size", RingSize), Attribute("buffer-size", BufferSize),
        Attribute("rx-queues", RxQueues), Attribute("tx-queues", TxQueues), Attribute("secret", Secret),
    ];

    /// <inheritdoc/>
    public override Resource CompletedFrom(Resource committed) => committed is not MemifResource last ? this : this with
    {
        RingSize = RingSize ?? last.RingSize,
        BufferSize = BufferSize ?? last.BufferSize,
        RxQueues = RxQueues ?? last.RxQueues,
        TxQueues = TxQueues ?? last.TxQueues,
        Secret = Secret ?? last.Secret,
    };

    private protected override void CompareType(InterfaceResource observed, AttributeComparer comparer)
    {
        var other = (MemifResource)observed;
        comparer
            .Fixed("id", Id, other.Id)
            .Fixed("socket", Socket, other.Socket)
            .Fixed("role", Role, other.Role)
            .Fixed("mode", Mode, other.Mode)
            .FixedIfKnown("ring-size", RingSize, other.RingSize)
            .FixedIfKnown("buffer-size", BufferSize, other.BufferSize)
            .FixedIfKnown("rx-queues", RxQueues, other.RxQueues)
            .FixedIfKnown("tx-queues", TxQueues, other.TxQueues);

        // A ring size tells that the rest was completed from what was last asked for: then a null secret means that there was none.
        if (other.RingSize is not null)
            comparer.Fixed("secret", Secret, other.Secret);
    }
}
