namespace Controller.Api.Grpc;

/// <summary>What the gRPC API logs; event ids 1250 to 1299.</summary>
internal static partial class GrpcLog
{
    [LoggerMessage(1250, LogLevel.Error, "gRPC {Method} failed")]
    public static partial void CallFailed(ILogger logger, string method, Exception error);
}
