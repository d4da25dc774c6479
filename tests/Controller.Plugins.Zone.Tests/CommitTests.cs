using Controller.Plugins.Zone.Tests.Building;
using Controller.Plugins.Zone.Tests.Lab;
using VppApi;
using VppApi.Generated.Zone.IpTypes;
using VppApi.Generated.Zone.Zone;
using Xunit;

namespace Controller.Plugins.Zone.Tests;

/// <summary>The API: uploads, swaps, what becomes of sessions, dumps, hostile input.</summary>
public sealed class CommitTests(PlainLab lab) : IClassFixture<PlainLab>
{
    [ZoneFact]
    internal async Task Commit_ClosesOrKeepsOrRematches_AsAsked()
    {
        await lab.CommitAsync(lab.Open());
        Assert.Equal("200", await ZoneLab.CurlAsync(lab.Client, "http://203.0.113.100/"));
        Assert.True(await ZoneLab.AnswersAsync(lab.Client, "ping", "-c1", "-W2", "203.0.113.100"));
        var before = await lab.SessionsAsync();
        Assert.Contains(before, static session => session.Protocol == 1);

        await lab.CommitAsync(lab.Rules(), ZoneSessionAction.Keep);
        Assert.Equal(before.Count, (await lab.SessionsAsync()).Count);

        var pingOnly = lab.Rules().Policy(7, ZoneAction.Permit, [Ruleset.Ping]);
        var dry = await lab.CommitAsync(pingOnly, ZoneSessionAction.Rematch, dryRun: true);
        Assert.Equal(before.Count(static session => session.Protocol == 6), (int)dry.SessionsToClose);
        await lab.CommitAsync(pingOnly, ZoneSessionAction.Rematch);
        Assert.All(await lab.SessionsAsync(), static session => Assert.Equal((1, 7u), (session.Protocol, session.PolicyId)));

        await lab.CommitAsync(pingOnly, ZoneSessionAction.Close);
        Assert.Empty(await lab.SessionsAsync());
    }

    [ZoneFact]
    internal async Task Dumps_AfterCommit_ReturnWhatWasUploaded()
    {
        var rules = lab.Rules().Set(5, "192.0.2.0/24", "198.51.100.7-198.51.100.9", "2001:db8::/32")
            .Policy(10, ZoneAction.Permit, [Ruleset.Http], source: [5])
            .Screens(Ruleset.Untrust, ZoneScreens.Land | ZoneScreens.SynFin, ZoneScreens.Land);
        await lab.CommitAsync(rules);

        var status = await lab.Api.ZoneStatusGetAsync();
        Assert.Equal((ZoneState.Enforcing, 2u, 2u, 1u, 3u, 5u, 1u), (status.State, status.NZones, status.NInterfaces, status.NAddressSets, status.NAddressRanges, status.NApplications, status.NPolicies));
        var policy = Assert.Single(await ListAsync(lab.Api.ZonePolicyGetAsync()));
        Assert.Equal(rules.Policies[0].Ids, policy.Ids);
        Assert.Equal(rules.Sets[0].Ranges, (await ListAsync(lab.Api.ZoneAddressGetAsync())).Select(static row => row.Range));
        Assert.Equal(rules.Interfaces, (await ListAsync(lab.Api.ZoneInterfaceGetAsync())).Select(static row => (row.SwIfIndex, row.ZoneId)));
        Assert.Equal(rules.Applications.Select(static one => one.Terms.Length), (await ListAsync(lab.Api.ZoneApplicationGetAsync())).Select(static row => row.Terms.Length));
        var untrust = (await ListAsync(lab.Api.ZoneZoneGetAsync())).Single(static zone => zone.ZoneId == Ruleset.Untrust);
        Assert.Equal((ZoneScreens.Land | ZoneScreens.SynFin, ZoneScreens.Land), (untrust.Screens, untrust.ScreensAlarmOnly));
    }

    [ZoneFact]
    internal async Task Sessions_FilterLimitAndClose_AreDoneInsideVpp()
    {
        await lab.CommitAsync(lab.Open());
        for (var i = 0; i < 3; i++) Assert.Equal("200", await ZoneLab.CurlAsync(lab.Client, "http://203.0.113.100/"));
        Assert.True(await ZoneLab.AnswersAsync(lab.Client, "ping", "-c1", "-W2", "203.0.113.100"));

        var tcp = await lab.SessionsAsync(new ZoneSessionFilter { Protocol = 6, DestinationPort = 80, Destination = Prefix("203.0.113.0", 24) });
        Assert.Equal(3, tcp.Count);
        Assert.All(tcp, static session => Assert.True(session is { FromZone: Ruleset.Trust, ToZone: Ruleset.Untrust, ClientPackets: > 3, ServerBytes: > 100 }));
        Assert.Empty(await lab.SessionsAsync(new ZoneSessionFilter { Source = Prefix("203.0.113.0", 24) }));
        Assert.NotEmpty(await lab.SessionsAsync(new ZoneSessionFilter { Source = Prefix("203.0.113.0", 24), EitherDirection = true }));
        Assert.Single(await ListAsync(lab.Api.ZoneSessionGetAsync(new ZoneSessionGet { Limit = 1 })));

        var one = await lab.Api.ZoneSessionCloseAsync(new ZoneSessionClose { SessionId = tcp[0].SessionId });
        Assert.Equal(1u, one.Closed);
        await Assert.ThrowsAsync<VppApiException>(async () => await lab.Api.ZoneSessionCloseAsync(new ZoneSessionClose { SessionId = tcp[0].SessionId }));
        var rest = await lab.Api.ZoneSessionCloseAsync(new ZoneSessionClose { Filter = new ZoneSessionFilter { Protocol = 6 } });
        Assert.Equal(2u, rest.Closed);
    }

    [ZoneFact]
    internal async Task Upload_TenThousandPoliciesAndAHundredThousandPrefixes_IsOneTransaction()
    {
        var rules = lab.Rules();
        for (uint set = 1; set <= 1000; set++)
            rules.Set(set, [.. Enumerable.Range(0, 100).Select(i => $"{11 + (set / 250)}.{set % 250}.{i}.0/24")]);
        rules.Set(5000, "10.10.0.0/24");
        for (uint id = 1; id <= 10_000; id++) rules.Policy(id, ZoneAction.Deny, [Ruleset.AnyTcp], source: [1 + (id % 1000)]);
        rules.Policy(20_000, ZoneAction.Permit, [Ruleset.Ping], source: [5000]);

        await lab.CommitAsync(rules);

        Assert.Equal(10_001u, (await lab.Api.ZoneStatusGetAsync()).NPolicies);
        Assert.True(await ZoneLab.AnswersAsync(lab.Client, "ping", "-c1", "-W2", "203.0.113.100"));
        Assert.Equal(20_000u, Assert.Single(await lab.SessionsAsync()).PolicyId);
        await lab.CommitAsync(lab.Open());
    }

    [ZoneFact]
    internal async Task Upload_HostileFields_AreRefusedAndChangeNothing()
    {
        await lab.CommitAsync(lab.Open());
        var generation = (await lab.Api.ZoneStatusGetAsync()).Generation;
        var transaction = (await lab.Api.ZoneRulesetBeginAsync(new ZoneRulesetBegin())).Transaction;
        var api = lab.Api;
        var policy = new ZoneRulesetAddPolicy { Transaction = transaction, PolicyId = 1, Name = "p", NFromZones = 1, NToZones = 1, Ids = [2, 3] };
        var zone = new ZoneRulesetAddZone { Transaction = transaction, ZoneId = 9, Name = "z" };
        var application = new ZoneRulesetAddApplication { Transaction = transaction, ApplicationId = 1, Name = "a", Terms = [Ruleset.Term(6)] };

        Func<Task>[] hostile =
        [
            async () => await api.ZoneRulesetAddPolicyAsync(policy with { NApplications = 9 }),
            async () => await api.ZoneRulesetAddPolicyAsync(policy with { NFromZones = ushort.MaxValue, NToZones = ushort.MaxValue }),
            async () => await api.ZoneRulesetAddPolicyAsync(policy with { Ids = [0, 3] }),
            async () => await api.ZoneRulesetAddPolicyAsync(policy with { Ids = [2, uint.MaxValue] }),
            async () => await api.ZoneRulesetAddPolicyAsync(policy with { Action = (ZoneAction)77 }),
            async () => await api.ZoneRulesetAddPolicyAsync(policy with { Flags = (ZonePolicyFlags)0x80 }),
            async () => await api.ZoneRulesetAddPolicyAsync(policy with { Flags = ZonePolicyFlags.SourceExcluded }),
            async () => await api.ZoneRulesetAddPolicyAsync(policy with { Name = "" }),
            async () => await api.ZoneRulesetAddPolicyAsync(policy with { Transaction = 4711 }),
            async () => await api.ZoneRulesetAddPolicyAsync(policy with { Ids = new uint[30_000] }),
            async () => await api.ZoneRulesetAddZoneAsync(zone with { ZoneId = 0 }),
            async () => await api.ZoneRulesetAddZoneAsync(zone with { ZoneId = 1 }),
            async () => await api.ZoneRulesetAddZoneAsync(zone with { ZoneId = 200 }),
            async () => await api.ZoneRulesetAddZoneAsync(zone with { Screens = (ZoneScreens)0x8000_0000 }),
            async () => await api.ZoneRulesetAddZoneAsync(zone with { ScreensAlarmOnly = ZoneScreens.Land }),
            async () => await api.ZoneRulesetAddInterfaceAsync(new ZoneRulesetAddInterface { Transaction = transaction, SwIfIndex = 0, ZoneId = 2 }),
            async () => await api.ZoneRulesetAddInterfaceAsync(new ZoneRulesetAddInterface { Transaction = transaction, SwIfIndex = 4_000_000_000, ZoneId = 2 }),
            async () => await api.ZoneRulesetAddInterfaceAsync(new ZoneRulesetAddInterface { Transaction = transaction, SwIfIndex = lab.TrustIndex, ZoneId = 255 }),
            async () => await api.ZoneRulesetAddApplicationAsync(application with { Terms = [] }),
            async () => await api.ZoneRulesetAddApplicationAsync(application with { Terms = new ZoneApplicationTerm[9] }),
            async () => await api.ZoneRulesetAddApplicationAsync(application with { Timeout = uint.MaxValue }),
            async () => await api.ZoneRulesetAddApplicationAsync(application with { Terms = [new ZoneApplicationTerm { SourcePortFirst = 9 }] }),
            async () => await api.ZoneRulesetAddAddressesAsync(new ZoneRulesetAddAddresses { Transaction = transaction, SetId = 1, Ranges = [] }),
            async () => await api.ZoneRulesetAddAddressesAsync(new ZoneRulesetAddAddresses { Transaction = transaction, SetId = 1, Ranges = [Ruleset.Range("10.0.0.9-10.0.0.1")] }),
            async () => await api.ZoneRulesetAddAddressesAsync(new ZoneRulesetAddAddresses { Transaction = transaction, SetId = 1, Ranges = [Ruleset.Range("10.0.0.1-::1")] }),
            async () => await api.ZoneRulesetBeginAsync(new ZoneRulesetBegin { Flags = (ZoneRulesetFlags)0x4000_0000 }),
            async () => await api.ZoneRulesetBeginAsync(new ZoneRulesetBegin { EarlyAgeLowPercent = 90, EarlyAgeHighPercent = 80 }),
            async () => await api.ZoneRulesetCommitAsync(new ZoneRulesetCommit { Transaction = transaction, SessionAction = (ZoneSessionAction)9 }),
            async () => await api.ZoneRulesetCommitAsync(new ZoneRulesetCommit { Transaction = 4711 }),
            async () => await api.ZoneDisableAsync(new ZoneDisable()),
            async () => await api.ZoneTestPacketAsync(new ZoneTestPacket { SwIfIndex = uint.MaxValue }),
            async () => await api.ZoneSessionCloseAsync(new ZoneSessionClose { SessionId = ulong.MaxValue }),
            async () => await api.ZoneSessionCloseAsync(new ZoneSessionClose { Filter = new ZoneSessionFilter { Source = new Prefix { Len = 99 } } }),
        ];
        for (var i = 0; i < hostile.Length; i++)
            Assert.True(await Record.ExceptionAsync(hostile[i]) is VppApiException, $"case {i} was not refused");

        // Members are looked for at commit: a policy about a set that is not there refuses the whole.
        await api.ZoneRulesetAddPolicyAsync(policy with { NSourceSets = 1, Ids = [2, 3, 99] });
        Assert.IsType<VppApiException>(await Record.ExceptionAsync(async () => await api.ZoneRulesetCommitAsync(new ZoneRulesetCommit { Transaction = transaction })));
        Assert.Equal(generation, (await api.ZoneStatusGetAsync()).Generation);
        Assert.True(await ZoneLab.AnswersAsync(lab.Client, "ping", "-c1", "-W2", "203.0.113.100"));
    }

    [ZoneFact]
    internal async Task TestPacket_NamesZonesPolicyAndReason()
    {
        await lab.CommitAsync(lab.Rules().Policy(10, ZoneAction.Permit, [Ruleset.Http]));
        var packet = new ZoneTestPacket { SwIfIndex = lab.TrustIndex, Source = Address("10.10.0.2"), Destination = Address("203.0.113.100"), Protocol = 6, DestinationPort = 80 };

        var permitted = await lab.Api.ZoneTestPacketAsync(in packet);
        Assert.Equal((ZoneAction.Permit, Ruleset.Trust, Ruleset.Untrust, 10u, Ruleset.Http, lab.UntrustIndex), (permitted.Action, permitted.FromZone, permitted.ToZone, permitted.PolicyId, permitted.ApplicationId, permitted.EgressSwIfIndex));
        Assert.Contains("policy-10", permitted.Reason.ToString(), StringComparison.Ordinal);
        Assert.Equal(ZoneAction.Deny, (await lab.Api.ZoneTestPacketAsync(packet with { DestinationPort = 81 })).Action);
        Assert.Contains("host-inbound", (await lab.Api.ZoneTestPacketAsync(packet with { Destination = Address("10.10.0.1") })).Reason.ToString(), StringComparison.Ordinal);
    }

    private static Address Address(string text) => new(System.Net.IPAddress.Parse(text));

    private static Prefix Prefix(string address, int length) => new(System.Net.IPAddress.Parse(address), length);

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows) list.Add(row);
        return list;
    }
}
