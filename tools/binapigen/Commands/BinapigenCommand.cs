using System.CommandLine;

namespace Binapigen.Commands;

/// <summary>The whole command line.</summary>
internal static class BinapigenCommand
{
    /// <summary>Makes the root command.</summary>
    public static RootCommand Create() => new("Makes C# out of the definitions of VPP's binary API.")
    {
        GenerateCommand.Create(),
        CheckCommand.Create(),
        DiffCommand.Create(),
        ListCommand.Create(),
    };
}
