using TestKit;

namespace Controller.Vpp.Tests.GuestVm;

/// <summary>A test of VPP's tap: needs an installed VPP, and a kernel with vhost-net or the small VM that has one.</summary>
public sealed class TapFactAttribute : FactAttribute
{
    public TapFactAttribute()
    {
        if (VppInstallation.Find() is null) Skip = VppInstallation.SkipReason;
        else if (GuestVm.Missing() is { } missing) Skip = $"needs {missing}";
    }
}
