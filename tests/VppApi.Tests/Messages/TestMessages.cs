namespace VppApi.Tests.Messages;

/// <summary>The message table of the fake VPP.</summary>
internal static class TestMessages
{
    /// <summary>Ids as the fake VPP gave them out.</summary>
    public static readonly IReadOnlyDictionary<MessageDescriptor, ushort> Ids = new MessageDescriptor[]
    {
        Echo.Descriptor, EchoReply.Descriptor, ListDump.Descriptor, ListDetails.Descriptor, WalkGet.Descriptor, WalkGetReply.Descriptor,
        BellEvent.Descriptor, Resolve.Descriptor, Note.Descriptor, Shuffle.Descriptor, ShuffledReply.Descriptor,
        WantBells.Descriptor, WantBellsReply.Descriptor,
    }.Select((descriptor, index) => (descriptor, Id: (ushort)(100 + index))).ToDictionary(pair => pair.descriptor, pair => pair.Id);

    /// <summary>As the handshake tells them.</summary>
    public static IReadOnlyDictionary<string, ushort> Table => Ids.ToDictionary(pair => pair.Key.NameCrc, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>All descriptors.</summary>
    public static IReadOnlyList<MessageDescriptor> Catalog => [.. Ids.Keys];
}
