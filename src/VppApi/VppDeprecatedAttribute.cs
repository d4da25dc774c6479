namespace VppApi;

/// <summary>
/// VPP intends to remove this message. Not <see cref="ObsoleteAttribute"/>: an older VPP may have nothing else, and the
/// caller's build should not break over it.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class VppDeprecatedAttribute : Attribute
{
    /// <summary>VPP's name of the message to use instead, where the definition tells.</summary>
    public string? ReplacedBy { get; set; }
}
