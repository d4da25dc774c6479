using System.Collections.Frozen;
using Controller.Api.Nodes;
using Controller.Api.Observation;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Api.Reconcile;

/// <summary>
/// What a connected VPP has, as it was last read. One writer (the session's queue) reads sections again; whoever else wants to know takes
/// a reference to the immutable state.
/// </summary>
/// <param name="link">The connection.</param>
/// <param name="time">The clock.</param>
internal sealed class ObservedNode(VppLink link, TimeProvider time)
{
    private readonly Dictionary<ReadScope, DateTimeOffset> _readAt = [];
    private VppState _state = VppState.Unknown;
    private FrozenDictionary<string, string> _orphans = FrozenDictionary<string, string>.Empty;

    /// <summary>The connection.</summary>
    public VppLink Link { get; } = link;

    /// <summary>What VPP has.</summary>
    public VppState State => Volatile.Read(ref _state);

    /// <summary>When it was last read, in whatever part.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The names of the interfaces.</summary>
    public InterfaceNames Names => InterfaceNames.Of(State.Interfaces, _orphans);

    /// <summary>
    /// Interfaces that an interrupted apply was to make: one that is there without a tag, and is just what was to be made, goes by the name that
    /// it was to have.
    /// </summary>
    public void ExpectOrphans(IEnumerable<InterfaceResource> orphans) =>
        _orphans = orphans.Where(item => item.Identity is not null).ToFrozenDictionary(item => item.Identity!, item => item.Name, StringComparer.Ordinal);

    /// <summary>Reads sections again.</summary>
    public async Task ReadAsync(ReadScope scope, CancellationToken cancellationToken = default)
    {
        var state = await StateReader.ReadAsync(Link, _state, scope, cancellationToken);
        At = time.GetUtcNow();
        foreach (var section in Enum.GetValues<ReadScope>().Where(section => section is not (ReadScope.None or ReadScope.All) && scope.HasFlag(section)))
            _readAt[section] = At;
        Volatile.Write(ref _state, state);
    }

    /// <summary>Of these sections, those that were not read within <paramref name="age"/>.</summary>
    public ReadScope OlderThan(TimeSpan age, ReadScope scope)
    {
        var now = time.GetUtcNow();
        return _readAt.Aggregate(scope, (rest, entry) => now - entry.Value < age ? rest & ~entry.Key : rest);
    }

    /// <summary>What VPP has and what of it is VPPilot's.</summary>
    /// <param name="known">What VPPilot is known to have asked for.</param>
    public Snapshot SnapshotOf(ResourceSet known) => Snapshot.Of(ResourceComposer.Compose(State, Names, known), known);
}
