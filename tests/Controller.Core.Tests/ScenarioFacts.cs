namespace Controller.Core.Tests;

/// <summary>What a scenario says of the node.</summary>
internal sealed class ScenarioFacts
{
    public string? Node { get; set; }

    public List<string>? Hardware { get; set; }

    public List<string>? Features { get; set; }
}
