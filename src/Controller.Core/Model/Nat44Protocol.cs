using System.Text.Json.Serialization;

namespace Controller.Core.Model;

/// <summary>Protocol of a mapping. The values are the IP protocol numbers.</summary>
public enum Nat44Protocol : byte
{
    /// <summary>ICMP; its port is the identifier of the echo.</summary>
    [JsonStringEnumMemberName("icmp")] Icmp = 1,

    /// <summary>TCP.</summary>
    [JsonStringEnumMemberName("tcp")] Tcp = 6,

    /// <summary>UDP.</summary>
    [JsonStringEnumMemberName("udp")] Udp = 17,
}
