using TestKit;

namespace Controller.Vpp.Tests.GuestVm;

/// <summary>A test of VPP's tap: needs an installed VPP, and a kernel with vhost-net or the small VM that has one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TapFactAttribute : FactAttribute
{
    /// <summary>Decides now whether the test can run.</summary>
    public TapFactAttribute()
    {
        if (VppInstallation.Find() is not { } vpp) Skip = VppInstallation.SkipReason;
        else if (!vpp.HasPlugin("tap_plugin.so")) Skip = $"{vpp.Vpp} lacks tap_plugin.so";
        else if (TapMachine.Missing() is { } missing) Skip = $"needs {missing}";
    }
}
