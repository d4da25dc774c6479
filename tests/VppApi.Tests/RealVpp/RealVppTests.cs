using TestKit;
using VppApi.Generated.Interface;
using VppApi.Generated.Vlib;
using VppApi.Generated.Vpe;

namespace VppApi.Tests.RealVpp;

/// <summary>Against a private VPP: what only the real one can confirm.</summary>
public sealed class RealVppTests(VppFixture vpp) : IClassFixture<VppFixture>
{
    [VppFact]
    public async Task ConnectAsync_InstalledVpp_HasEveryMessageOfItsCore()
    {
        await using var client = await vpp.ConnectAsync();

        Assert.True(client.IsConnected);
        Assert.Empty(client.Compatibility.CrcChanged);
        Assert.DoesNotContain(client.Compatibility.Missing, descriptor => descriptor.Module is "interface" or "vpe" or "ip" or "vlib");
    }

    [VppFact]
    public async Task InvokeAsync_ShowVersion_TellsTheRelease()
    {
        await using var client = await vpp.ConnectAsync();

        var version = await new VpeApi(client).ShowVersionAsync();

        Assert.Equal("vpe", version.Program.ToString());
        Assert.StartsWith("2", version.Version.ToString(), StringComparison.Ordinal);
    }

    [VppFact]
    public async Task InvokeAsync_F64_IsLittleEndianOnTheWire()
    {
        await using var client = await vpp.ConnectAsync();

        var reply = await new VlibApi(client).GetF64EndianValueAsync(new GetF64EndianValue { F64One = 1.0 });

        Assert.Equal(1.0, reply.F64OneResult);
    }

    [VppFact]
    public async Task InvokeAsync_CliInband_ReturnsWhatVppctlPrints()
    {
        await using var client = await vpp.ConnectAsync();

        var reply = await new VlibApi(client).CliInbandAsync(new CliInband { Cmd = "show version" });

        Assert.Equal(await vpp.Process.VppctlAsync("show version"), reply.Reply, ignoreLineEndingDifferences: true);
    }

    [VppFact]
    public async Task InvokeAsync_UnknownInterface_ThrowsWithVppsName()
    {
        await using var client = await vpp.ConnectAsync();

        var error = await Assert.ThrowsAsync<VppApiException>(async () =>
            await new InterfaceApi(client).SwInterfaceSetTableAsync(new SwInterfaceSetTable { SwIfIndex = 4711 }));

        Assert.Equal(-2, error.Retval);
        Assert.Equal("VPP refused sw_interface_set_table: INVALID_SW_IF_INDEX (-2)", error.Message);
    }

    [VppFact]
    public async Task DumpAsync_Interfaces_HasLocal0()
    {
        await using var client = await vpp.ConnectAsync();

        var names = await new InterfaceApi(client).SwInterfaceDumpAsync().Select(row => row.InterfaceName.ToString()).ToListAsync();

        Assert.Contains("local0", names);
    }

    [VppFact]
    public async Task EventsAsync_LoopbackCreatedSetUpAndDeleted_TellsEach()
    {
        await using var client = await vpp.ConnectAsync();
        var interfaces = new InterfaceApi(client);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var events = client.EventsAsync<SwInterfaceEvent>(patience.Token);
        await interfaces.WantInterfaceEventsAsync(new WantInterfaceEvents { EnableDisable = 1, Pid = (uint)Environment.ProcessId });

        var loopback = await interfaces.CreateLoopbackInstanceAsync(new CreateLoopbackInstance { IsSpecified = true, UserInstance = 7 });
        await interfaces.SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = loopback.SwIfIndex, Flags = (Generated.InterfaceTypes.IfStatusFlags)1 });
        await interfaces.DeleteLoopbackAsync(new DeleteLoopback { SwIfIndex = loopback.SwIfIndex });

        var seen = new List<SwInterfaceEvent>();
        await foreach (var item in events)
        {
            Assert.Equal(0, item.Lost);
            Assert.Equal(loopback.SwIfIndex, item.Event.SwIfIndex);
            seen.Add(item.Event);
            if (item.Event.Deleted) break;
        }

        Assert.Contains(seen, one => one.Flags.HasFlag((Generated.InterfaceTypes.IfStatusFlags)1));
    }
}
