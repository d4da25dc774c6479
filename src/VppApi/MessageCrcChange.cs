using System.Runtime.InteropServices;

namespace VppApi;

/// <summary>A message that the connected VPP has with another layout.</summary>
/// <param name="Descriptor">What this client was made for (the expected CRC is in it).</param>
/// <param name="ActualCrc">The CRC that this VPP has for the name.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MessageCrcChange(MessageDescriptor Descriptor, uint ActualCrc);
