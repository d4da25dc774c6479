namespace Controller.Clients.Tests.GrpcJs;

/// <summary>A Node.js program with @grpc/grpc-js, which reads the shipped files itself.</summary>
[Collection(nameof(ServerCollection))]
public sealed class GrpcJsClientTests(RunningServer server)
{
    [Fact]
    public async Task PlanApplyRollback_WithGrpcJs_Work()
    {
        var folder = ClientRun.Folder("GrpcJs");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules/@grpc/grpc-js")), $"run `npm ci` in {folder}, as ./test.sh does");

        var output = await ClientRun.RunAsync("node", [Path.Combine(folder, "client.js"), server.GrpcTarget, ClientRun.Protos, ClientRun.Folder("Documents")]);

        Assert.Matches(@"^@grpc/grpc-js: all well, back at revision \d+\n$", output);
    }
}
