using System.Collections.Immutable;

namespace Controller.Core.Resources;

/// <summary>An observed interface of a type that the file format does not have yet. It is shown, and left alone.</summary>
public sealed record OtherInterfaceResource : InterfaceResource
{
    /// <summary>VPP's own word for its type.</summary>
    public required string DeviceType { get; init; }

    /// <inheritdoc/>
    public override string Type => DeviceType;

    /// <inheritdoc/>
    public override string? Identity => null;

    private protected override ImmutableArray<ResourceAttribute> TypeAttributes => [];

    private protected override void CompareType(InterfaceResource observed, AttributeComparer comparer)
    {
    }
}
