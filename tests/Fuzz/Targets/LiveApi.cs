using VppApi;
using VppApi.Generated.Interface;
using VppApi.Generated.Vpe;

namespace Fuzz.Targets;

/// <summary>The few messages that the session targets speak, and the ids that their VPP gives them.</summary>
internal static class LiveApi
{
    private const ushort FirstId = 100;

    /// <summary>What the client knows.</summary>
    public static IReadOnlyList<MessageDescriptor> Catalog { get; } =
        [ShowVersion.Descriptor, ShowVersionReply.Descriptor, SwInterfaceDump.Descriptor, SwInterfaceDetails.Descriptor, SwInterfaceEvent.Descriptor];

    /// <summary>The table of the handshake.</summary>
    public static IReadOnlyDictionary<string, ushort> Table { get; } =
        Catalog.Select(static (message, index) => (message.NameCrc, Id: (ushort)(FirstId + index))).ToDictionary(static pair => pair.NameCrc, static pair => pair.Id, StringComparer.Ordinal);

    /// <summary>The id of a message.</summary>
    public static ushort IdOf(MessageDescriptor message) => Table[message.NameCrc];

    /// <summary>Whether an exception is one that the client's contract names.</summary>
    public static bool IsExpected(Exception error)
        => error is VppConnectionException or VppApiException or VppRequestDroppedException or VppMessageUnavailableException or VppDumpOverflowException or TimeoutException;
}
