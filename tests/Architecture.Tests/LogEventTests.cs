using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>Log events: numbered, and no number twice in one assembly.</summary>
public sealed partial class LogEventTests
{
    public static TheoryData<string> Rooms() => RoomTests.Rooms();

    [Theory]
    [MemberData(nameof(Rooms))]
    public void LogEvents_OfAnAssembly_HaveNumbersOfTheirOwn(string room)
    {
        var folder = ProjectFile.All[room].Folder;
        var events = SourceTree.WithExtension(".cs")
            .Where(file => file.IsUnder(folder))
            .SelectMany(static file => Event().Matches(file.ReadText()).Select(match => (file.Relative, Number: match.Groups["number"].Value, Text: match.Value)))
            .ToList();

        var unnumbered = events.Where(static one => one.Number.Length == 0).Select(static one => $"{one.Relative}: no event id: {one.Text}");
        var reused = events.Where(static one => one.Number.Length > 0).GroupBy(static one => one.Number, StringComparer.Ordinal).Where(static same => same.Count() > 1)
            .Select(static same => $"event id {same.Key} more than once: {string.Join(", ", same.Select(static one => one.Relative).Distinct(StringComparer.Ordinal))}");

        Nothing.In(unnumbered.Concat(reused));
    }

    [Fact]
    public void LogEvents_StandInLogFiles()
        => Nothing.In(SourceTree.WithExtension(".cs")
            .Where(static file => file.IsUnder("src") && !file.Name.EndsWith("Log.cs", StringComparison.Ordinal) && Event().IsMatch(file.ReadText()))
            .Select(static file => file.Relative));

    [GeneratedRegex(@"\[LoggerMessage\((?:\s*(?:EventId\s*=\s*|eventId:\s*)?(?<number>\d+)|[^\]]*?EventId\s*=\s*(?<number>\d+)|)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Event();
}
