using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Controller.Core.Model;
using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>A list. Items that cannot be read are left out, with their Findings.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="noun">What the list is of, for people: <c>addresses</c>.</param>
/// <param name="item">The type of an item.</param>
internal sealed class ListType<T>(string noun, SchemaType<T> item) : SchemaType<ValueList<T>>
{
    /// <inheritdoc/>
    public override string Noun => $"a list of {noun}";

    /// <inheritdoc/>
    public override IEnumerable<ObjectType> Objects => item.Objects;

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema(JsonObject definitions) =>
        new() { ["type"] = "array", ["items"] = item.ToJsonSchema(definitions) };

    /// <inheritdoc/>
    public override bool TryRead(Location at, ReadSession session, [MaybeNullWhen(false)] out ValueList<T> value)
    {
        value = null;
        if (at.Node is not SequenceNode list)
        {
            var hint = at.Node is ScalarNode { IsNull: true } ? " Write [] for none, or remove the key." : "";
            session.Findings.Error(FindingCodes.WrongType, at, $"This must be {Noun}, not {at.Node!.Noun}.{hint}");
            return false;
        }

        var items = new List<T>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (item.TryRead(at.ItemInText(i), session, out var read))
                items.Add(read);
            else
                list.MarkUnread(i);
        }

        value = items.ToValueList();
        return true;
    }
}
