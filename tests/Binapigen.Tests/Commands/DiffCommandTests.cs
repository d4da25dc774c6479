using System.Text.Json;

namespace Binapigen.Tests.Commands;

/// <summary><c>binapigen diff</c>.</summary>
public sealed class DiffCommandTests
{
    private const string Old = """
        { "module": "a", "messages": [
          ["same", ["u16", "_vl_msg_id"], { "crc": "0x1" }], ["changed", ["u16", "_vl_msg_id"], { "crc": "0x2" }],
          ["gone", ["u16", "_vl_msg_id"], { "crc": "0x3" }], ["moved", ["u16", "_vl_msg_id"], { "crc": "0x4" }]] }
        """;

    private const string New = """
        { "module": "a", "messages": [
          ["same", ["u16", "_vl_msg_id"], { "crc": "0x1" }], ["changed", ["u16", "_vl_msg_id"], ["u8", "x"], { "crc": "0x22" }],
          ["added", ["u16", "_vl_msg_id"], { "crc": "0x5" }]] }
        """;

    [Fact]
    public async Task Diff_OfTwoApis_TellsWhatChangedByModule()
    {
        using var before = new ApiFolder();
        using var after = new ApiFolder();
        Fill(before, after);
        var (exitCode, output, _) = await CommandLine.RunAsync("diff", before.Input, after.Input);
        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            a
              + added 00000005
              ~ changed 00000002 -> 00000022
              - gone 00000003
            b (new module)
              > moved 00000004 (from a)
            old (module removed)
            1 added, 1 removed, 1 changed, 1 moved in 3 modules.

            """,
            output);
    }

    [Fact]
    public async Task Diff_AsJson_SaysTheSame()
    {
        using var before = new ApiFolder();
        using var after = new ApiFolder();
        Fill(before, after);
        var (_, output, _) = await CommandLine.RunAsync("diff", before.Input, after.Input, "--json");
        using var json = JsonDocument.Parse(output);
        var modules = json.RootElement.GetProperty("modules");
        Assert.Equal(["a", "b", "old"], modules.EnumerateArray().Select(m => m.GetProperty("module").GetString()));
        var changed = modules[0].GetProperty("messages")[1];
        Assert.Equal("""{"message":"changed","change":"crc-changed","oldCrc":"0x00000002","newCrc":"0x00000022"}""", JsonSerializer.Serialize(changed));
        Assert.Equal("added", modules[1].GetProperty("state").GetString());
        Assert.Equal("a", modules[1].GetProperty("messages")[0].GetProperty("oldModule").GetString());
        Assert.Equal("removed", modules[2].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Diff_OfAnApiWithItself_IsEmpty()
    {
        using var folder = new ApiFolder("enumerations", "services");
        var (exitCode, output, _) = await CommandLine.RunAsync("diff", folder.Input, folder.Input);
        Assert.Equal((0, "0 added, 0 removed, 0 changed, 0 moved in 0 modules.\n"), (exitCode, output));
    }

    [Fact]
    public async Task Diff_OfABadFile_TellsWhichAndStops()
    {
        using var folder = new ApiFolder("enumerations");
        using var bad = new ApiFolder();
        bad.Write("bad.api.json", "[1]");
        var (exitCode, output, error) = await CommandLine.RunAsync("diff", folder.Input, bad.Input);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("bad.api.json: $: an API definition must be an object", error, StringComparison.Ordinal);
    }

    private static void Fill(ApiFolder before, ApiFolder after)
    {
        before.Write("a.api.json", Old);
        before.Write("old.api.json", """{ "module": "old", "types": [] }""");
        after.Write("a.api.json", New);
        after.Write("b.api.json", """{ "module": "b", "messages": [["moved", ["u16", "_vl_msg_id"], { "crc": "0x4" }]] }""");
    }
}
