namespace Controller.Clients.Tests.Curl;

/// <summary>REST from a shell.</summary>
[Collection(nameof(ServerCollection))]
public sealed class CurlClientTests(RunningServer server)
{
    [Fact]
    public async Task PlanApplyRollback_WithCurl_Work()
    {
        var output = await ClientRun.RunAsync("bash", [Path.Combine(ClientRun.Folder("Curl"), "client.sh"), server.Address, ClientRun.Folder("Documents")]);

        Assert.Matches(@"curl: all well, back at revision \d+\n$", output);
    }
}
