using Binapigen.Tests.Emit;
using TestKit;

namespace Binapigen.Tests.Commands;

/// <summary>The tool asks a real VPP.</summary>
public sealed class LiveVppTests
{
    [VppFact("nat_plugin.so")]
    public async Task Generate_OfARunningVpp_SucceedsAndCompiles()
    {
        await using var vpp = await VppProcess.StartAsync(new VppProcessOptions { Plugins = ["nat_plugin.so"] });
        using var output = new TemporaryDirectory("binapigen-");
        var (exitCode, _, error) = await CommandLine.RunAsync("generate", "--socket", vpp.ApiSocket, "-o", output.Path);
        Assert.Equal((0, ""), (exitCode, error));
        var files = Directory.EnumerateFiles(output.Path, "*.cs", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(output.Path, f), File.ReadAllText);
        Assert.Contains("Modules/memclnt.g.cs", files.Keys);
        Assert.Contains("Modules/nat44_ed.g.cs", files.Keys);
        Assert.Contains("public partial struct Address ", files["Modules/ip_types.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("public partial struct Address ", files["Modules/interface.g.cs"], StringComparison.Ordinal);
        Assert.Empty(Compilation.Faults(files.Select(f => (f.Key, f.Value))));

        Assert.Equal((0, "0 added, 0 removed, 0 changed, 0 moved in 0 modules.\n", ""), await CommandLine.RunAsync("diff", vpp.ApiSocket, vpp.ApiSocket));
    }

    [Fact]
    public async Task Generate_WhereNobodyListens_SaysSo()
    {
        using var folder = new TemporaryDirectory("binapigen-");
        var (exitCode, _, error) = await CommandLine.RunAsync("generate", "--socket", folder.File("api.sock"), "-o", folder.File("out"));
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"binapigen: {folder.File("api.sock")}: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
