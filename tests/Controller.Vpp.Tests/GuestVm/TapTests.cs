using TestKit;

namespace Controller.Vpp.Tests.GuestVm;

public sealed class TapTests
{
    [TapFact]
    public async Task Apply_Tap_HostPingsVppAndRemovalTakesTheDeviceAway()
    {
        var output = await GuestVm.RunAsync("tap-scenario.sh", new Dictionary<string, string>
        {
            ["VPP"] = VppInstallation.Require().Vpp,
            ["SERVER"] = Path.Combine(AppContext.BaseDirectory, "vppilotd.dll"),
        }, TimeSpan.FromMinutes(6));

        string[] checks = ["ready", "apply", "ping", "shown", "again", "remove", "gone"];
        Assert.All(checks, check => Assert.Contains($"check {check}: ok", output, StringComparison.Ordinal));
    }
}
