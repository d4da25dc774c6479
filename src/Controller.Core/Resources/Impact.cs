using System.Text.Json.Serialization;

namespace Controller.Core.Resources;

/// <summary>What a change does to traffic, mildest first.</summary>
public enum Impact
{
    /// <summary>Nothing that a packet would notice.</summary>
    [JsonStringEnumMemberName("none")] None,

    /// <summary>Packets take another way, or are lost for a moment.</summary>
    [JsonStringEnumMemberName("traffic-hit")] TrafficHit,

    /// <summary>The object is taken down and made again; until then its traffic is lost.</summary>
    [JsonStringEnumMemberName("recreate")] Recreate,

    /// <summary>Established NAT sessions are lost.</summary>
    [JsonStringEnumMemberName("sessions-dropped")] SessionsDropped,

    /// <summary>VPP must be restarted for it.</summary>
    [JsonStringEnumMemberName("restart-needed")] RestartNeeded,
}
