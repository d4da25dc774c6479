using System.Runtime.InteropServices;

namespace Controller.Stats.Counters;

/// <summary>One of the counters that VPP's graph nodes call errors; many of them count nothing bad.</summary>
/// <param name="Node">The graph node, for example <c>ip4-input</c>.</param>
/// <param name="Error">The counter, for example <c>ip4 adjacency drop</c>.</param>
/// <param name="Count">
/// Total over all threads since VPP started: unlike <c>show errors</c> it does not go back to 0 with <c>clear errors</c>.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ErrorCounter(string Node, string Error, ulong Count);
