namespace Binapigen.Comparison;

/// <summary>What can happen to a message between two releases.</summary>
internal enum MessageChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Its layout is another one: the old client cannot use it any more.</summary>
    CrcChanged,

    /// <summary>Another module has it now; on the wire it is the same.</summary>
    Moved,
}
