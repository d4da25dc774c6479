using Binapigen.Tests.Emit;
using TestKit;

namespace Binapigen.Tests.Commands;

/// <summary>A temporary folder with definitions, laid out as VPP installs them.</summary>
internal sealed class ApiFolder : IDisposable
{
    private readonly TemporaryDirectory _directory = new("binapigen-");

    /// <summary>Makes it with the definitions of some golden cases.</summary>
    public ApiFolder(params string[] cases)
    {
        Directory.CreateDirectory(Path.Combine(Input, "core"));
        foreach (var (file, json) in cases.SelectMany(GoldenCase.Inputs)) File.WriteAllBytes(Path.Combine(Input, "core", file), json);
    }

    /// <summary>The folder of the definitions. Its name tells the release.</summary>
    public string Input => _directory.File("99.01");

    /// <summary>A folder for the output; not there yet.</summary>
    public string Output => _directory.File("out");

    /// <summary>Another path inside.</summary>
    public string In(string name) => _directory.File(name);

    /// <summary>Writes a definition.</summary>
    public void Write(string file, string json) => File.WriteAllText(Path.Combine(Input, "core", file), json);

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();
}
