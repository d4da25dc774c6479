using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using TestKit;

namespace Controller.Web.Tests.Live;

public sealed class ApplyDeskTests
{
    private readonly IControllerClient _client = Substitute.For<IControllerClient>();
    private readonly ApplyDesk _desk;

    public ApplyDeskTests() => _desk = new ApplyDesk(_client, new ManualTime(), NullLogger<ApplyDesk>.Instance);

    [Fact]
    public async Task TryStart_WhileOneRuns_SaysNo()
    {
        var end = new TaskCompletionSource<ApplyResult>();
        _client.ApplyAsync(default!, default!, default).ReturnsForAnyArgs(end.Task);
        var changes = 0;
        using var watch = _desk.Watch(() => Interlocked.Increment(ref changes));
        Assert.True(_desk.TryStart(new ConfigDocument("a"), new ApplyOptions("why")));
        Assert.True(_desk.Last!.IsRunning);
        Assert.False(_desk.TryStart(new ConfigDocument("b"), new ApplyOptions()));

        end.SetResult(new ApplyResult(ApplyOutcome.Committed, 3, Views.Plan(), null, 4, TimeSpan.Zero));
        await Eventually.TrueAsync(() => Volatile.Read(ref changes) == 2);
        Assert.Equal(3, _desk.Last.Result!.Revision);
        Assert.Equal("why", _desk.Last.Comment);
        Assert.True(_desk.TryStart(new ConfigDocument("b"), new ApplyOptions()));
    }

    [Fact]
    public async Task TryStart_WhenTheServerSaysNo_KeepsTheReason()
    {
        _client.ApplyAsync(default!, default!, default).ThrowsAsyncForAnyArgs(new ControllerProblemException(ProblemCodes.ApplyInProgress, "An apply is already running.", 409));
        _desk.TryStart(new ConfigDocument("a"), new ApplyOptions());
        await Eventually.TrueAsync(() => _desk.Last is { IsRunning: false });
        Assert.Equal("An apply is already running.", _desk.Last!.Problem!.Detail);
    }

    [Fact]
    public async Task Forget_AfterTheEnd_PutsTheReportAway()
    {
        var end = new TaskCompletionSource<ApplyResult>();
        _client.ApplyAsync(default!, default!, default).ReturnsForAnyArgs(end.Task);
        _desk.TryStart(new ConfigDocument("a"), new ApplyOptions());
        _desk.Forget();
        Assert.NotNull(_desk.Last);
        end.SetResult(new ApplyResult(ApplyOutcome.Unchanged, null, Views.Plan(), null, 0, TimeSpan.Zero));
        await Eventually.TrueAsync(() => _desk.Last is { IsRunning: false });
        _desk.Forget();
        Assert.Null(_desk.Last);
    }
}
