using System.Diagnostics;

namespace VppApi.Diagnostics;

/// <summary>Traces: one client span for each call, from the source <c>VppApi</c>. Nothing is made when nobody listens.</summary>
internal static class VppApiActivity
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "VppApi";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Starts a span below the caller's, without becoming the caller's current one: it ends on another thread.</summary>
    /// <param name="request">The request's message.</param>
    /// <returns>Null when nobody listens.</returns>
    public static Activity? Start(MessageDescriptor request)
    {
        if (!Source.HasListeners()) return null;
        var current = Activity.Current;
        var activity = Source.StartActivity(request.Name, ActivityKind.Client);
        Activity.Current = current;
        activity?.SetTag("vpp.module", request.Module);
        return activity;
    }

    /// <summary>Ends a span.</summary>
    /// <param name="activity">From <see cref="Start"/>.</param>
    /// <param name="error">Why the call failed, or null.</param>
    public static void Stop(Activity? activity, Exception? error)
    {
        if (activity is null) return;
        if (error is not null) activity.SetStatus(ActivityStatusCode.Error, error.Message);
        var current = Activity.Current;
        activity.Stop();
        Activity.Current = current;
    }
}
