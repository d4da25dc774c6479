using Controller.Api.Tests.Storage;
using Controller.Contracts.Rest;
using Grpc.Core;
using V1 = Vppilot.V1;

namespace Controller.Api.Tests.Grpc;

/// <summary>Revisions come from the real store.</summary>
public sealed class GrpcRevisionTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Revisions_PageByPage_AreThoseOfTheStore()
    {
        await using var server = await TestServer.StartAsync(await postgres.Server.CreateDatabaseAsync());
        using var channel = server.Channel();
        var config = new V1.ConfigService.ConfigServiceClient(channel);
        for (var number = 1; number <= 3; number++)
        {
            var text = $"vppilot: 1 # {number}";
            var entry = await server.Store.BeginAsync(TestStore.Draft(text), CancellationToken.None);
            await server.Store.CommitAsync(TestStore.Commit(entry.Id, text));
        }

        var first = await config.ListRevisionsAsync(new V1.ListRevisionsRequest { PageSize = 2 });
        var second = await config.ListRevisionsAsync(new V1.ListRevisionsRequest { PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal([3, 2], first.Revisions.Select(row => row.Number));
        Assert.Equal([1], second.Revisions.Select(row => row.Number));
        Assert.Equal((3L, ""), (first.TotalSize, second.NextPageToken));

        var revision = (await config.GetRevisionAsync(new V1.GetRevisionRequest { Number = 2 })).Revision;
        Assert.Equal("vppilot: 1 # 2", revision.Document.Text);
        var missing = await Assert.ThrowsAsync<RpcException>(async () => await config.GetRevisionAsync(new V1.GetRevisionRequest { Number = 9 }));
        Assert.Equal((StatusCode.NotFound, ProblemCodes.NotFound), (missing.StatusCode, missing.CodeOf()));
    }
}
