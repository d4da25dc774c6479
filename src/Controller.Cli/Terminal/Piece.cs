namespace Controller.Cli.Terminal;

/// <summary>A piece of a line: text and what it means.</summary>
internal readonly record struct Piece(string Text, Ink Ink = Ink.Plain)
{
    public static implicit operator Piece(string text) => new(text);

    public static Piece Good(string text) => new(text, Ink.Good);

    public static Piece Change(string text) => new(text, Ink.Change);

    public static Piece Bad(string text) => new(text, Ink.Bad);

    public static Piece Strong(string text) => new(text, Ink.Strong);

    public static Piece Quiet(string text) => new(text, Ink.Quiet);
}
