namespace SideBySide.Cases;

/// <summary>A part of a case, measured by itself.</summary>
/// <param name="Name">Appended to the case's name.</param>
/// <param name="Title">Appended to the case's title.</param>
/// <param name="Arguments">What the contenders get in addition.</param>
internal sealed record CaseStep(string Name, string Title, string Arguments)
{
    /// <summary>Routes that VPP must have afterwards, as a part of the case's number.</summary>
    public double RoutesLeft { get; init; }
}
