namespace Binapigen.Tests.Commands;

/// <summary><c>binapigen check</c>.</summary>
public sealed class CheckCommandTests
{
    [Fact]
    public async Task Check_OfWhatGenerateWrote_IsContent()
    {
        using var folder = new ApiFolder("enumerations", "strings");
        await CommandLine.RunAsync("generate", "-i", folder.Input, "-o", folder.Output);
        Assert.Equal((0, "5 files are as generated.\n", ""), await CommandLine.RunAsync("check", "-i", folder.Input, "-o", folder.Output));
    }

    [Fact]
    public async Task Check_OfAChangedFolder_NamesTheFiles()
    {
        using var folder = new ApiFolder("enumerations", "strings");
        await CommandLine.RunAsync("generate", "-i", folder.Input, "-o", folder.Output);
        await File.AppendAllTextAsync(Path.Combine(folder.Output, "Modules/enums.g.cs"), "// by hand\n");
        File.Delete(Path.Combine(folder.Output, "Fixed/FixedString64.g.cs"));
        File.Copy(Path.Combine(folder.Output, "Modules/strings.g.cs"), Path.Combine(folder.Output, "Modules/gone.g.cs"));
        var (exitCode, output, _) = await CommandLine.RunAsync("check", "-i", folder.Input, "-o", folder.Output);
        Assert.Equal(1, exitCode);
        Assert.Equal(
            "Fixed/FixedString64.g.cs: missing\nModules/enums.g.cs: differs\nModules/gone.g.cs: left over\n3 of 5 files are not as generated.\n",
            output);
    }

    [Fact]
    public async Task Check_WithoutOutput_SaysThatAllIsMissing()
    {
        using var folder = new ApiFolder("enumerations");
        var (exitCode, output, _) = await CommandLine.RunAsync("check", "-i", folder.Input, "-o", folder.Output);
        Assert.Equal(1, exitCode);
        Assert.Equal("MessageCatalog.g.cs: missing\nModules/enums.g.cs: missing\n2 of 2 files are not as generated.\n", output);
    }

    [Fact]
    public async Task Check_WithDefinitions_LooksAtThemToo()
    {
        using var folder = new ApiFolder("enumerations");
        var file = folder.In("messages.json");
        string[] arguments = ["-i", folder.Input, "-o", folder.Output, "--definitions", file];
        await CommandLine.RunAsync(["generate", .. arguments]);
        Assert.Equal((0, "3 files are as generated.\n", ""), await CommandLine.RunAsync(["check", .. arguments]));
        await File.AppendAllTextAsync(file, " ");
        Assert.Equal((1, $"{file}: differs\n1 of 3 files are not as generated.\n", ""), await CommandLine.RunAsync(["check", .. arguments]));
        File.Delete(file);
        Assert.Equal((1, $"{file}: missing\n1 of 3 files are not as generated.\n", ""), await CommandLine.RunAsync(["check", .. arguments]));
    }
}
