namespace Controller.Core.Resources;

/// <summary>
/// What tells one resource of a node from another. The path is for people and programs (<c>interface/wan/address/192.0.2.2/24</c>);
/// the kind belongs to the identity because names may contain slashes.
/// </summary>
/// <param name="Kind">The kind's word, a constant of its record, for example <see cref="AddressResource.KindWord"/>.</param>
/// <param name="Path">The path.</param>
public readonly record struct ResourceKey(string Kind, string Path) : IComparable<ResourceKey>
{
    /// <summary>By path, then kind; ordinal.</summary>
    public int CompareTo(ResourceKey other)
    {
        var byPath = string.CompareOrdinal(Path, other.Path);
        return byPath != 0 ? byPath : string.CompareOrdinal(Kind, other.Kind);
    }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
