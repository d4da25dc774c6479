namespace Controller.Contracts.Rest;

/// <summary>One observed resource.</summary>
/// <param name="Path">For example <c>interface/wan</c>.</param>
/// <param name="Kind">Kind of resource.</param>
/// <param name="Managed">True when VPPilot owns it.</param>
/// <param name="Attributes">Its attributes in the file format's spelling.</param>
public sealed record SnapshotResource(string Path, string Kind, bool Managed, IReadOnlyDictionary<string, string?> Attributes);
