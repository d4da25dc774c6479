using Binapigen.Schema;

namespace Binapigen.Comparison;

/// <summary>What differs between two APIs. A message is known by its name: VPP's table of messages has no modules.</summary>
/// <param name="Modules">The modules that differ, in the order of their names.</param>
internal sealed record ApiDifference(IReadOnlyList<ModuleDifference> Modules)
{
    /// <summary>All changes of one kind.</summary>
    public int Count(MessageChangeKind kind) => Modules.Sum(m => m.Messages.Count(c => c.Change == kind));

    /// <summary>Compares two APIs.</summary>
    public static ApiDifference Between(IReadOnlyList<ApiDocument> before, IReadOnlyList<ApiDocument> after)
    {
        var oldMessages = Index(before);
        var newMessages = Index(after);
        var changes = new SortedDictionary<string, List<MessageChange>>(StringComparer.Ordinal);
        foreach (var name in oldMessages.Keys.Union(newMessages.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            (string Module, uint Crc)? old = oldMessages.TryGetValue(name, out var o) ? o : null;
            (string Module, uint Crc)? now = newMessages.TryGetValue(name, out var n) ? n : null;
            if (Change(name, old, now) is not { } change) continue;
            var module = (now ?? old)!.Value.Module;
            if (!changes.TryGetValue(module, out var list)) changes.Add(module, list = []);
            list.Add(change);
        }

        var oldModules = before.Select(d => d.Module).ToHashSet(StringComparer.Ordinal);
        var newModules = after.Select(d => d.Module).ToHashSet(StringComparer.Ordinal);
        var names = changes.Keys.Union(oldModules.Except(newModules)).Union(newModules.Except(oldModules)).Order(StringComparer.Ordinal);
        return new ApiDifference([.. names.Select(name => new ModuleDifference(
            name,
            IsAdded: !oldModules.Contains(name),
            IsRemoved: !newModules.Contains(name),
            changes.GetValueOrDefault(name) ?? []))]);
    }

    private static MessageChange? Change(string name, (string Module, uint Crc)? old, (string Module, uint Crc)? now) => (old, now) switch
    {
        (null, { } added) => new MessageChange(name, MessageChangeKind.Added, null, added.Crc),
        ({ } removed, null) => new MessageChange(name, MessageChangeKind.Removed, removed.Crc, null),
        ({ } a, { } b) when a.Crc != b.Crc => new MessageChange(name, MessageChangeKind.CrcChanged, a.Crc, b.Crc, a.Module == b.Module ? null : a.Module),
        ({ } a, { } b) when a.Module != b.Module => new MessageChange(name, MessageChangeKind.Moved, a.Crc, b.Crc, a.Module),
        _ => null,
    };

    private static Dictionary<string, (string Module, uint Crc)> Index(IReadOnlyList<ApiDocument> documents)
    {
        var result = new Dictionary<string, (string, uint)>(StringComparer.Ordinal);
        foreach (var document in documents)
            foreach (var message in document.Messages) result.TryAdd(message.Name, (document.Module, message.Crc));
        return result;
    }
}
