using Controller.Contracts.Rest;
using Controller.Web.Formatting;

namespace Controller.Web.Panels;

/// <summary>How VPP is: load, memory, buffers, from the stats segment.</summary>
public sealed partial class HealthPanel
{
    private string Restarts => Feeds.Status.Current.Value?.Vpp.Restarts switch
    {
        null or 0 => "no restart seen",
        1 => "1 restart seen",
        { } many => $"{many} restarts seen",
    };

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Health, Feeds.Status);

    private static double Share(ulong part, ulong whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Threads(StatsView now) => now.WorkerThreads switch
    {
        0 => "main thread only",
        1 => "slowest of main and 1 worker",
        { } workers => $"slowest of main and {Units.Count((long)workers)} workers",
    };
}
