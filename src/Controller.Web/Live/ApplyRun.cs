using Controller.Contracts.Rest;

namespace Controller.Web.Live;

/// <summary>An apply that was started on a page.</summary>
/// <param name="StartedAt">When (UTC).</param>
/// <param name="Comment">The Revision's comment.</param>
/// <param name="Result">How it ended; null while it runs or when it did not run.</param>
/// <param name="Problem">Why it did not run.</param>
public sealed record ApplyRun(DateTimeOffset StartedAt, string? Comment, ApplyResult? Result, PageProblem? Problem)
{
    /// <summary>True until there is a result or a problem.</summary>
    public bool IsRunning => Result is null && Problem is null;
}
