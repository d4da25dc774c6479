using Controller.Contracts.Rest;
using TestKit;
using TestKit.Lab;

namespace Controller.Vpp.Tests.Lab;

/// <summary>A real VPP refuses a step, because of what somebody else has made in it: afterwards VPP is as it was, and the answer says what happened.</summary>
public sealed class RefusalTests
{
    [LabFact]
    public async Task Apply_AnAddressIsTaken_VppIsAsItWas()
    {
        await using var rig = await LabRig.StartAsync();
        // The provider's network is on an interface of somebody else's: wan cannot have its address, when lan is made and has its own.
        await rig.Vpp.VppctlAsync("create loopback interface instance 9");
        await rig.Vpp.VppctlAsync("set interface ip address loop9 203.0.113.129/25");

        await IsTakenBackAsync(rig, "interface/wan/address/203.0.113.1/24", "VPP refused sw_interface_add_del_address: ADDRESS_IN_USE (-105)");
    }

    [LabFact]
    public async Task Apply_ALinuxDeviceIsMissing_VppIsAsItWas()
    {
        await using var rig = await LabRig.StartAsync();
        await ChildProcess.RunAsync("ip", ["link", "delete", rig.Network.WanDevice]);

        await IsTakenBackAsync(rig, "interface/wan", "VPP refused af_packet_create_v3: ");
    }

    private static async Task IsTakenBackAsync(LabRig rig, string path, string error)
    {
        var before = await VppWords.StateAsync(rig.Vpp);

        var result = await rig.Client.ApplyAsync(new ConfigDocument(rig.Document), new ApplyOptions());

        Assert.Equal(ApplyOutcome.RolledBack, result.Outcome);
        Assert.Equal(path, result.Failure!.Path);
        Assert.Contains(error, result.Failure.Error, StringComparison.Ordinal);
        Assert.Contains("interface/lan", result.Failure.Undone);
        Assert.Empty(result.Failure.Left);
        Assert.Equal(before, await VppWords.StateAsync(rig.Vpp));
        await rig.ReachAsync(NodeState.Empty);

        // The same to a person at the command line.
        var (code, output) = await rig.RunAsync("apply", "--yes", rig.File);
        Assert.Equal(1, code);
        Assert.Contains(path, output, StringComparison.Ordinal);
        Assert.Contains(error, output, StringComparison.Ordinal);
        Assert.Contains("interface/lan", output, StringComparison.Ordinal);
        Assert.Equal(before, await VppWords.StateAsync(rig.Vpp));
    }

    [LabFact]
    public async Task Apply_VppRefusesAChangeOfWhatRuns_TheRevisionBeforeGoesOn()
    {
        await using var rig = await LabRig.StartAsync();
        await rig.ApplyAsync(rig.Document);
        await using var web = EchoServer.Start(rig.Network.Server, 80);
        Assert.Equal("203.0.113.10", await LabNetwork.CurlAsync(rig.Network.Client, "http://203.0.113.100/"));
        await rig.Vpp.VppctlAsync("create loopback interface instance 9");
        await rig.Vpp.VppctlAsync("set interface ip address loop9 198.51.100.1/24");
        var before = await VppWords.StateAsync(rig.Vpp);

        var result = await rig.Client.ApplyAsync(
            new ConfigDocument(rig.Document
                .Replace("range: 203.0.113.10 ", "range: 203.0.113.10-203.0.113.20 ", StringComparison.Ordinal)
                .Replace("addresses: [10.10.0.1/24]", "addresses: [10.10.0.1/24, 198.51.100.129/25]", StringComparison.Ordinal)),
            new ApplyOptions());

        Assert.Equal(ApplyOutcome.RolledBack, result.Outcome);
        Assert.Equal("interface/lan/address/198.51.100.129/25", result.Failure!.Path);
        Assert.Equal(before, await VppWords.StateAsync(rig.Vpp));
        Assert.Equal(1, (await rig.ReachAsync(NodeState.InSync)).Revision);
        Assert.Equal("203.0.113.10", await LabNetwork.CurlAsync(rig.Network.Client, "http://203.0.113.100/"));
    }
}
