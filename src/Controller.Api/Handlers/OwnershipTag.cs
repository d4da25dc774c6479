namespace Controller.Api.Handlers;

/// <summary>The mark that says in VPP itself that something is VPPilot's, and under which name: <c>vppilot:&lt;name&gt;</c>.</summary>
internal static class OwnershipTag
{
    private const string Prefix = "vppilot:";

    /// <summary>The tag of a name; the empty tag for null.</summary>
    public static string Of(string? name) => name is null ? "" : Prefix + name;

    /// <summary>The name in a tag; null when the tag is not VPPilot's.</summary>
    public static string? NameIn(string tag) =>
        tag.StartsWith(Prefix, StringComparison.Ordinal) && tag.Length > Prefix.Length ? tag[Prefix.Length..] : null;
}
