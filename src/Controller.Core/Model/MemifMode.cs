using System.Text.Json.Serialization;

namespace Controller.Core.Model;

/// <summary>What a memif carries.</summary>
public enum MemifMode
{
    /// <summary>Ethernet frames.</summary>
    [JsonStringEnumMemberName("ethernet")] Ethernet,

    /// <summary>IP packets without an Ethernet header.</summary>
    [JsonStringEnumMemberName("ip")] Ip,
}
