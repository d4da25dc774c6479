using Controller.Core.Planning;

namespace Controller.Api.Reconcile;

/// <summary>Log events of reconciliation, 1400 to 1449. Numbers are never reused.</summary>
internal static partial class ReconcileLog
{
    [LoggerMessage(1400, LogLevel.Debug, "{Operation} {Path}")]
    public static partial void StepDone(ILogger logger, StepOperation operation, string path);

    [LoggerMessage(1401, LogLevel.Warning, "{Operation} {Path} failed")]
    public static partial void StepFailed(ILogger logger, StepOperation operation, string path, Exception exception);

    [LoggerMessage(1402, LogLevel.Information, "Apply begins: {Steps} steps")]
    public static partial void ApplyBegins(ILogger logger, int steps);

    [LoggerMessage(1403, LogLevel.Warning, "Apply fails at {Path}: {Error} {Done} steps are undone")]
    public static partial void ApplyFails(ILogger logger, string path, string error, int done);

    [LoggerMessage(1404, LogLevel.Warning, "Apply undone: {Undone} steps, {Left} left")]
    public static partial void ApplyUndone(ILogger logger, int undone, int left);

    [LoggerMessage(1405, LogLevel.Warning, "Apply interrupted: {Reason}")]
    public static partial void ApplyInterrupted(ILogger logger, string reason);

    [LoggerMessage(1406, LogLevel.Information, "Committed Revision {Revision}: {Requests} requests, {Milliseconds:0.#} ms")]
    public static partial void Committed(ILogger logger, int revision, int requests, double milliseconds);

    [LoggerMessage(1407, LogLevel.Information, "Restoring Revision {Revision}: {Steps} steps, because {Reason}")]
    public static partial void ReplayBegins(ILogger logger, int revision, int steps, string reason);

    [LoggerMessage(1408, LogLevel.Information, "Restored Revision {Revision}: {Requests} requests, {Milliseconds:0.#} ms")]
    public static partial void Replayed(ILogger logger, int revision, int requests, double milliseconds);

    [LoggerMessage(1409, LogLevel.Error, "Revision {Revision} is not restored: {Detail}")]
    public static partial void ReplayFails(ILogger logger, int revision, string detail);
}
