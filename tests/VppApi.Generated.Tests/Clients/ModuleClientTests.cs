using System.Reflection;
using VppApi.Generated.Gre;
using VppApi.Generated.Interface;
using VppApi.Generated.Lcp;
using VppApi.Generated.Memclnt;
using VppApi.Generated.Policer;
using VppApi.Generated.Tests.RoundTrip;
using VppApi.Generated.Tracedump;
using VppApi.Generated.Vpe;

namespace VppApi.Generated.Tests.Clients;

/// <summary>Module clients call the runtime as the service table says.</summary>
public sealed class ModuleClientTests
{
    private readonly RecordingApi _api = new();

    [Fact]
    public async Task Call_WithFields_InvokesWithTheRequest()
    {
        await new InterfaceApi(_api).SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = 5 });
        Assert.Equal("invoke sw_interface_set_flags sw_interface_set_flags_reply", Assert.Single(_api.Calls));
        Assert.Equal(5u, Assert.IsType<SwInterfaceSetFlags>(_api.Request).SwIfIndex);
    }

    [Fact]
    public async Task Call_WithoutFields_NeedsNoRequest()
    {
        await new VpeApi(_api).ShowVersionAsync();
        Assert.Equal("invoke show_version show_version_reply", Assert.Single(_api.Calls));
    }

    [Fact]
    public async Task Request_ThatVppDoesNotAnswer_IsPosted()
    {
        await new MemclntApi(_api).RxThreadExitAsync(default);
        Assert.Equal("post rx_thread_exit", Assert.Single(_api.Calls));
    }

    [Fact]
    public void Dump_WithoutARequest_UsesTheDefaults()
    {
        new InterfaceApi(_api).SwInterfaceDumpAsync();
        Assert.Equal("dump sw_interface_dump sw_interface_details", Assert.Single(_api.Calls));
        Assert.Equal(uint.MaxValue, Assert.IsType<SwInterfaceDump>(_api.Request).SwIfIndex);
    }

    [Fact]
    public void Dump_WhoseRowsHaveAnotherName_AsksForThem()
    {
        new PolicerApi(_api).PolicerDumpV2Async();
        Assert.Equal("dump policer_dump_v2 policer_details", Assert.Single(_api.Calls));
    }

    [Fact]
    public void Stream_WithACursor_Streams()
    {
        new LcpApi(_api).LcpItfPairGetAsync();
        Assert.Equal("stream lcp_itf_pair_get lcp_itf_pair_get_reply lcp_itf_pair_details", Assert.Single(_api.Calls));
        Assert.IsAssignableFrom<IVppCursor>(_api.Request);
    }

    [Fact]
    public void Stream_WithoutACursor_StreamsToo()
    {
        new TracedumpApi(_api).TraceDumpAsync(new TraceDump { MaxRecords = 10 });
        Assert.Equal("stream trace_dump trace_dump_reply trace_details", Assert.Single(_api.Calls));
        Assert.IsNotAssignableFrom<IVppCursor>(_api.Request);
    }

    [Fact]
    public void Rows_ThatTheDefinitionCallsEvents_AreDumped()
    {
        new GreApi(_api).GreTunnelDumpV2Async();
        Assert.Equal("dump gre_tunnel_dump_v2 gre_tunnel_details_v2", Assert.Single(_api.Calls));
    }

    [Fact]
    public void Events_AreSubscribedByTheirMessage()
    {
        new InterfaceApi(_api).SwInterfaceEventsAsync();
        Assert.Equal("events sw_interface_event", Assert.Single(_api.Calls));
    }

    [Fact]
    public void EveryRequest_HasItsMethod()
    {
        var methods = typeof(MessageCatalog).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Api", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(m => m.Name)
            .ToHashSet(StringComparer.Ordinal);
        var missing = MessageProbe.All
            .Where(p => p.Descriptor.Kind is MessageKind.Request or MessageKind.DumpRequest)
            .Where(p => !methods.Contains(p.Type.Name + "Async"))
            .Select(p => p.Descriptor.Name);
        Assert.Empty(missing);
    }
}
