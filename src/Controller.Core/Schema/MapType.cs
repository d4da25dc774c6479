using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Controller.Core.Model;
using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>A mapping whose keys the author chooses. Entries that cannot be read are left out, with their Findings.</summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values as read.</typeparam>
/// <typeparam name="TItem">What an entry becomes.</typeparam>
/// <param name="noun">What it maps, for people: <c>names to interfaces</c>.</param>
/// <param name="key">The type of the keys.</param>
/// <param name="keyPattern">The keys as a regular expression.</param>
/// <param name="value">The type of the values.</param>
/// <param name="bind">Makes an entry's item.</param>
internal sealed class MapType<TKey, TValue, TItem>(
    string noun, ScalarType<TKey> key, string keyPattern, SchemaType<TValue> value, Func<TKey, TValue, TItem> bind) : SchemaType<ValueList<TItem>>
    where TItem : class
{
    /// <inheritdoc/>
    public override string Noun => $"a mapping of {noun}";

    /// <inheritdoc/>
    public override IEnumerable<ObjectType> Objects => value.Objects;

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema(JsonObject definitions) => new()
    {
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [keyPattern] = value.ToJsonSchema(definitions) },
        ["additionalProperties"] = false,
    };

    /// <inheritdoc/>
    public override bool TryRead(Location at, ReadSession session, [MaybeNullWhen(false)] out ValueList<TItem> items)
    {
        items = null;
        if (at.Node is not MappingNode map)
        {
            var hint = at.Node is ScalarNode { IsNull: true } ? " Write {} for none, or remove the key." : "";
            session.Findings.Error(FindingCodes.WrongType, at, $"This must be {Noun}, not {at.Node!.Noun}.{hint}");
            return false;
        }

        var read = new List<TItem>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            var entryAt = at.Key(entry.Key.Text);
            string? hint = null;
            var keyIsGood = key.TryParse(entry.Key.Text, out var entryKey, ref hint);
            if (!keyIsGood)
                session.Findings.Error(
                    FindingCodes.InvalidName, entryAt.Path, entry.Key.Mark,
                    $"{Quoted.Text(entry.Key.Text)} is not right: this must be {key.Noun}.{(hint is null ? "" : $" {hint}")}");
            if (!value.TryRead(entryAt, session, out var entryValue) || !keyIsGood)
            {
                map.MarkUnread(entry.Key.Text);
                continue;
            }

            var item = bind(entryKey!, entryValue);
            session.Sources.Add(item, entryAt);
            read.Add(item);
        }

        items = read.ToValueList();
        return true;
    }
}
