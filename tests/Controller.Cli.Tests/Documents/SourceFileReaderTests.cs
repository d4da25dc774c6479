using System.Text;
using Controller.Contracts.Rest;
using Controller.Core.Yaml;
using TestKit;

namespace Controller.Cli.Tests.Documents;

public sealed class SourceFileReaderTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Plan_OfAMissingFile_SaysSo()
    {
        var run = await CliRun.PipedAsync(null, "plan", _directory.File("nothing.yaml"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"error: {_directory.File("nothing.yaml")}: there is no such file.\n", run.Error);
    }

    [Fact]
    public async Task Plan_OfADirectory_SaysSo()
    {
        var run = await CliRun.PipedAsync(null, "plan", _directory.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"error: {_directory.Path} is a directory, not a file.\n", run.Error);
    }

    [Theory]
    [InlineData("vppilot: 1\nname: \"ab", new byte[] { 0xff, 0xfe }, 2, 10)]
    [InlineData("", new byte[] { 0x7f, 0x45, 0x4c, 0x46, 0x80 }, 1, 5)]
    [InlineData("größe: ", new byte[] { 0xe4 }, 1, 8)]
    public async Task Plan_OfWhatIsNotUtf8_IsAFindingAtTheFirstBadByte(string before, byte[] bad, int line, int column)
    {
        var file = _directory.File("lab.yaml");
        await File.WriteAllBytesAsync(file, [.. Encoding.UTF8.GetBytes(before), .. bad]);

        var run = await CliRun.PipedAsync(null, "plan", file);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{file}:{line}:{column}: error not-utf8: This is not UTF-8 text: there is a byte ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_OfAnEndlessDevice_ReadsNoMoreThanTheLimit()
    {
        var run = await CliRun.PipedAsync(null, "plan", "/dev/zero");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("/dev/zero:1:4194305: error too-large: The document is larger than 4194304 bytes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_OfALargeStandardInput_IsAFinding()
    {
        var run = await CliRun.RunAsync(new CliSetup { Input = new string('#', ReadLimits.Default.MaxBytes + 1) }, "plan", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("<stdin>:1:4194305: error too-large: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_OfALargestDocumentWithAByteOrderMark_SendsItWithoutTheMark()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.EmptyPlan(), RestJsonContext.Default.PlanView);
        var file = _directory.File("lab.yaml");
        var text = "vppilot: 1\n".PadRight(ReadLimits.Default.MaxBytes - 3, '#');
        await File.WriteAllBytesAsync(file, [0xef, 0xbb, 0xbf, .. Encoding.ASCII.GetBytes(text)]);

        var run = await CliRun.PipedAsync(server.Address, "plan", file);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(text, Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task Plan_OfAWordLikeAnOption_IsAUsageError()
    {
        var run = await CliRun.PipedAsync(null, "plan", "--jso");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: There is no option '--jso' here. A file of that name is given as ./--jso.\nTry 'vppilot plan --help'.\n", run.Error);
    }
}
