using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>
/// An interface that VPP has from its start, under VPP's name. It cannot be made: creating it takes it over (sets what is asked for and the
/// tag). It cannot be removed: deleting it gives it back (admin down, table 0, no tag; MTU and MAC stay).
/// </summary>
public sealed record HardwareInterfaceResource : InterfaceResource
{
    /// <inheritdoc/>
    public override string Type => HardwareInterfaceConfig.TypeWord;

    /// <inheritdoc/>
    public override string Identity => $"{Type} {VppName ?? Name}";

    /// <inheritdoc/>
    public override bool TakesDependentsAlong => false;

    private protected override ImmutableArray<ResourceAttribute> TypeAttributes => [];

    private protected override void CompareType(InterfaceResource observed, AttributeComparer comparer)
    {
    }
}
