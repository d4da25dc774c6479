namespace Controller.Plugins.Zone.Tests.Lab;

/// <summary>NAT44-ED's output feature and a worker.</summary>
public sealed class WorkerLab : ZoneLab
{
    /// <inheritdoc/>
    public override bool Nat => true;

    /// <inheritdoc/>
    public override int Workers => 1;
}
