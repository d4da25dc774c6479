using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>A loopback.</summary>
public sealed record LoopbackResource : InterfaceResource
{
    /// <summary>The N of <c>loopN</c>; desired null lets VPP choose, observed never null.</summary>
    public uint? Instance { get; init; }

    /// <inheritdoc/>
    public override string Type => LoopbackConfig.TypeWord;

    /// <inheritdoc/>
    public override string? Identity => Instance is { } instance ? $"{Type} {instance}" : null;

    /// <inheritdoc/>
    public override Numbering? Numbering => new(Type, Instance is null);

    private protected override ImmutableArray<ResourceAttribute> TypeAttributes => [Attribute("instance", Instance)];

    private protected override void CompareType(InterfaceResource observed, AttributeComparer comparer) =>
        comparer.FixedIfSet("instance", Instance, ((LoopbackResource)observed).Instance);
}
