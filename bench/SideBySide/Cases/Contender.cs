namespace SideBySide.Cases;

/// <summary>One way of doing what a case asks for.</summary>
/// <param name="Program">Who does it.</param>
/// <param name="Title">What the table calls it.</param>
/// <param name="Arguments">Operation and arguments that make it this way.</param>
internal sealed record Contender(ContenderProgram Program, string Title, string Arguments)
{
    /// <summary>The row that this repository's promises are about, or the one that they are measured by.</summary>
    public ContenderRole Role { get; init; }

    /// <summary>Whether the whole run fails when this one does. What VPP brings along may have its own bugs: that is told, and no more.</summary>
    public bool MustWork => Program is ContenderProgram.Ours or ContenderProgram.Raw;
}
