using VppApi.Inspection.Definitions;

namespace Controller.Cli.Api;

/// <summary>A line of <c>vppilot api ls</c>.</summary>
/// <param name="Name">VPP's name.</param>
/// <param name="Heading">What is known of it; null for a message that nobody can describe.</param>
/// <param name="Source">The definitions that it is in, or null.</param>
/// <param name="State">How the connected VPP has it; null when none was asked.</param>
internal sealed record ListedMessage(string Name, MessageHeading? Heading, ApiDefinitions? Source, string? State)
{
    public string Kind => Heading?.Role switch
    {
        null => string.Empty,
        MessageRole.Row => "details",
        var role => role.ToString()!.ToLowerInvariant(),
    };

    /// <summary>What answers it, or what comes after it.</summary>
    public string Answer => Heading is null ? string.Empty : string.Join(" ", new[] { Heading.Row, Heading.Reply }.Concat(Heading.Events).OfType<string>());

    /// <summary>True for what one calls or waits for; replies and rows come by themselves.</summary>
    public bool IsOfInterest => Heading?.Role is null or MessageRole.Request or MessageRole.Post or MessageRole.Dump or MessageRole.Stream or MessageRole.Event;
}
