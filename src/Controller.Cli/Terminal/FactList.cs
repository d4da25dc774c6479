namespace Controller.Cli.Terminal;

/// <summary>Names and values, one a line, the values aligned.</summary>
internal sealed class FactList
{
    private readonly List<(string Name, Piece[] Value)> _facts = [];

    /// <summary>Adds a fact.</summary>
    public void Add(string name, params Piece[] value) => _facts.Add((name, value));

    /// <summary>Adds a fact that may not be known: nothing is printed for null.</summary>
    public void AddKnown(string name, string? value)
    {
        if (value is not null)
            Add(name, value);
    }

    public void Write(InkWriter writer)
    {
        var width = _facts.Max(static fact => fact.Name.Length) + 2;
        foreach (var (name, value) in _facts)
            writer.Line([Piece.Quiet(name.PadRight(width)), .. value]);
    }
}
