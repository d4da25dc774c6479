using System.Text.RegularExpressions;
using Controller.Vpp.Tests.Rig;

namespace Controller.Vpp.Tests.Documents;

/// <summary>Bad files on their whole way: command line, server, VPP. Each mistake has its line and column, and VPP never hears of it.</summary>
public sealed class BadFileTests(SimServer sim) : IClassFixture<SimServer>
{
    private const string Head = "vppilot: 1\ninterfaces:\n  lan: { type: loopback, instance: 1, addresses: [10.0.0.1/24] }\n  wan: { type: loopback, instance: 2, addresses: [192.0.2.2/24] }\n";
    private const int Megabyte = 1024 * 1024;

    /// <summary>What is wrong, the file, and the Finding: line:column and code; from the colon on where the column is the reader's affair.</summary>
    private static readonly (string Name, Func<string> Document, string Finding)[] Files =
    [
        ("unknown key", () => Head + "  dmz: { type: loopback, mtuu: 1500 }\n", "5:26: error unknown-key"),
        ("duplicate name", () => Head + "  lan: { type: loopback }\n", "5:3: error duplicate-key"),
        ("overlapping address", () => Head + "  dmz: { type: loopback, addresses: [10.0.0.129/25] }\n", "5:38: error overlapping-address"),
        ("missing interface", () => Head + "nat44:\n  interfaces: { wan: output-feature, dmz: inside }\n  pools: [{ interface: wan }]\n", "6:43: error unknown-interface"),
        ("missing hardware", () => Head + "  TenGigabitEthernet9/0/0: { type: hardware }\n", "5:3: error hardware-missing"),
        ("pool outside its VRF", () => Head + "vrfs: { 10: {} }\nnat44:\n  interfaces: { wan: output-feature }\n  pools: [{ range: 198.51.100.1, vrf: 10 }]\n", "8:39: error pool-outside-vrf"),
        (
            "port without protocol",
            () => Head + "nat44:\n  interfaces: { wan: output-feature }\n  pools: [{ interface: wan }]\n  static-mappings:\n    web: { local: \"10.0.0.2:80\", external: \"192.0.2.2:8080\" }\n",
            "9:19: error port-without-protocol"),
        ("not YAML", () => Head + "nat44: [enabled\nroutes: }{\n", "6:"),
        ("binary", () => "\u007fELF\u0002\u0001\u0001\0\0", "1:"),
        ("50 MB", () => $"{Head}# {new string('x', 50 * Megabyte)}\n", ": error too-large"),
        ("50 MB without a line end", () => new string('[', 50 * Megabyte), ": error too-large"),
        ("nested 10,000 deep in flow style", () => "vppilot: 1\ninterfaces: " + new string('[', 10_000) + new string(']', 10_000) + "\n", ": error too-deep"),
        ("nested 2,000 deep in block style", () => string.Concat(Enumerable.Range(0, 2_000).Select(i => $"{new string(' ', i)}a:\n")), ": error too-deep"),
    ];

    /// <summary>Their names: documents of 50 MB are no theory data.</summary>
    public static TheoryData<string> Names => [.. Files.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task BadFile_ValidatedPlannedAndApplied_IsRefusedWithLineAndColumnAndVppIsNotTouched(string name)
    {
        var (_, document, finding) = Files.Single(file => file.Name == name);
        var file = sim.File($"{name.Replace(' ', '-')}.yaml");
        await File.WriteAllTextAsync(file, document());
        var before = Requests();

        foreach (var command in new[] { new[] { "validate", file }, ["plan", file], ["apply", "--yes", file] })
        {
            var (code, output) = await CommandResult.OfAsync(sim.Server, command);
            Assert.Equal(1, code);
            Assert.Matches($@"(?m)^{Regex.Escape(file)}:{(finding[0] == ':' ? @"\d+:\d+" : "")}{Regex.Escape(finding)}", output);
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        }

        Assert.Equal(before, Requests());
        Assert.Null((await sim.Client.GetStatusAsync()).Revision);
    }

    /// <summary>Everything that VPP was asked, but for what keeps the connection alive and what validation may ask: which interfaces there are.</summary>
    private Dictionary<string, int> Requests() => sim.Vpp.Requests
        .Where(entry => entry.Key is not ("control_ping" or "sw_interface_dump" or "ip_address_dump"))
        .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
}
