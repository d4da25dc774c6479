namespace Binapigen.Comparison;

/// <summary>What happened to one message.</summary>
/// <param name="Message">VPP's name.</param>
/// <param name="Change">What happened.</param>
/// <param name="OldCrc">The CRC it had, or null.</param>
/// <param name="NewCrc">The CRC it has, or null.</param>
/// <param name="OldModule">The module it was in, when it moved.</param>
internal sealed record MessageChange(string Message, MessageChangeKind Change, uint? OldCrc, uint? NewCrc, string? OldModule = null);
