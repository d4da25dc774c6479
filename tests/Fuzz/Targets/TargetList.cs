using Fuzz.Engine;

namespace Fuzz.Targets;

/// <summary>All that is fuzzed.</summary>
internal static class TargetList
{
    /// <summary>The targets.</summary>
    public static IReadOnlyList<IFuzzTarget> All { get; } =
        [new MessageTarget(), new FrameTarget(), new HandshakeTarget(), new SessionTarget(), new SegmentTarget(), new DocumentTarget()];
}
