using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>Turns <see cref="BellEvent"/> on or off.</summary>
internal struct WantBells : IVppMessage<WantBells>, IVppEnableDisable
{
    private static readonly MessageDescriptor Description = new("want_bells", 0x0000000c, "test", MessageKind.Request, 18, 2, 6, -1);

    public static MessageDescriptor Descriptor => Description;

    public bool Enable { get; set; }

    public uint Pid { get; set; }

    public readonly int GetSize() => 18;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(10);
        writer.WriteUInt32(Enable ? 1u : 0u);
        writer.WriteUInt32(Pid);
    }

    public static void Decode(ref MessageReader reader, out WantBells message)
    {
        reader.Skip(10);
        message = new WantBells { Enable = reader.ReadUInt32() != 0, Pid = reader.ReadUInt32() };
    }
}
