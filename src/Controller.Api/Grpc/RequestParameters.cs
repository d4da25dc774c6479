using Controller.Api.Paging;
using Controller.Api.Rest;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Core.Merging;
using Google.Protobuf.WellKnownTypes;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc;

/// <summary>What requests carry, checked; every error is <c>invalid-parameter</c> and names the field.</summary>
internal static class RequestParameters
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(7);
    private const int NanosPerSecond = 1_000_000_000;
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);

    /// <summary>The document of a request.</summary>
    public static ConfigDocument DocumentOf(V1.Document? document)
    {
        if (document is null)
            throw Invalid("document: it is missing.");
        if (System.Text.Encoding.UTF8.GetByteCount(document.Text) > DocumentBody.Limit)
            throw DocumentBody.TooLarge();
        return document.Format switch
        {
            V1.DocumentFormat.Unspecified or V1.DocumentFormat.Yaml => new ConfigDocument(document.Text),
            V1.DocumentFormat.Json => new ConfigDocument(document.Text, "json"),
            var other => throw Invalid($"document.format: {(int)other} is not one of this release."),
        };
    }

    /// <summary>Rows of a page; 0 is the default.</summary>
    public static int PageSize(int size, int byDefault = 100)
        => size is >= 0 and <= ListPage.Largest ? (size == 0 ? byDefault : size) : throw Invalid($"page_size: {size} is not between 1 and {ListPage.Largest}.");

    /// <summary>How to apply.</summary>
    public static ApplyOptions OptionsOf(V1.ApplyOptions? options) => options is null
        ? new ApplyOptions()
        : new ApplyOptions(TextOf(options.Comment), TextOf(options.Author), WindowOf("options.confirm", options.Confirm), IKnow: options.IKnow)
        {
            OnlyIfRevision = options.HasOnlyIfRevision ? options.OnlyIfRevision : null,
        };

    /// <summary>How a document is taken; null when the request does not say.</summary>
    public static DocumentMode? ModeOf(V1.DocumentMode? mode)
    {
        if (mode is null)
            return null;
        foreach (var section in mode.Sections.Keys)
        {
            if (!MergeMode.SectionNames.Contains(section))
                throw Invalid($"mode.sections: there is no section \"{section}\"; there are {string.Join(", ", MergeMode.SectionNames)}.");
        }

        return new DocumentMode(
            StateOf(mode.State),
            mode.Sections.Count == 0 ? null : mode.Sections.ToDictionary(pair => pair.Key, pair => StateOf(pair.Value), StringComparer.Ordinal));
    }

    /// <summary>A length of time in whole seconds; null when it is not given.</summary>
    public static TimeSpan? WindowOf(string field, Duration? window)
    {
        if (window is null)
            return null;
        if (window is { Nanos: 0, Seconds: > 0 } && window.Seconds <= LongestWindow.TotalSeconds)
            return TimeSpan.FromSeconds(window.Seconds);
        throw Invalid($"{field}: {window.Seconds} s and {window.Nanos} ns is not a whole number of seconds up to a week.");
    }

    /// <summary>A text that may be left out.</summary>
    public static string? TextOf(string text) => text.Length == 0 ? null : text;

    /// <summary>The time between two messages of a stream.</summary>
    public static TimeSpan IntervalOf(Duration? interval)
    {
        if (interval is null)
            return ShortestInterval;
        // Clients can send anything in the two fields; only a normal pair is a time.
        if (interval.Nanos is >= 0 and < NanosPerSecond && interval.Seconds >= 1 && interval.Seconds <= LongestInterval.TotalSeconds
            && interval.ToTimeSpan() is var span && span <= LongestInterval)
            return span;
        throw Invalid($"interval: {interval.Seconds} s and {interval.Nanos} ns is not between 1 s and 1 hour.");
    }

    /// <summary>The problem of a wrong field.</summary>
    public static ControllerProblemException Invalid(string detail) => new(ProblemCodes.InvalidParameter, detail, StatusCodes.Status400BadRequest);

    private static DocumentState StateOf(V1.DocumentState state) => state switch
    {
        V1.DocumentState.Unspecified or V1.DocumentState.Merged => DocumentState.Merged,
        V1.DocumentState.Replaced => DocumentState.Replaced,
        V1.DocumentState.Overridden => DocumentState.Overridden,
        V1.DocumentState.Absent => DocumentState.Absent,
        _ => throw Invalid($"mode: {(int)state} is not a state of this release."),
    };
}
