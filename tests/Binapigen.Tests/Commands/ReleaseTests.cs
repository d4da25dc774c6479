using Binapigen.Tests.Emit;
using TestKit;

namespace Binapigen.Tests.Commands;

/// <summary>Whole releases of VPP: each generates without a fault, and what comes out compiles.</summary>
public sealed class ReleaseTests
{
    [ReleaseTheory]
    [MemberData(nameof(ReleaseTheoryAttribute.Releases), MemberType = typeof(ReleaseTheoryAttribute))]
    public async Task Generate_OfARelease_SucceedsAndCompiles(string release)
    {
        using var output = new TemporaryDirectory("binapigen-");
        var input = Path.Combine(ReleaseTheoryAttribute.Folder!, release);
        var (exitCode, _, error) = await CommandLine.RunAsync("generate", "-i", input, "-o", output.Path, "--release", release);
        Assert.Equal((0, ""), (exitCode, error));
        var files = Directory.EnumerateFiles(output.Path, "*.cs", SearchOption.AllDirectories).Select(f => (f, File.ReadAllText(f)));
        Assert.Empty(Compilation.Faults(files));
    }
}
