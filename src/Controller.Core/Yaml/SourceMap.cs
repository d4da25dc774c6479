namespace Controller.Core.Yaml;

/// <summary>
/// Remembers where in the document each record of a Config came from, by reference: equal records may come from two places.
/// </summary>
/// <param name="root">The document.</param>
internal sealed class SourceMap(Location root)
{
    private readonly Dictionary<object, Location> _locations = new(ReferenceEqualityComparer.Instance);

    /// <summary>The document itself.</summary>
    public Location Root { get; } = root;

    public void Add(object record, Location location) => _locations[record] = location;

    /// <summary>Where a record came from; the document itself for one that it does not have.</summary>
    public Location Of(object record) => _locations.GetValueOrDefault(record, Root);
}
