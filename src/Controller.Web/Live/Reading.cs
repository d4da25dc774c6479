namespace Controller.Web.Live;

/// <summary>What a feed knows: the last good value, and why there is no newer one.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="Value">The last value; null before the first.</param>
/// <param name="At">When it came (UTC).</param>
/// <param name="Problem">Set while reading fails.</param>
/// <param name="FailingSince">Since when it fails (UTC).</param>
public sealed record Reading<T>(T? Value = null, DateTimeOffset? At = null, PageProblem? Problem = null, DateTimeOffset? FailingSince = null)
    where T : class
{
    /// <summary>True while neither a value nor a problem is known.</summary>
    public bool IsPending => Value is null && Problem is null;
}
