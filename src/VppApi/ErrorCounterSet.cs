namespace VppApi;

/// <summary>The error counters that one or more graph nodes share.</summary>
/// <param name="Name">VPP's name of the set.</param>
/// <param name="NodePaths">Where the set appears in the stats segment, for example <c>/err/ip4-input</c>; empty where the definition does not tell.</param>
/// <param name="Counters">The counters in the order of their indices.</param>
public sealed record ErrorCounterSet(string Name, IReadOnlyList<string> NodePaths, IReadOnlyList<ErrorCounterDefinition> Counters);
