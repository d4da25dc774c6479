using System.CommandLine;

namespace Controller.Cli.Manual;

/// <summary>A command whose <c>--help</c> goes on after the list of options: how to use it, with examples.</summary>
internal sealed class ManualCommand(string name, string description, string manual) : Command(name, description)
{
    public string Manual => manual;
}
