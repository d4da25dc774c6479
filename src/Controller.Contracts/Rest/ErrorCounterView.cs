namespace Controller.Contracts.Rest;

/// <summary>One error counter of a graph node.</summary>
/// <param name="Node">The graph node.</param>
/// <param name="Error">The counter's name.</param>
/// <param name="Count">Total over all threads.</param>
public sealed record ErrorCounterView(string Node, string Error, ulong Count);
