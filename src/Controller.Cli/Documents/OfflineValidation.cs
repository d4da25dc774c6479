using Controller.Contracts.Rest;

namespace Controller.Cli.Documents;

/// <summary>What the file itself can tell, with the same rules as the server's.</summary>
internal static class OfflineValidation
{
    public static IReadOnlyList<FindingView> Validate(SourceFile file)
    {
        if (file.Rejection is { } rejection)
            return [rejection];
        return [];
    }
}
