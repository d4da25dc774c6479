using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Core.Merging;

namespace Controller.Api.Rest;

/// <summary>Reads <c>?state=merged&amp;section=routes:overridden</c>.</summary>
internal static class ModeQuery
{
    /// <summary>What was asked for; null when nothing was.</summary>
    /// <exception cref="ControllerProblemException">A word is wrong.</exception>
    public static DocumentMode? Read(string? state, string[]? sections)
    {
        if (state is null && sections is null or [])
            return null;
        if (!StateWords.TryParse(state ?? "merged", out var whole))
            throw Wrong($"state: \"{state}\" is none of {StateWords.All}.");
        var parts = new Dictionary<string, DocumentState>(StringComparer.Ordinal);
        foreach (var text in sections ?? [])
        {
            if (!StateWords.TryParseSection(text, out var section, out var part))
                throw Wrong($"section: \"{text}\" is not SECTION:STATE with one of {StateWords.All}.");
            if (!MergeMode.SectionNames.Contains(section))
                throw Wrong($"section: there is no section \"{section}\"; there are {string.Join(", ", MergeMode.SectionNames)}.");
            parts[section] = part;
        }

        return new DocumentMode(whole, parts.Count == 0 ? null : parts);
    }

    private static ControllerProblemException Wrong(string detail) => new(ProblemCodes.InvalidParameter, detail, StatusCodes.Status400BadRequest);
}
