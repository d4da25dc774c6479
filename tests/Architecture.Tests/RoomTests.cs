using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>The arrows between the rooms (docs/architecture.md).</summary>
public sealed partial class RoomTests
{
    /// <summary>What a room may reference, directly or through others. A room that is not here has no arrows.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Controller.Contracts"] = [],
        ["Controller.Core"] = [],
        ["Controller.Stats"] = [],
        ["VppApi"] = [],
        ["VppApi.Generated"] = ["VppApi"],
        ["VppApi.Inspection"] = ["VppApi"],
        ["VppApi.Generated.Zone"] = ["VppApi"],
        ["VppSim"] = ["VppApi.Generated", "VppApi"],
        ["Controller.Web"] = ["Controller.Contracts"],
        ["Controller.Cli"] = ["Controller.Contracts", "Controller.Core", "VppApi.Inspection", "VppApi"],
        ["Controller.Api"] = ["Controller.Contracts", "Controller.Core", "Controller.Stats", "Controller.Web", "VppApi.Generated", "VppApi"],
        ["Binapigen"] = ["VppApi"],
    };

    /// <summary>Packages of the rooms that promise to bring none or few.</summary>
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["Controller.Contracts"] = [],
        ["Controller.Stats"] = [],
        ["VppApi"] = ["Microsoft.Extensions.Logging.Abstractions"],
        ["VppApi.Generated"] = [],
        ["VppApi.Inspection"] = [],
        ["VppApi.Generated.Zone"] = [],
        ["Controller.Core"] = ["YamlDotNet"],
        ["Controller.Web"] = ["Radzen.Blazor"],
    };

    /// <summary>Folders and the namespaces that must not be named in them: what the project references cannot say.</summary>
    public static TheoryData<string, string> Forbidden() => new()
    {
        // The planner knows no VPP, no web, no database.
        { "src/Controller.Core", @"VppApi|Npgsql|Dapper|Microsoft\.AspNetCore|System\.Net\.Http" },
        { "src/Controller.Contracts", @"VppApi|Controller\.(Core|Api|Web|Cli|Stats)|Npgsql|Microsoft\.AspNetCore" },
        { "src/Controller.Stats", @"VppApi|Controller\.(Core|Api|Contracts)|Npgsql|Microsoft\.AspNetCore" },
        { "src/Controller.Web", @"VppApi|Controller\.(Core|Api|Stats|Cli)|Npgsql|Dapper" },
        { "src/Controller.Cli", @"VppApi\.(Generated|Codec|Session|Transport|Events)|Controller\.(Api|Stats|Web)|Npgsql|Dapper|Microsoft\.AspNetCore" },
        // VPP is for `vppilot api` only; every other command asks the server (decision 0010).
        { "src/Controller.Cli/Documents", "VppApi" },
        { "src/Controller.Cli/Plans", "VppApi" },
        { "src/Controller.Cli/Server", "VppApi" },
        { "src/Controller.Cli/Show", "VppApi" },
        { "src/Controller.Cli/Terminal", "VppApi" },
        { "src/Controller.Cli/Watch", "VppApi" },
        { "src/VppApi", @"Controller\.|Npgsql|Microsoft\.AspNetCore|Microsoft\.Extensions\.(Hosting|DependencyInjection|Options)" },
        // Bytes know no messages, messages know no sockets.
        { "src/VppApi/Codec", @"VppApi\.(Transport|Session|Events)|System\.Net\.Sockets" },
        { "src/VppApi/Transport", @"VppApi\.(Session|Events)" },
        { "src/VppApi.Inspection/Definitions", @"VppApi\.Inspection\.(Json|Wire|Recording)" },
        { "src/VppApi.Inspection/Json", @"VppApi\.Inspection\.(Wire|Recording)" },
        { "src/VppApi.Inspection/Wire", @"VppApi\.Inspection\.(Json|Recording)" },
        // SQL stays in one folder.
        { "src/Controller.Api/Rest", "Npgsql|Dapper|VppApi" },
        { "src/Controller.Api/Nodes", "Npgsql|Dapper|Microsoft\\.AspNetCore" },
        { "src/Controller.Api/Reconcile", "Npgsql|Dapper|Microsoft\\.AspNetCore" },
        { "src/Controller.Api/Handlers", "Npgsql|Dapper|Microsoft\\.AspNetCore" },
        { "src/Controller.Api/Storage", "VppApi|Microsoft\\.AspNetCore" },
    };

    public static TheoryData<string> Rooms() => [.. ProjectFile.All.Values.Where(IsRoom).Select(static project => project.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_References_OnlyWhatItMay(string room)
    {
        Assert.True(Arrows.TryGetValue(room, out var allowed), $"{room} is a new room: give it its arrows here and in docs/architecture.md");

        Nothing.In(ProjectFile.All[room].Closure().Except(allowed, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_Packages_AreOnlyThosePromised(string room)
    {
        if (Packages.TryGetValue(room, out var allowed))
            Nothing.In(ProjectFile.All[room].Packages.Except(allowed, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_IsReferencedByATestProject(string room)
        => Assert.True(ProjectFile.All.Values.Any(project => project.Path.IsUnder("tests") && project.Closure().Contains(room)), $"no test project references {room}");

    [Fact]
    public void Rooms_ReferenceNoTestsAndNoBenchmarks()
        => Nothing.In(ProjectFile.All.Values.Where(IsRoom).SelectMany(static project => project.Closure()).Where(static name => !IsRoom(ProjectFile.All[name])));

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Folder_NamesNoForbiddenNamespace(string folder, string namespaces)
    {
        var named = new Regex($@"(?<![\w.])(global::)?({namespaces})(?=[\w.;])", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

        var offenders = SourceTree.WithExtension(".cs", ".razor")
            .Where(file => file.IsUnder(folder) && !file.IsGenerated)
            .SelectMany(file => file.ReadLines().Select((line, index) => (file, line, number: index + 1)))
            .Where(static place => !IsComment().IsMatch(place.line) && !place.line.StartsWith("namespace ", StringComparison.Ordinal))
            .Where(place => named.IsMatch(Text().Replace(place.line, string.Empty)))
            .Select(static place => $"{place.file.Relative}:{place.number}: {place.line.Trim()}");

        Nothing.In(offenders);
    }

    private static bool IsRoom(ProjectFile project) => project.Path.IsUnder("src") || project.Path.IsUnder("tools");

    [GeneratedRegex(@"^\s*(//|\*|@\*)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex IsComment();

    // A word in a string is no reference.
    [GeneratedRegex(@"""([^""\\]|\\.)*""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Text();
}
