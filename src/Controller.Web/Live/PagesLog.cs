using Microsoft.Extensions.Logging;

namespace Controller.Web.Live;

/// <summary>What the pages log. Event ids 1800-1899.</summary>
internal static partial class PagesLog
{
    [LoggerMessage(1800, LogLevel.Debug, "The pages cannot read {Feed}: {Code}: {Detail}")]
    public static partial void FeedFailed(ILogger logger, string feed, string code, string detail);

    [LoggerMessage(1801, LogLevel.Error, "An apply that was started on a page ended with an unexpected error")]
    public static partial void ApplyFailed(ILogger logger, Exception error);
}
