using System.Text.Json.Serialization;

namespace Controller.Core.Model;

/// <summary>An end of a memif.</summary>
public enum MemifRole
{
    /// <summary>Listens on the socket.</summary>
    [JsonStringEnumMemberName("master")] Master,

    /// <summary>Connects and provides the memory.</summary>
    [JsonStringEnumMemberName("slave")] Slave,
}
