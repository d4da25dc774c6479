using System.Security.Cryptography;
using System.Text;
using Controller.Plugins.Zone.Tests.Building;
using TestKit;
using TestKit.Lab;
using VppApi;
using VppApi.Generated.AfPacket;
using VppApi.Generated.Vlib;
using VppApi.Generated.Zone.Zone;
using Xunit;

namespace Controller.Plugins.Zone.Tests.Lab;

/// <summary>
/// A private VPP with the plugin between two namespaces:
/// <code>[client] 10.10.0.2, fd01::2 --- trust | VPP | untrust --- 203.0.113.100, fd02::2 [server]</code>
/// With NAT the outside interface has NAT44-ED's output feature, and port 8080 of 203.0.113.1 leads to the client.
/// </summary>
public abstract class ZoneLab : IAsyncLifetime
{
    private static int s_next;
    private readonly string _suffix = $"{Environment.ProcessId % 100000}{(char)('a' + (Interlocked.Increment(ref s_next) % 26))}";
    private readonly List<ChildProcess> _servers = [];
    private VppProcess? _vpp;
    private VppClient? _api;

    /// <summary>Whether NAT44-ED stands on the outside interface.</summary>
    public virtual bool Nat => false;

    /// <summary>Worker threads.</summary>
    public virtual int Workers => 0;

    internal VppProcess Vpp => _vpp!;

    internal ZoneApi Api => new(_api!);

    internal NetworkNamespace Client { get; private set; } = null!;

    internal NetworkNamespace Server { get; private set; } = null!;

    internal uint TrustIndex { get; private set; }

    internal uint UntrustIndex { get; private set; }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (PluginBuild.ReasonToSkip() is not null) return;
        var plugins = await PluginBuild.PluginDirectoryAsync();
        Client = await NetworkNamespace.CreateAsync($"zone-c{_suffix}");
        Server = await NetworkNamespace.CreateAsync($"zone-s{_suffix}");
        await Client.AttachAsync($"zt{_suffix}", "10.10.0.2/24", "10.10.0.1");
        await Server.AttachAsync($"zu{_suffix}", "203.0.113.100/24", "203.0.113.1");
        await AddIpv6Async(Client, "fd01::2/64", "fd01::1");
        await AddIpv6Async(Server, "fd02::2/64", "fd02::1");
        // Behind NAT nobody outside can know the way to the inside.
        if (Nat) await Server.ExecuteAsync("ip", "route", "delete", "default", "via", "203.0.113.1");

        _vpp = await VppProcess.StartAsync(new VppProcessOptions
        {
            Plugins = ["af_packet_plugin.so", "nat_plugin.so", "acl_plugin.so", "ping_plugin.so", "zone_plugin.so"],
            Workers = Workers,
            ExtraConfiguration = $"plugins {{ add-path {plugins} }}\nzone {{ sessions 16384 }}",
        });
        _api = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = _vpp.ApiSocket });
        TrustIndex = await AddInterfaceAsync($"zt{_suffix}", "10.10.0.1/24", "fd01::1/64");
        UntrustIndex = await AddInterfaceAsync($"zu{_suffix}", "203.0.113.1/24", "fd02::1/64");
        if (Nat)
        {
            await CliAsync("nat44 plugin enable sessions 4096");
            await CliAsync("nat44 forwarding enable");
            await CliAsync($"set interface nat44 out host-zu{_suffix} output-feature");
            await CliAsync("nat44 add address 203.0.113.1");
            await CliAsync("nat44 add static mapping tcp local 10.10.0.2 8080 external 203.0.113.1 8080");
        }

        foreach (var (place, port) in new[] { (Server, "80"), (Server, "81"), (Client, "8080") })
            _servers.Add(ChildProcess.Start("ip", ["netns", "exec", place.Name, "python3", "-m", "http.server", port, "--bind", "::"]));
        // The router asks for its neighbours with the first packet and loses it; and the servers need to listen.
        await CommitAsync(Open());
        await Eventually.TrueAsync(() => AnswersAsync(Client, "ping", "-c1", "-W1", "203.0.113.100"), TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(() => AnswersAsync(Client, "ping", "-c1", "-W1", "fd02::2"), TimeSpan.FromSeconds(60));
        foreach (var url in new[] { "http://203.0.113.100/", "http://203.0.113.100:81/" })
            await Eventually.TrueAsync(async () => await CurlAsync(Client, url) == "200", TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(() => AnswersAsync(Client, "curl", "-s", "-m", "2", "-o", "/dev/null", "http://127.0.0.1:8080/"), TimeSpan.FromSeconds(60));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        if (_api is not null) await _api.DisposeAsync();
        if (_vpp is not null) await _vpp.DisposeAsync();
        if (Client is null) return;
        foreach (var device in new[] { $"zt{_suffix}", $"zu{_suffix}" }) await ChildProcess.RunAsync("ip", ["link", "delete", device]);
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>A rule set on this lab's interfaces.</summary>
    internal Ruleset Rules() => new() { Interfaces = { (TrustIndex, Ruleset.Trust), (UntrustIndex, Ruleset.Untrust) } };

    /// <summary>A rule set that lets trust do all to untrust.</summary>
    internal Ruleset Open() => Rules().Policy(1, ZoneAction.Permit, []);

    /// <summary>Uploads a rule set and puts it in force. Sessions of the one before are closed unless said otherwise.</summary>
    internal async Task<ZoneRulesetCommitReply> CommitAsync(Ruleset rules, ZoneSessionAction action = ZoneSessionAction.Close, bool dryRun = false)
    {
        var begin = new ZoneRulesetBegin { Flags = rules.Flags };
        SHA256.HashData(Encoding.UTF8.GetBytes($"{rules.Policies.Count}"), begin.Digest);
        var transaction = (await Api.ZoneRulesetBeginAsync(in begin)).Transaction;
        foreach (var zone in rules.Zones) await Api.ZoneRulesetAddZoneAsync(zone with { Transaction = transaction });
        foreach (var (swIfIndex, zone) in rules.Interfaces)
            await Api.ZoneRulesetAddInterfaceAsync(new ZoneRulesetAddInterface { Transaction = transaction, SwIfIndex = swIfIndex, ZoneId = zone });
        foreach (var (set, ranges) in rules.Sets)
            await Api.ZoneRulesetAddAddressesAsync(new ZoneRulesetAddAddresses { Transaction = transaction, SetId = set, Ranges = ranges });
        foreach (var application in rules.Applications) await Api.ZoneRulesetAddApplicationAsync(application with { Transaction = transaction });
        foreach (var policy in rules.Policies) await Api.ZoneRulesetAddPolicyAsync(policy with { Transaction = transaction });
        var reply = await Api.ZoneRulesetCommitAsync(new ZoneRulesetCommit { Transaction = transaction, SessionAction = action, DryRun = dryRun });
        if (dryRun) await Api.ZoneRulesetAbortAsync(new ZoneRulesetAbort { Transaction = transaction });
        else await Eventually.TrueAsync(async () => (await Api.ZoneStatusGetAsync()).SessionsRematching == 0);
        return reply;
    }

    /// <summary>Runs a command of VPP's command line, over the API.</summary>
    internal async Task<string> CliAsync(string command) => (await new VlibApi(_api!).CliInbandAsync(new CliInband { Cmd = command })).Reply;

    /// <summary>All sessions that pass a filter.</summary>
    internal async Task<List<ZoneSessionDetails>> SessionsAsync(ZoneSessionFilter filter = default)
    {
        var rows = new List<ZoneSessionDetails>();
        await foreach (var row in Api.ZoneSessionGetAsync(new ZoneSessionGet { Filter = filter })) rows.Add(row);
        return rows;
    }

    /// <summary>Whether a program in a namespace ends with success.</summary>
    internal static async Task<bool> AnswersAsync(NetworkNamespace place, params string[] command)
    {
        try
        {
            await place.ExecuteAsync(command);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The status of a page, or what curl says instead of one.</summary>
    internal static async Task<string> CurlAsync(NetworkNamespace place, string url)
        => (await place.ExecuteAsync("sh", "-c", $"curl -g -s -m 3 -o /dev/null -w '%{{http_code}} %{{errormsg}}' '{url}' || true")).Trim();

    private static async Task AddIpv6Async(NetworkNamespace place, string address, string gateway)
    {
        await place.ExecuteAsync("ip", "address", "add", address, "dev", "eth0", "nodad");
        await place.ExecuteAsync("ip", "route", "add", "default", "via", gateway, "dev", "eth0");
    }

    private async Task<uint> AddInterfaceAsync(string device, string ipv4, string ipv6)
    {
        var create = new AfPacketCreateV3
        {
            Mode = AfPacketMode.Ethernet,
            HostIfName = device,
            UseRandomHwAddr = true,
            Flags = AfPacketFlags.QdiscBypass | AfPacketFlags.CksumGso,
        };
        var index = (await new AfPacketApi(_api!).AfPacketCreateV3Async(in create)).SwIfIndex;
        await CliAsync($"set interface state host-{device} up");
        await CliAsync($"set interface mtu 1500 host-{device}");
        await CliAsync($"set interface ip address host-{device} {ipv4}");
        await CliAsync($"set interface ip address host-{device} {ipv6}");
        return index;
    }
}
