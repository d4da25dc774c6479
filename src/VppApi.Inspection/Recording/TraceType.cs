using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Recording;

/// <summary>A type of messages in a recording.</summary>
/// <param name="Name">VPP's name; <c>id 1234</c> for an id that was in no table.</param>
/// <param name="NameCrc">The key of the handshake's table, or empty.</param>
/// <param name="Id">The id that the recorded VPP had for it.</param>
/// <param name="Definition">Its definition as recorded, or null when nobody knew it.</param>
public sealed record TraceType(string Name, string NameCrc, ushort Id, MessageDefinition? Definition);
