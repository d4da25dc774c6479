using Controller.Api.Grpc;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using V1 = Vppilot.V1;

namespace Controller.Api.Tests.Grpc;

/// <summary>Every error leaves as a status with the stable code in its details.</summary>
public sealed class GrpcProblemTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private GrpcChannel _channel = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(null);
        _channel = _server.Channel();
    }

    public async Task DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(ProblemCodes.VppDisconnected, 503, StatusCode.Unavailable)]
    [InlineData(ProblemCodes.FeatureUnavailable, 501, StatusCode.FailedPrecondition)]
    [InlineData(ProblemCodes.DatabaseUnavailable, 503, StatusCode.Unavailable)]
    [InlineData(ProblemCodes.ApplyInProgress, 409, StatusCode.Aborted)]
    [InlineData(ProblemCodes.DocumentTooLarge, 413, StatusCode.ResourceExhausted)]
    [InlineData(ProblemCodes.NotFound, 404, StatusCode.NotFound)]
    [InlineData(ProblemCodes.HostNotAllowed, 400, StatusCode.PermissionDenied)]
    [InlineData(ProblemCodes.InvalidParameter, 400, StatusCode.InvalidArgument)]
    [InlineData(ProblemCodes.VppRefused, 502, StatusCode.FailedPrecondition)]
    [InlineData(ProblemCodes.Internal, 500, StatusCode.Internal)]
    [InlineData("some-later-code", 412, StatusCode.FailedPrecondition)]
    [InlineData("some-later-code", 422, StatusCode.InvalidArgument)]
    public async Task Problem_OfTheNode_HasItsStatusAndCode(string code, int status, StatusCode expected)
    {
        _server.Node.Problem = new ControllerProblemException(code, "why: 50 % of “it”", status);

        var error = await Assert.ThrowsAsync<RpcException>(async () => await Node.GetDriftAsync(new V1.GetDriftRequest()));
        Assert.Equal((expected, "why: 50 % of “it”", code), (error.StatusCode, error.Status.Detail, error.CodeOf()));

        using var call = Config.Apply(new V1.ApplyRequest { Document = new V1.Document() });
        var (messages, streamed) = await call.ResponseStream.ReadAllAsync();
        Assert.Empty(messages);
        Assert.Equal((expected, code), (streamed!.StatusCode, streamed.CodeOf()));
    }

    [Fact]
    public async Task Bug_TellsNothingOfItself()
    {
        _server.Node.Bug = new InvalidOperationException("secret detail");
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Node.GetSnapshotAsync(new V1.GetSnapshotRequest()));
        Assert.Equal((StatusCode.Internal, ProblemCodes.Internal), (error.StatusCode, error.CodeOf()));
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_WithFindings_HasTheErrorsAsFieldViolations()
    {
        var error = GrpcProblems.Failure(StatusCode.InvalidArgument, "invalid", "no", [
            new() { Severity = V1.Severity.Error, Code = "unknown-key", Path = "interfaces.lan.foo", Line = 3, Column = 5, Text = "There is no key foo." },
            new() { Severity = V1.Severity.Warning, Code = "odd", Path = "interfaces.lan", Line = 2, Column = 1, Text = "Odd." },
            new() { Severity = V1.Severity.Error, Code = "missing", Text = "Empty." },
        ]);
        var violations = error.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations;
        Assert.Equal(
            [("interfaces.lan.foo", "UNKNOWN_KEY", "line 3, column 5: There is no key foo."), ("", "MISSING", "Empty.")],
            violations.Select(one => (one.Field, one.Reason, one.Description)));
    }

    [Fact]
    public async Task Request_ThatIsWrong_NamesTheField()
    {
        await RefusedAsync("document: ", () => Config.PlanAsync(new V1.PlanRequest()).ResponseAsync);
        await RefusedAsync("document.format: 9 ", () => Config.PlanAsync(new V1.PlanRequest { Document = new V1.Document { Format = (V1.DocumentFormat)9 } }).ResponseAsync);
        await RefusedAsync("page_size: ", () => Config.ListRevisionsAsync(new V1.ListRevisionsRequest { PageSize = -1 }).ResponseAsync);
        await RefusedAsync("page_size: ", () => Node.GetSnapshotAsync(new V1.GetSnapshotRequest { PageSize = 1001 }).ResponseAsync);
        await RefusedAsync("cursor: ", () => Node.GetSnapshotAsync(new V1.GetSnapshotRequest { PageToken = "zzz" }).ResponseAsync);
        await RefusedAsync("seconds: ", () => Interfaces.GetInterfaceHistoryAsync(new V1.GetInterfaceHistoryRequest { Name = "lan", Seconds = -1 }).ResponseAsync);
        foreach (var (seconds, nanos) in new[] { (0L, 999_999_999), (3601L, 0), (-1L, 0), (1L, -5), (1L, 1_000_000_000), (long.MaxValue, int.MaxValue) })
        {
            using var call = Interfaces.WatchInterfaces(new V1.WatchInterfacesRequest { Interval = new() { Seconds = seconds, Nanos = nanos } });
            await RefusedAsync("interval: ", () => call.ResponseStream.MoveNext(CancellationToken.None));
        }
    }

    [Fact]
    public async Task Document_OverTheLimit_IsRefusedByItsCode()
    {
        var document = new V1.Document { Text = new string('#', (4 * 1024 * 1024) + 1) };
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Config.ValidateAsync(new V1.ValidateRequest { Document = document }));
        Assert.Equal((StatusCode.ResourceExhausted, ProblemCodes.DocumentTooLarge), (error.StatusCode, error.CodeOf()));

        document.Text = document.Text[1..];
        await Config.ValidateAsync(new V1.ValidateRequest { Document = document });
        Assert.Equal(4 * 1024 * 1024, Assert.Single(_server.Node.Asked).Document.Text.Length);
    }

    [Fact]
    public async Task Deadline_ThatPasses_IsSaid()
    {
        var (begun, left) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Node.WhileApplying = async cancel =>
        {
            begun.SetResult();
            using var registration = cancel.Register(left.SetResult);
            await Task.Delay(Timeout.Infinite, cancel);
        };
        using var call = Config.Apply(new V1.ApplyRequest { Document = new V1.Document() }, deadline: DateTime.UnixEpoch.AddMilliseconds(SoonInUnixTime()));

        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(StatusCode.DeadlineExceeded, (await call.ResponseStream.ReadAllAsync()).Error?.StatusCode);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static long SoonInUnixTime() => TimeProvider.System.GetUtcNow().AddSeconds(5).ToUnixTimeMilliseconds();

    private static async Task RefusedAsync(string beginning, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal((StatusCode.InvalidArgument, ProblemCodes.InvalidParameter), (error.StatusCode, error.CodeOf()));
        Assert.StartsWith(beginning, error.Status.Detail, StringComparison.Ordinal);
    }

    private V1.ConfigService.ConfigServiceClient Config => new(_channel);

    private V1.NodeService.NodeServiceClient Node => new(_channel);

    private V1.InterfaceService.InterfaceServiceClient Interfaces => new(_channel);
}
