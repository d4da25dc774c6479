namespace Controller.Api.Rest;

/// <summary>What the API logs; event ids 1200 to 1249.</summary>
internal static partial class RestLog
{
    [LoggerMessage(1200, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger logger, string method, string path, Exception error);
}
