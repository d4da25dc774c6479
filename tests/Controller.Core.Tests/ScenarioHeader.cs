namespace Controller.Core.Tests;

/// <summary>The first document of a scenario.</summary>
internal sealed class ScenarioHeader
{
    public string Description { get; set; } = "";

    /// <summary>What is known of the node; null for nothing.</summary>
    public ScenarioFacts? Facts { get; set; }

    /// <summary>Keys of resources that VPP has and VPPilot did not make.</summary>
    public List<string> Foreign { get; set; } = [];

    /// <summary>How the document is taken, with what VPP has before as the committed one; null for a document that stands alone.</summary>
    public string? State { get; set; }

    /// <summary>The same for single sections.</summary>
    public Dictionary<string, string> Sections { get; set; } = [];

    public List<string> Findings { get; set; } = [];

    /// <summary>The steps; null for a document that is not valid.</summary>
    public List<string>? Plan { get; set; }
}
