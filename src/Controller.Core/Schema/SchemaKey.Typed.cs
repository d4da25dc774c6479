using System.Diagnostics.CodeAnalysis;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>A <see cref="SchemaKey"/> whose values become <typeparamref name="T"/>.</summary>
/// <typeparam name="T">What a value becomes.</typeparam>
/// <param name="name">The key as written.</param>
/// <param name="type">What its value may be.</param>
/// <param name="doc">What it does.</param>
internal sealed class SchemaKey<T>(string name, SchemaType<T> type, string doc) : SchemaKey(name, doc)
{
    /// <inheritdoc/>
    public override SchemaType Type => type;

    /// <inheritdoc/>
    public override bool TryRead(Location at, ReadSession session, [NotNullWhen(true)] out object? value)
    {
        var isRead = type.TryRead(at, session, out var typed);
        value = typed;
        return isRead && value is not null;
    }
}
