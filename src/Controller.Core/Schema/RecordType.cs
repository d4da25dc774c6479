using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>A value that is described by an <see cref="ObjectType"/> and becomes a record.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="noun">What one is, for messages: <c>a route</c>.</param>
/// <param name="shape">Its keys.</param>
/// <param name="bind">Makes the record of the keys' values.</param>
internal sealed class RecordType<T>(string noun, ObjectType shape, Func<ObjectReading, T> bind) : SchemaType<T>
    where T : class
{
    /// <inheritdoc/>
    public override string Noun => noun;

    /// <summary>Its keys.</summary>
    public ObjectType Shape => shape;

    /// <summary>True to bind without required keys, which <c>bind</c> then must not ask for: the rest is still worth checking.</summary>
    public bool TakesIncomplete { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<ObjectType> Objects => [shape, .. shape.Keys.SelectMany(key => key.Type.Objects)];

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema(JsonObject definitions) => shape.ToReference(definitions);

    /// <inheritdoc/>
    public override bool TryRead(Location at, ReadSession session, [MaybeNullWhen(false)] out T value)
    {
        value = FixedKeys.Read(shape, noun, TakesIncomplete, at, session) is { } reading ? bind(reading) : null;
        if (value is not null)
            session.Sources.Add(value, at);
        return value is not null;
    }
}
