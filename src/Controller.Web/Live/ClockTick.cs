namespace Controller.Web.Live;

/// <summary>The time, for texts such as "5 min ago".</summary>
/// <param name="Now">Now (UTC).</param>
internal sealed record ClockTick(DateTimeOffset Now);
