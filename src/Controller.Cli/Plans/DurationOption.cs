using System.CommandLine;
using System.CommandLine.Parsing;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary>A length of time on the command line.</summary>
internal static class DurationOption
{
    public static Option<TimeSpan?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = static result => Parse(result),
    };

    public static Argument<TimeSpan> CreateArgument(string description) => new("TIME")
    {
        Description = description,
        CustomParser = static result => Parse(result) ?? TimeSpan.Zero,
    };

    private static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : null;
        if (DurationText.TryParse(text, out var duration))
            return duration;
        result.AddError($"'{text}' is not a length of time such as 90s, 10m or 2h.");
        return null;
    }
}
