using Controller.Api.Nodes;
using Controller.Api.Status;
using Controller.Api.Storage;
using Controller.Api.Telemetry;
using Controller.Api.Telemetry.History;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Stats.Counters;

namespace Controller.Api.Live;

/// <summary>
/// <see cref="IControllerClient"/> inside the server: joins the node, the store and the counters. The pages call it in process and
/// the REST endpoints are its spelling in HTTP, so both give the same answers and the same errors.
/// </summary>
internal sealed partial class LocalControllerClient(
    INodeController node, IRevisionStore revisions, IPlanStore plans, IAuditTrail audit, CallerOrigin origin, StatsSampler sampler, HistoryReader history,
    StatusFeed status)
    : IControllerClient
{
    private const int LargestPage = 1000;

    // Who asks is not known before there are accounts.
    private const string DefaultAuthor = "local";

    /// <inheritdoc />
    public Task<NodeStatus> GetStatusAsync(CancellationToken cancellationToken = default) => Task.FromResult(status.Current);

    /// <inheritdoc />
    public IAsyncEnumerable<NodeStatus> WatchStatusAsync(CancellationToken cancellationToken = default) => status.WatchAsync(cancellationToken);

    /// <inheritdoc />
    public Task<ValidationResult> ValidateAsync(ConfigDocument document, CancellationToken cancellationToken = default)
        => node.ValidateAsync(document, cancellationToken);

    /// <inheritdoc />
    public Task<PageOf<RevisionSummary>> ListRevisionsAsync(int limit = 50, string? cursor = null, CancellationToken cancellationToken = default)
    {
        CheckRange("limit", limit, 1, LargestPage);
        return revisions.ListAsync(limit, cursor, cancellationToken);
    }

    /// <inheritdoc />
    public Task<RevisionView?> GetRevisionAsync(int number, CancellationToken cancellationToken = default)
        => revisions.GetAsync(number, cancellationToken);

    /// <inheritdoc />
    public Task<ConfigDocument> GatherAsync(bool foreign = false, CancellationToken cancellationToken = default) => node.GatherAsync(foreign, cancellationToken);

    /// <inheritdoc />
    public Task<SnapshotView> GetSnapshotAsync(CancellationToken cancellationToken = default) => node.GetSnapshotAsync(cancellationToken);

    /// <inheritdoc />
    public Task<PlanView> GetDriftAsync(CancellationToken cancellationToken = default) => node.GetDriftAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<InterfaceView>> ListInterfacesAsync(CancellationToken cancellationToken = default)
    {
        var facts = node.Facts.Current;
        if (!facts.Vpp.Connected)
            throw new ControllerProblemException(
                ProblemCodes.VppDisconnected, facts.Detail ?? "No VPP is connected; the server keeps trying.", StatusCodes.Status503ServiceUnavailable);
        return Task.FromResult<IReadOnlyList<InterfaceView>>([.. facts.Interfaces.Select(ViewOf)]);
    }

    /// <inheritdoc />
    public Task<InterfaceHistory?> GetInterfaceHistoryAsync(string name, int seconds = 300, CancellationToken cancellationToken = default)
    {
        CheckRange("seconds", seconds, 1, HistoryReader.LongestSeconds);
        return history.ReadAsync(name, seconds, node.Facts.Current.Interfaces.Any(row => row.Name == name), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<RouteView>> ListRoutesAsync(CancellationToken cancellationToken = default) => node.ListRoutesAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<Nat44View> GetNat44Async(CancellationToken cancellationToken = default)
    {
        var view = await node.GetNat44Async(cancellationToken);
        if (!sampler.Available.Current)
            return view;
        try
        {
            return view with { Sessions = (await sampler.ReadNat44Async(cancellationToken))?.Sessions };
        }
        catch (ControllerProblemException)
        {
            return view; // The count is a null, as documented; the rest is known.
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Nat44MappingView>> ListNat44MappingsAsync(CancellationToken cancellationToken = default)
        => node.ListNat44MappingsAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Nat44UserView>> ListNat44UsersAsync(CancellationToken cancellationToken = default)
        => node.ListNat44UsersAsync(cancellationToken);

    /// <inheritdoc />
    public Task<PageOf<Nat44SessionView>> ListNat44SessionsAsync(Nat44SessionQuery query, CancellationToken cancellationToken = default)
    {
        CheckRange("limit", query.Limit, 1, LargestPage);
        return node.ListNat44SessionsAsync(query, cancellationToken);
    }

    /// <inheritdoc />
    public Task<StatsView> GetStatsAsync(CancellationToken cancellationToken = default) => sampler.ReadHealthAsync(cancellationToken);

    private InterfaceView ViewOf(NodeInterface row)
    {
        var sample = sampler.Interfaces.Find(row.Name);
        return new InterfaceView(
            row.Name, row.VppName, row.SwIfIndex, row.Type, row.Managed, row.AdminUp, row.LinkUp, row.Mtu, row.Mac, row.SpeedBitsPerSecond,
            row.Vrf, row.Addresses, row.NatRoles, CountersOf(sample?.Counters ?? default), sample?.Rates);
    }

    private static InterfaceCountersView CountersOf(in InterfaceCounters counters) => new(
        counters.Rx.Packets, counters.Rx.Bytes, counters.Tx.Packets, counters.Tx.Bytes, counters.Drops, counters.Punt,
        counters.RxError, counters.TxError, counters.RxMiss, counters.RxNoBuffer);

    private static void CheckRange(string parameter, int value, int smallest, int largest)
    {
        if (value < smallest || value > largest)
            throw Invalid($"{parameter}: {value} is not between {smallest} and {largest}.");
    }

    // It is shown on terminals and pages, and PostgreSQL takes no NUL.
    private static string? TextOf(string parameter, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > longest)
            throw Invalid($"{parameter}: {text.Length} characters; {longest} are the most.");
        if (text.Any(letter => char.IsControl(letter) && letter is not '\n' and not '\t'))
            throw Invalid($"{parameter}: it holds control characters.");
        return text;
    }

    private static ControllerProblemException Invalid(string detail) => new(ProblemCodes.InvalidParameter, detail, StatusCodes.Status400BadRequest);
}
