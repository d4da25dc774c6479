using VppApi.Generated.FibTypes;

namespace VppSim.State;

/// <summary>One route of one source.</summary>
internal sealed class SimulatedRoute(uint statsIndex, byte source)
{
    public uint StatsIndex { get; } = statsIndex;

    public byte Source { get; } = source;

    public List<FibPath> Paths { get; } = [];
}
