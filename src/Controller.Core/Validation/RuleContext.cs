using System.Net;
using Controller.Core.Model;
using Controller.Core.Schema;
using Controller.Core.Yaml;

namespace Controller.Core.Validation;

/// <summary>
/// What rules see: the Config as far as it could be read, where each part of it is in the document, and what is known of the node.
/// References are checked against the names that the document has, also when what is under a name could not be read: one mistake, one
/// Finding.
/// </summary>
/// <param name="config">The Config.</param>
/// <param name="sources">Where its records came from.</param>
/// <param name="findings">Where Findings go.</param>
/// <param name="facts">What is known of the node.</param>
internal sealed class RuleContext(NodeConfig config, SourceMap sources, FindingList findings, ValidationFacts facts)
{
    private readonly Dictionary<string, InterfaceConfig> _interfaces = config.Interfaces.ToDictionary(item => item.Name);
    private readonly HashSet<string> _interfaceNames = KeysUnder(sources.Root, "interfaces");
    private readonly HashSet<string> _vrfIds = KeysUnder(sources.Root, "vrfs");

    public NodeConfig Config { get; } = config;

    public ValidationFacts Facts { get; } = facts;

    /// <summary>The document.</summary>
    public Location Root => sources.Root;

    /// <summary>Where a record came from.</summary>
    public Location At(object record) => sources.Of(record);

    /// <summary>Where the value of a record's key came from.</summary>
    public Location At(object record, string key) => sources.Of(record).Key(key);

    /// <summary>
    /// True when the document has this key and its value could not be read: what the record has in its place means nothing.
    /// </summary>
    public bool IsUnread(object record, string key) => (sources.Of(record).Node as MappingNode)?.IsUnread(key) == true;

    /// <summary>
    /// False when the list or mapping under a key could not be read in full: then nothing can be said about what it lacks.
    /// </summary>
    public bool IsComplete(object record, string key) =>
        !IsUnread(record, key) && sources.Of(record).Key(key).Node is not { IsComplete: false };

    /// <summary>The interface of a name; null when the document has none that could be read.</summary>
    public InterfaceConfig? FindInterface(string name) => _interfaces.GetValueOrDefault(name);

    public void Error(string code, Location at, string text) => findings.Error(code, at, text);

    public void Warning(string code, Location at, string text) => findings.Warning(code, at, text);

    /// <summary>Checks a reference to an interface.</summary>
    public void RequireInterface(string? name, Location at)
    {
        if (name is null || _interfaceNames.Contains(name))
            return;
        var similar = Spelling.Nearest(name, _interfaceNames);
        Error(
            FindingCodes.UnknownInterface, at,
            $"There is no interface {name} in this document.{(similar is null ? "" : $" Did you mean {similar}?")}");
    }

    /// <summary>Checks a reference to a table.</summary>
    public void RequireVrf(uint? id, Location at)
    {
        if (id is not (null or 0) && !_vrfIds.Contains($"{id}"))
            Error(FindingCodes.UnknownVrf, at, $"Table {id} is not declared: add it under vrfs.");
    }

    /// <summary>True when the address is one of the interface's own.</summary>
    public bool IsOwn(string interfaceName, IPAddress address) =>
        FindInterface(interfaceName)?.Addresses.Any(own => own.Address.Equals(address)) == true;

    /// <summary>True when the interface has no connected prefix with the address, and is known well enough to say so.</summary>
    public bool IsNotConnected(string interfaceName, IPAddress address) =>
        !IpClass.IsLinkLocal(address)
        && FindInterface(interfaceName) is { } item && item.Addresses.All(own => !own.Network.Contains(address));

    private static HashSet<string> KeysUnder(Location root, string section) =>
        root.Key(section).Node is MappingNode map ? [.. map.Entries.Select(entry => entry.Key.Text)] : [];
}
