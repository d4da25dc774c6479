namespace VppApi;

/// <summary>What the API definition says about a message beyond its fields.</summary>
[Flags]
public enum MessageTraits
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>VPP intends to remove it.</summary>
    Deprecated = 1,

    /// <summary>Its layout may still change between releases.</summary>
    InProgress = 2,
}
