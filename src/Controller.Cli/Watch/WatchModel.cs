using Controller.Contracts.Rest;

namespace Controller.Cli.Watch;

/// <summary>What the live screen shows; immutable, replaced whole.</summary>
/// <param name="Server">Address of the server.</param>
/// <param name="Status">Last known status; null before the first.</param>
/// <param name="Interfaces">Last known interfaces.</param>
/// <param name="History">Bits a second both ways, by interface, oldest first.</param>
/// <param name="Trouble">Why what is shown may be old; null while all is well.</param>
internal sealed record WatchModel(
    string Server,
    NodeStatus? Status,
    IReadOnlyList<InterfaceView> Interfaces,
    IReadOnlyDictionary<string, IReadOnlyList<double>> History,
    string? Trouble)
{
    /// <summary>Samples that a sparkline shows.</summary>
    public const int HistoryLength = 30;

    public static WatchModel Empty(string server) => new(server, null, [], new Dictionary<string, IReadOnlyList<double>>(), null);

    public WatchModel With(NodeStatus status) => this with { Status = status, Trouble = null };

    public WatchModel With(IReadOnlyList<InterfaceView> interfaces) => this with
    {
        Interfaces = interfaces,
        History = interfaces.DistinctBy(static view => view.Name).ToDictionary(static view => view.Name, view => Extend(view), StringComparer.Ordinal),
        Trouble = null,
    };

    private IReadOnlyList<double> Extend(InterfaceView view)
    {
        var sample = (view.Rates?.RxBitsPerSecond ?? 0) + (view.Rates?.TxBitsPerSecond ?? 0);
        var past = History.GetValueOrDefault(view.Name) ?? [];
        return [.. past.TakeLast(HistoryLength - 1), sample];
    }
}
