using TestKit;

namespace Controller.Cli.Tests;

/// <summary>A small desired-state file on disk.</summary>
internal sealed class LabFile : IDisposable
{
    public const string Text = "vppilot: 1\ninterfaces:\n  lan:\n    type: af-packet\n    mtuu: 1500\n";

    private readonly TemporaryDirectory _directory = new();

    public LabFile()
    {
        Path = System.IO.Path.Combine(_directory.Path, "lab.yaml");
        File.WriteAllText(Path, Text);
    }

    public string Path { get; }

    /// <summary>Output without the name of the temporary directory.</summary>
    public string Anonymous(string output) => output.Replace(_directory.Path + "/", string.Empty, StringComparison.Ordinal);

    public void Dispose() => _directory.Dispose();
}
