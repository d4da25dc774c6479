namespace Controller.Cli.Terminal;

/// <summary>A column of a <see cref="TextTable"/>.</summary>
/// <param name="Header">Its title.</param>
/// <param name="AlignRight">True for numbers.</param>
internal readonly record struct TextColumn(string Header, bool AlignRight = false)
{
    public static implicit operator TextColumn(string header) => new(header);

    public static TextColumn Number(string header) => new(header, AlignRight: true);
}
