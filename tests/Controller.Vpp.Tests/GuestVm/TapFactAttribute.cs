using TestKit;

namespace Controller.Vpp.Tests.GuestVm;

/// <summary>A test of VPP's tap: needs an installed VPP, and a kernel with vhost-net or the small VM that has one.</summary>
public sealed class TapFactAttribute : FactAttribute
{
    public TapFactAttribute()
    {
        if (VppInstallation.Find() is null) Skip = "needs an installed VPP (PATH, /opt/vpp/bin or $VPP_PREFIX/bin)";
        else if (GuestVm.Missing() is { } missing) Skip = $"needs {missing}";
    }
}
