using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>An event of the fake VPP.</summary>
internal struct BellEvent : IVppMessage<BellEvent>
{
    private static readonly MessageDescriptor Description = new("bell_event", 0x00000007, "test", MessageKind.Event, 14, 2, -1, -1);

    public static MessageDescriptor Descriptor => Description;

    public uint Pid { get; set; }

    public uint Number { get; set; }

    public readonly int GetSize() => 14;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(6);
        writer.WriteUInt32(Pid);
        writer.WriteUInt32(Number);
    }

    public static void Decode(ref MessageReader reader, out BellEvent message)
    {
        reader.Skip(6);
        message = new BellEvent
        {
            Pid = reader.ReadUInt32(),
            Number = reader.ReadUInt32(),
        };
    }
}
