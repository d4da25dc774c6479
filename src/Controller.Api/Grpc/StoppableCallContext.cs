using Grpc.Core;
using CallStatus = Grpc.Core.Status;

namespace Controller.Api.Grpc;

/// <summary>A call whose cancellation has one more reason; everything else is the call's own.</summary>
internal sealed class StoppableCallContext(ServerCallContext call, CancellationToken cancellationToken) : ServerCallContext
{
    // Where grpc-dotnet looks for the HttpContext of a context that is not its own (documented for tests of services).
    private readonly IDictionary<object, object> _userState = new Dictionary<object, object>(call.UserState) { ["__HttpContext"] = call.GetHttpContext() };

    /// <inheritdoc />
    protected override string MethodCore => call.Method;

    /// <inheritdoc />
    protected override string HostCore => call.Host;

    /// <inheritdoc />
    protected override string PeerCore => call.Peer;

    /// <inheritdoc />
    protected override DateTime DeadlineCore => call.Deadline;

    /// <inheritdoc />
    protected override Metadata RequestHeadersCore => call.RequestHeaders;

    /// <inheritdoc />
    protected override CancellationToken CancellationTokenCore => cancellationToken;

    /// <inheritdoc />
    protected override Metadata ResponseTrailersCore => call.ResponseTrailers;

    /// <inheritdoc />
    protected override CallStatus StatusCore { get => call.Status; set => call.Status = value; }

    /// <inheritdoc />
    protected override WriteOptions? WriteOptionsCore { get => call.WriteOptions; set => call.WriteOptions = value; }

    /// <inheritdoc />
    protected override AuthContext AuthContextCore => call.AuthContext;

    /// <inheritdoc />
    protected override IDictionary<object, object> UserStateCore => _userState;

    /// <inheritdoc />
    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => call.CreatePropagationToken(options);

    /// <inheritdoc />
    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => call.WriteResponseHeadersAsync(responseHeaders);
}
