using System.Collections.Immutable;

namespace Controller.Core.Model;

/// <summary>Makes <see cref="ValueList{T}"/>s; collection expressions go through here.</summary>
public static class ValueList
{
    /// <summary>A list of these items.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new ValueList<T>([.. items]);

    /// <summary>A list of these items.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items)
    {
        ImmutableArray<T> copy = [.. items];
        return copy.IsEmpty ? ValueList<T>.Empty : new ValueList<T>(copy);
    }
}
