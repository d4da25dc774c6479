using System.Globalization;
using System.Text.RegularExpressions;
using TestKit;

namespace Controller.Vpp.Tests.Lab;

/// <summary>What VPP itself says on its own command line, for comparison with what we say.</summary>
internal static partial class VppWords
{
    // With VPP's indexes, which come in the order of creation, cut out by the expressions below.
    private static readonly string[] Commands =
    [
        "show interface address", "show ip table", "show nat44 interfaces", "show nat44 addresses", "show nat44 static mappings",
    ];

    /// <summary>Everything that an apply of the tests can touch, in VPP's own words and in an order of ours: nothing that traffic moves.</summary>
    public static async Task<string> StateAsync(VppProcess vpp)
    {
        var said = new List<string>();
        foreach (var command in Commands)
            said.AddRange(Block().Matches(await vpp.VppctlAsync(command)).Select(block => $"{command}: {block.Value.TrimEnd()}").Order(StringComparer.Ordinal));
        // Names, state and MTU; prefixes without those of neighbours, which come with traffic.
        said.AddRange(Interface().Matches(await vpp.VppctlAsync("show interface")).Select(line => $"show interface: {line.Groups["name"]} {line.Groups["facts"]}").Order(StringComparer.Ordinal));
        said.AddRange(Prefix().Matches(await vpp.VppctlAsync("show ip fib table 0")).Select(prefix => $"show ip fib: {prefix.Value}"));
        return string.Join('\n', said);
    }

    /// <summary>An interface's counters by VPP's words, for example <c>rx packets</c>. Counters that are 0 are not there.</summary>
    public static async Task<IReadOnlyDictionary<string, ulong>> CountersAsync(VppProcess vpp, string vppName) =>
        Counter().Matches(await vpp.VppctlAsync($"show interface {vppName}")).ToDictionary(
            match => match.Groups["name"].Value, match => ulong.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The id that this run of VPP has given a message.</summary>
    public static async Task<ushort> MessageIdAsync(VppProcess vpp, string message)
    {
        var line = Regex.Match(
            await vpp.VppctlAsync("show api message-table"), $@"^\s*(?<id>\d+)\s+{message}\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        Assert.True(line.Success, $"VPP has no message {message}");
        return ushort.Parse(line.Groups["id"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<name>rx packets|rx bytes|tx packets|tx bytes|drops|punt|ip4)\s+(?<value>\d+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Counter();

    // A line with the indented ones below it.
    [GeneratedRegex(@"^\S.*(\n\s+\S.*)*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<name>\S+)\s+\d+\s+(?<facts>(up|down)\s+\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Interface();

    [GeneratedRegex(@"^\d+\.\d+\.\d+\.\d+/(?!32\b)\d+", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Prefix();
}
