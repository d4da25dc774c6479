using Controller.Core.Planning;

namespace Controller.Api.Reconcile;

/// <summary>Log events of reconciliation, 1200 to 1249. Numbers are never reused.</summary>
internal static partial class ReconcileLog
{
    [LoggerMessage(1200, LogLevel.Debug, "{Operation} {Path}")]
    public static partial void StepDone(ILogger logger, StepOperation operation, string path);

    [LoggerMessage(1201, LogLevel.Warning, "{Operation} {Path} failed")]
    public static partial void StepFailed(ILogger logger, StepOperation operation, string path, Exception exception);
}
