namespace VppApi;

/// <summary>One error counter of a graph node, as the API definition describes it.</summary>
/// <param name="Name">VPP's name, the last part of its path in the stats segment.</param>
/// <param name="Severity">How bad it is when it moves.</param>
/// <param name="Units">What it counts, for example <c>packets</c>.</param>
/// <param name="Description">What it means, for people.</param>
public sealed record ErrorCounterDefinition(string Name, ErrorCounterSeverity Severity, string Units, string Description)
{
    /// <summary>The counter's path below a node's.</summary>
    /// <param name="nodePath">One of <see cref="ErrorCounterSet.NodePaths"/>, for example <c>/err/ip4-input</c>.</param>
    /// <returns>For example <c>/err/ip4-input/bad_length</c>.</returns>
    public string PathUnder(string nodePath) => $"{nodePath}/{Name}";
}
