using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>A single value.</summary>
/// <typeparam name="T">What it becomes.</typeparam>
/// <param name="noun">What it is, for people.</param>
/// <param name="form">How it must be written.</param>
/// <param name="parse">Makes the value.</param>
/// <param name="schema">Its JSON Schema.</param>
internal sealed class ScalarType<T>(string noun, ScalarForm form, ScalarParser<T> parse, JsonObject schema) : SchemaType<T>
{
    /// <inheritdoc/>
    public override string Noun => noun;

    /// <summary>True when values must not appear in messages.</summary>
    public bool IsSecret { get; init; }

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema(JsonObject definitions) => (JsonObject)schema.DeepClone();

    /// <inheritdoc/>
    public override bool TryRead(Location at, ReadSession session, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (at.Node is not ScalarNode node)
        {
            session.Findings.Error(FindingCodes.WrongType, at, $"This must be {noun}, not {at.Node!.Noun}.");
            return false;
        }

        if (WrongForm(node) is { } problem)
        {
            session.Findings.Error(FindingCodes.WrongType, at, problem);
            return false;
        }

        string? hint = null;
        if (TryParse(node.Text, out value, ref hint))
            return true;
        var what = IsSecret ? "" : $"{Quoted.Text(node.Text)} is not right: ";
        session.Findings.Error(FindingCodes.InvalidValue, at, $"{what}this must be {noun}.{(hint is null ? "" : $" {hint}")}");
        return false;
    }

    /// <summary>Makes a value of text that is not a node: the key of a map.</summary>
    public bool TryParse(string text, [MaybeNullWhen(false)] out T value, ref string? hint) => parse(text, out value, ref hint);

    private string? WrongForm(ScalarNode node)
    {
        if (node.IsNull)
            return $"There is no value here: give {noun}, or remove the key.";
        var shown = IsSecret ? "it" : $"'{node.Text}'";
        return form switch
        {
            ScalarForm.Text when node.IsNumber || node.IsBoolean => $"This must be {noun}, but without quotes it is {node.Noun}: put {shown} in quotes.",
            ScalarForm.Number when !node.IsPlain => $"This must be {noun}, but in quotes it is text: remove the quotes.",
            ScalarForm.Boolean when !node.IsBoolean => $"This must be {noun}, without quotes.",
            ScalarForm.BooleanOrWord when node.IsNumber => $"This must be {noun}, not a number.",
            _ => null,
        };
    }
}
