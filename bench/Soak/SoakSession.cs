using VppApi;

namespace Soak;

/// <summary>One connection to one run of VPP, with what the loads need in it.</summary>
/// <param name="Client">The connection.</param>
/// <param name="Loopback">An interface of ours.</param>
/// <param name="Number">Which connection, from 1.</param>
internal sealed record SoakSession(VppClient Client, uint Loopback, int Number);
