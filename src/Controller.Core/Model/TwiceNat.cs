using System.Text.Json.Serialization;

namespace Controller.Core.Model;

/// <summary>Whether a mapping also translates the source.</summary>
public enum TwiceNat
{
    /// <summary>No.</summary>
    [JsonStringEnumMemberName("false")] Off,

    /// <summary>Always.</summary>
    [JsonStringEnumMemberName("true")] On,

    /// <summary>Only when the source is the mapping's own local host.</summary>
    [JsonStringEnumMemberName("self")] Self,
}
