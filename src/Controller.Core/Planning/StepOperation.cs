using System.Text.Json.Serialization;

namespace Controller.Core.Planning;

/// <summary>What a step does.</summary>
public enum StepOperation
{
    /// <summary>Makes what is not there.</summary>
    [JsonStringEnumMemberName("create")] Create,

    /// <summary>Changes what is there, in place.</summary>
    [JsonStringEnumMemberName("update")] Update,

    /// <summary>Removes what is there.</summary>
    [JsonStringEnumMemberName("delete")] Delete,
}
