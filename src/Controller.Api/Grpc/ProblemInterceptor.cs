using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Grpc.Core;
using Grpc.Core.Interceptors;
using CallStatus = Grpc.Core.Status;

namespace Controller.Api.Grpc;

/// <summary>
/// The one door through which errors leave gRPC, as <see cref="Rest.ProblemMiddleware"/> is REST's: whatever was thrown becomes a
/// status with details. It also ends streams when the server stops; only an apply goes on to its own end.
/// </summary>
internal sealed class ProblemInterceptor(ILogger<ProblemInterceptor> log, IHostApplicationLifetime life) : Interceptor
{
    /// <inheritdoc />
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception error) when (error is not RpcException)
        {
            throw Translate(error, context);
        }
    }

    /// <inheritdoc />
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
        => typeof(TResponse) == typeof(Vppilot.V1.ApplyResponse)
            ? GuardAsync(context, () => continuation(request, responseStream, context))
            : UntilStopAsync(context, call => continuation(request, responseStream, call));

    /// <inheritdoc />
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        => UntilStopAsync(context, call => continuation(requestStream, responseStream, call));

    private async Task UntilStopAsync(ServerCallContext context, Func<ServerCallContext, Task> run)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, life.ApplicationStopping);
        await GuardAsync(context, () => run(new StoppableCallContext(context, either.Token)));
        if (life.ApplicationStopping.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
            throw Stopping();
    }

    private async Task GuardAsync(ServerCallContext context, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception error) when (error is not RpcException)
        {
            throw Translate(error, context);
        }
    }

    private RpcException Translate(Exception error, ServerCallContext context)
    {
        if (error is ControllerProblemException problem)
            return GrpcProblems.ToRpcException(problem);
        // The client left or its deadline has passed (grpc-dotnet says so itself): nobody reads what is answered here.
        if (context.CancellationToken.IsCancellationRequested)
            return new RpcException(new CallStatus(StatusCode.Cancelled, "The call was cancelled."));
        if (error is OperationCanceledException && life.ApplicationStopping.IsCancellationRequested)
            return Stopping();
        GrpcLog.CallFailed(log, context.Method, error);
        return GrpcProblems.Failure(StatusCode.Internal, ProblemCodes.Internal, "The server failed in a way that is a bug; its log has more.");
    }

    private static RpcException Stopping() => new(new CallStatus(StatusCode.Unavailable, "The server stops."));
}
