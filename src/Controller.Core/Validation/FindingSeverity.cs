using System.Text.Json.Serialization;

namespace Controller.Core.Validation;

/// <summary>How bad a Finding is.</summary>
public enum FindingSeverity
{
    /// <summary>The Config can be applied; the author should know this.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>The Config cannot be applied.</summary>
    [JsonStringEnumMemberName("error")] Error,
}
