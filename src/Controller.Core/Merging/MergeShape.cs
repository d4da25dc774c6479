namespace Controller.Core.Merging;

/// <summary>How two values of a place in a document become one.</summary>
internal enum MergeShape
{
    /// <summary>The later one counts.</summary>
    Value,

    /// <summary>A list of plain values: those that are new are added.</summary>
    Set,

    /// <summary>A mapping with fixed keys, key by key.</summary>
    Object,

    /// <summary>A mapping of names to things.</summary>
    Map,

    /// <summary>A list of things that some of their keys tell apart.</summary>
    List,
}
