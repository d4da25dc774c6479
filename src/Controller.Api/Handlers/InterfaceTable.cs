using System.Collections.Concurrent;
using Controller.Api.Observation;
using Controller.Core.Planning;

namespace Controller.Api.Handlers;

/// <summary>
/// Our name of each interface and the index that VPP gave it. VPP gives a freed index to the next interface, so an index is good only as
/// long as nobody deletes the interface; steps run concurrently, hence the concurrent dictionary.
/// </summary>
/// <param name="indexes">The interfaces that VPP has now.</param>
internal sealed class InterfaceTable(IEnumerable<KeyValuePair<string, uint>> indexes)
{
    private readonly ConcurrentDictionary<string, uint> _indexes = new(indexes, StringComparer.Ordinal);

    /// <summary>The table for a Plan: under the names that its steps use.</summary>
    public static InterfaceTable Of(InterfaceNames names, IReadOnlyCollection<InterfaceRename> renames)
    {
        var newNames = renames.ToDictionary(rename => rename.From, rename => rename.To, StringComparer.Ordinal);
        return new InterfaceTable(names.Indexes.Select(entry => KeyValuePair.Create(newNames.GetValueOrDefault(entry.Key, entry.Key), entry.Value)));
    }

    /// <summary>The index of an interface.</summary>
    /// <exception cref="InterfaceMissingException">VPP has none of that name.</exception>
    public uint this[string name] => _indexes.TryGetValue(name, out var index) ? index : throw new InterfaceMissingException(name);

    /// <summary>An interface was made, or VPP's index of it is known now.</summary>
    public void Set(string name, uint index) => _indexes[name] = index;

    /// <summary>An interface was removed.</summary>
    public void Remove(string name) => _indexes.TryRemove(name, out _);
}
