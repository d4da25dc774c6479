using System.Text.Json.Serialization;

namespace Controller.Core.Model;

/// <summary>Administrative state of an interface.</summary>
public enum AdminState
{
    /// <summary>Up.</summary>
    [JsonStringEnumMemberName("up")] Up,

    /// <summary>Down.</summary>
    [JsonStringEnumMemberName("down")] Down,
}
