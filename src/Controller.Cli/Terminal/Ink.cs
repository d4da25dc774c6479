namespace Controller.Cli.Terminal;

/// <summary>What a piece of text means; the terminal's own palette decides how it looks.</summary>
internal enum Ink
{
    Plain,

    /// <summary>Made, up, in sync.</summary>
    Good,

    /// <summary>Changed in place, a warning.</summary>
    Change,

    /// <summary>Removed, down, an error.</summary>
    Bad,

    /// <summary>Taken down and made again.</summary>
    Recreate,

    /// <summary>Titles and names.</summary>
    Strong,

    /// <summary>What one may skip.</summary>
    Quiet,
}
