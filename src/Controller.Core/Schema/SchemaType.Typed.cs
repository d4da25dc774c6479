using System.Diagnostics.CodeAnalysis;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>A <see cref="SchemaType"/> whose values become <typeparamref name="T"/>.</summary>
/// <typeparam name="T">What a value becomes.</typeparam>
internal abstract class SchemaType<T> : SchemaType
{
    /// <summary>
    /// Reads the node at a location, which is not null. False when it cannot be read; then there is at least one Finding.
    /// </summary>
    public abstract bool TryRead(Location at, ReadSession session, [MaybeNullWhen(false)] out T value);
}
