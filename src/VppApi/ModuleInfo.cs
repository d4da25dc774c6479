namespace VppApi;

/// <summary>One module of the binary API, as the definition describes it.</summary>
/// <param name="Name">VPP's name, for example <c>interface</c>.</param>
/// <param name="Version">The definition's own version, for example <c>3.2.3</c>, or null.</param>
/// <param name="Crc">The CRC of the whole definition.</param>
/// <param name="Messages">Its messages, in the order of the definition.</param>
public sealed record ModuleInfo(string Name, string? Version, uint Crc, IReadOnlyList<MessageDescriptor> Messages);
