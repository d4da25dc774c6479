using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>A mapping whose other keys depend on the word under one of them.</summary>
/// <typeparam name="T">What all choices become.</typeparam>
/// <param name="noun">What one is, for messages: <c>an interface</c>.</param>
/// <param name="selector">The key with the word.</param>
/// <param name="choices">A type for each word; each has the key too.</param>
internal sealed class ChoiceType<T>(
    string noun, string selector, IReadOnlyList<KeyValuePair<string, RecordType<T>>> choices) : SchemaType<T>
    where T : class
{
    /// <inheritdoc/>
    public override string Noun => noun;

    /// <inheritdoc/>
    public override IEnumerable<ObjectType> Objects => choices.SelectMany(choice => choice.Value.Objects);

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema(JsonObject definitions) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray(selector),
        ["properties"] = new JsonObject
        {
            [selector] = new JsonObject { ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice.Key)]) },
        },
        ["allOf"] = new JsonArray(
        [
            .. choices.Select(choice => new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { [selector] = new JsonObject { ["const"] = choice.Key } } },
                ["then"] = choice.Value.ToJsonSchema(definitions),
            }),
        ]),
    };

    /// <inheritdoc/>
    public override bool TryRead(Location at, ReadSession session, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (at.Node is not MappingNode map)
        {
            session.Findings.Error(FindingCodes.WrongType, at, $"This must be {noun} ({{ {selector}: … }}), not {at.Node!.Noun}.");
            return false;
        }

        if (!map.TryGet(selector, out var entry))
        {
            session.Findings.Error(FindingCodes.MissingKey, at, $"Give its {selector}: {Words}.");
            return false;
        }

        var word = (entry.Value as ScalarNode)?.Text ?? "";
        var choice = choices.FirstOrDefault(candidate => candidate.Key == word);
        if (choice.Value is not null)
            return choice.Value.TryRead(at, session, out value);
        var similar = Spelling.Nearest(word, choices.Select(candidate => candidate.Key));
        session.Findings.Error(
            FindingCodes.InvalidValue, at.Key(selector),
            $"{Quoted.Text(word)} is no {selector} of this format: {Words}.{(similar is null ? "" : $" Did you mean {similar}?")}");
        return false;
    }

    private string Words => string.Join(", ", choices.Select(choice => choice.Key));
}
