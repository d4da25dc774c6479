namespace Controller.Core.Resources;

/// <summary>
/// A resource that has a name of ours, kept in VPP as the tag <c>vppilot:&lt;name&gt;</c>, and that VPP tells from others by something else.
/// So a desired one may be there already under another name: then it is adopted or renamed instead of made a second time.
/// </summary>
public abstract record NamedResource : Resource
{
    /// <summary>The prefix of our tags.</summary>
    public const string TagPrefix = "vppilot:";

    /// <summary>Our name. In what is observed: <see cref="Tag"/>, or <see cref="NativeName"/> when there is no tag of ours.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The name in VPP's tag <c>vppilot:&lt;name&gt;</c>; null when the tag is not ours. Desired: the same as <see cref="Name"/>.
    /// </summary>
    public required string? Tag { get; init; }

    /// <summary>What VPP tells such objects apart by; null when the file leaves that to VPP.</summary>
    public abstract string? Identity { get; }

    /// <summary>What an observed one without a tag of ours is called.</summary>
    public abstract string? NativeName { get; }

    /// <inheritdoc/>
    public override bool IsMarkedAsOurs => Tag is not null;

    /// <summary>The name in a tag of ours; null when the tag is somebody else's.</summary>
    public static string? NameInTag(string tag) =>
        tag.StartsWith(TagPrefix, StringComparison.Ordinal) && tag.Length > TagPrefix.Length ? tag[TagPrefix.Length..] : null;
}
