namespace VppApi;

/// <summary>
/// How the connected VPP differs from the message set that this client was made for
/// (<see cref="VppClientOptions.Catalog"/>). A difference is no error: only calling such a message is
/// (<see cref="VppMessageUnavailableException"/>), so that one binary can drive several VPP releases.
/// </summary>
/// <param name="Missing">Messages that this VPP does not have: a plugin that is not loaded, or an older release.</param>
/// <param name="CrcChanged">Messages that this VPP has with another layout.</param>
/// <param name="ExtraCount">How many names this VPP has that the set lacks.</param>
public sealed record MessageCompatibility(
    IReadOnlyList<MessageDescriptor> Missing,
    IReadOnlyList<MessageCrcChange> CrcChanged,
    int ExtraCount)
{
    /// <summary>True when every message of the set can be used.</summary>
    public bool IsComplete => Missing.Count == 0 && CrcChanged.Count == 0;
}
