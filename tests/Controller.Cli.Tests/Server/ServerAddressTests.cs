namespace Controller.Cli.Tests.Server;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("localhost")]
    [InlineData("ftp://localhost")]
    [InlineData("http://user:secret@localhost")]
    [InlineData("http://localhost/api/v1")]
    [InlineData("")]
    public async Task Server_ThatIsNoAddress_IsAnErrorThatNamesItsSource(string address)
    {
        var run = await CliRun.PipedAsync(null, "show", "status", "--server", address);

        Assert.Equal(1, run.ExitCode);
        if (address.Length > 0)
            Assert.StartsWith("error: --server must be an address such as http://127.0.0.1:8080", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_InTheEnvironment_IsNamedWhenItIsWrong()
    {
        var run = await CliRun.PipedAsync("nonsense", "show", "status");

        Assert.StartsWith("error: VPPILOT_SERVER must be an address such as", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_AsAnOption_WinsOverTheEnvironment()
    {
        var run = await CliRun.PipedAsync("nonsense", "show", "status", "--server", CliRun.Nobody);

        Assert.StartsWith("error: No server at http://127.0.0.1:1 (Connection refused).", run.Error, StringComparison.Ordinal);
    }
}
