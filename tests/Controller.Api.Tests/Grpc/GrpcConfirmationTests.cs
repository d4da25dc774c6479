using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using V1 = Vppilot.V1;

namespace Controller.Api.Tests.Grpc;

/// <summary>How a document is taken, and what an apply with a deadline leaves to be done.</summary>
public sealed class GrpcConfirmationTests : IAsyncLifetime
{
    private static readonly PendingConfirmation Waiting = new(7, 6, new DateTimeOffset(2026, 1, 1, 0, 10, 0, TimeSpan.Zero), "eve", "careful");

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

    [Fact]
    public async Task Apply_WithAModeAndADeadline_HandsThemOn()
    {
        using var call = Config.Apply(new V1.ApplyRequest
        {
            Document = new V1.Document { Text = "vppilot: 1" },
            Mode = new V1.DocumentMode { State = V1.DocumentState.Replaced, Sections = { ["routes"] = V1.DocumentState.Overridden } },
            Options = new V1.ApplyOptions { Confirm = Duration.FromTimeSpan(TimeSpan.FromMinutes(10)), IKnow = true },
        });
        Assert.Null((await call.ResponseStream.ReadAllAsync()).Error);

        var options = Assert.Single(_server.Node.Asked).Options!;
        Assert.Equal((TimeSpan.FromMinutes(10), true, DocumentState.Replaced), (options.Confirm, options.IKnow, options.Mode!.State));
        Assert.Equal(("routes", DocumentState.Overridden), (Assert.Single(options.Mode.Sections!).Key, options.Mode.Sections!["routes"]));
    }

    [Fact]
    public async Task Apply_WrongModeOrDeadline_NamesTheField()
    {
        foreach (var (expected, request) in new (string, V1.ApplyRequest)[]
        {
            ("mode.sections: ", new() { Mode = new() { Sections = { ["nonsense"] = V1.DocumentState.Merged } } }),
            ("mode: 9 ", new() { Mode = new() { State = (V1.DocumentState)9 } }),
            ("options.confirm: ", new() { Options = new() { Confirm = new() { Seconds = 0 } } }),
            ("options.confirm: ", new() { Options = new() { Confirm = new() { Seconds = 1, Nanos = 5 } } }),
            ("options.confirm: ", new() { Options = new() { Confirm = new() { Seconds = 604_801 } } }),
        })
        {
            request.Document = new V1.Document { Text = "vppilot: 1" };
            using var call = Config.Apply(request);
            var error = (await call.ResponseStream.ReadAllAsync()).Error!;
            Assert.Equal((StatusCode.InvalidArgument, ProblemCodes.InvalidParameter), (error.StatusCode, error.CodeOf()));
            Assert.StartsWith(expected, error.Status.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Confirmation_ThatWaits_IsShownExtendedAndConfirmed()
    {
        _server.Node.Confirmation.Publish(Waiting);

        var shown = (await Config.GetConfirmationAsync(new V1.GetConfirmationRequest())).Confirmation;
        Assert.Equal((7, 6, "eve", "careful", Waiting.Deadline), (shown.Revision, shown.Before, shown.Author, shown.Comment, shown.Deadline.ToDateTimeOffset()));
        Assert.Equal(shown, (await new V1.NodeService.NodeServiceClient(_channel).GetStatusAsync(new V1.GetStatusRequest())).Status.Confirmation);
        Assert.Equal(shown, (await Config.ConfirmAsync(new V1.ConfirmRequest { Revision = 7, Author = "eve" })).Confirmation);
        var later = (await Config.ExtendAsync(new V1.ExtendRequest { By = Duration.FromTimeSpan(TimeSpan.FromMinutes(5)) })).Confirmation;
        Assert.NotEqual(shown.Deadline, later.Deadline);
        using var revert = Config.Revert(new V1.RevertRequest());
        Assert.NotEmpty((await revert.ResponseStream.ReadAllAsync()).Messages);
    }

    [Fact]
    public async Task Confirmation_NothingWaits_IsSaid()
    {
        Assert.Equal(StatusCode.NotFound, (await FailAsync(() => Config.GetConfirmationAsync(new V1.GetConfirmationRequest()).ResponseAsync)).StatusCode);
        var error = await FailAsync(() => Config.ConfirmAsync(new V1.ConfirmRequest()).ResponseAsync);
        Assert.Equal((StatusCode.FailedPrecondition, ProblemCodes.NoConfirmation), (error.StatusCode, error.CodeOf()));
        Assert.StartsWith("by: ", (await FailAsync(() => Config.ExtendAsync(new V1.ExtendRequest()).ResponseAsync)).Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_NoDatabase_IsUnavailable()
        => Assert.Equal(StatusCode.Unavailable, (await FailAsync(() => Config.ListAuditAsync(new V1.ListAuditRequest()).ResponseAsync)).StatusCode);

    private static async Task<RpcException> FailAsync(Func<Task> call) => await Assert.ThrowsAsync<RpcException>(call);

    private V1.ConfigService.ConfigServiceClient Config => new(_channel);
}
