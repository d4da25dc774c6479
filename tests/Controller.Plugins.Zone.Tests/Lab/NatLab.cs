namespace Controller.Plugins.Zone.Tests.Lab;

/// <summary>NAT44-ED's output feature, the main thread forwards.</summary>
public sealed class NatLab : ZoneLab
{
    /// <inheritdoc/>
    public override bool Nat => true;
}
