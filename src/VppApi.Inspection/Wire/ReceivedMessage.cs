using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Wire;

/// <summary>A message that VPP sent, with what is needed to read it.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Bytes">The message from its id on, valid until the next is taken.</param>
public readonly record struct ReceivedMessage(MessageDefinition Definition, ReadOnlyMemory<byte> Bytes);
