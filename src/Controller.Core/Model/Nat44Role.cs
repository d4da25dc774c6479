using System.Text.Json.Serialization;

namespace Controller.Core.Model;

/// <summary>What an interface is to NAT44-ED.</summary>
public enum Nat44Role
{
    /// <summary>Towards the hosts that are translated.</summary>
    [JsonStringEnumMemberName("inside")] Inside,

    /// <summary>Towards the world.</summary>
    [JsonStringEnumMemberName("outside")] Outside,

    /// <summary>Both.</summary>
    [JsonStringEnumMemberName("inside-outside")] InsideOutside,

    /// <summary>Translates what leaves through it, wherever it came in; answers are translated back where they come in.</summary>
    [JsonStringEnumMemberName("output-feature")] OutputFeature,
}
