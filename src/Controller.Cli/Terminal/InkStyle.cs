using Spectre.Console;

namespace Controller.Cli.Terminal;

/// <summary>The same inks for Spectre's tables and live screen.</summary>
internal static class InkStyle
{
    public static Style Of(Ink ink) => ink switch
    {
        Ink.Good => new Style(Color.Green),
        Ink.Change => new Style(Color.Olive),
        Ink.Bad => new Style(Color.Maroon),
        Ink.Recreate => new Style(Color.Purple),
        Ink.Strong => new Style(decoration: Decoration.Bold),
        Ink.Quiet => new Style(decoration: Decoration.Dim),
        _ => Style.Plain,
    };
}
