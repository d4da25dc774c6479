namespace Binapigen.Commands;

/// <summary>Where a command writes.</summary>
/// <param name="Out">What was asked for.</param>
/// <param name="Err">Errors and remarks.</param>
internal sealed record CommandOutput(TextWriter Out, TextWriter Err)
{
    /// <summary>Writes a line of what was asked for.</summary>
    public void Line(string text) => Out.WriteLine(text);

    /// <summary>Writes an error or a remark.</summary>
    public void Error(string text) => Err.WriteLine(text);
}
