using System.Globalization;
using System.Runtime.CompilerServices;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace WebStage;

/// <summary>Plays a server over a scene.</summary>
public sealed partial class StageClient : IControllerClient
{
    private static readonly TimeSpan StepTime = TimeSpan.FromMilliseconds(120);

    private readonly StageScene _scene;
    private readonly TimeProvider _time;

    /// <summary>Plays over a scene.</summary>
    public StageClient(StageScene scene, TimeProvider time)
    {
        _scene = scene;
        _time = time;
        if (_scene.Revisions.Count == 0 && _scene.State != NodeState.Empty) _scene.Revisions.AddRange(StageRevisions.Make(time.GetUtcNow()));
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    /// <inheritdoc/>
    public Task<NodeStatus> GetStatusAsync(CancellationToken cancellationToken = default) => Task.FromResult(Status());

    /// <inheritdoc/>
    public async IAsyncEnumerable<NodeStatus> WatchStatusAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var _ in _scene.ChangesAsync(cancellationToken)) yield return Status();
    }

    /// <inheritdoc/>
    public Task<ValidationResult> ValidateAsync(ConfigDocument document, CancellationToken cancellationToken = default)
    {
        var findings = StagePlans.Findings(document.Text);
        return Task.FromResult(new ValidationResult(findings.All(finding => finding.Severity != "error"), findings));
    }

    /// <inheritdoc/>
    public async Task<ApplyResult> ApplyAsync(ConfigDocument document, ApplyOptions options, CancellationToken cancellationToken = default)
    {
        ThrowUnlessConnected();
        if (!_scene.DatabaseUp) throw new ControllerProblemException(ProblemCodes.DatabaseUnavailable, "The database does not answer: nothing can be committed.", 503);
        if (_scene.Apply is not null) throw new ControllerProblemException(ProblemCodes.ApplyInProgress, "An apply is already running.", 409);
        var plan = StagePlans.Plan(document.Text);
        if (plan.Findings.Any(finding => finding.Severity == "error")) return new ApplyResult(ApplyOutcome.Invalid, null, plan, null, 0, TimeSpan.Zero);
        if (plan.IsEmpty) return new ApplyResult(ApplyOutcome.Unchanged, null, plan, null, 0, TimeSpan.Zero);
        try
        {
            var last = _scene.ApplyFails ? 4 : plan.Steps.Count;
            for (var done = 0; done < last; done++) await ShowAsync(new ApplyProgress(done, plan.Steps.Count, plan.Steps[done].Path, null), cancellationToken);
            if (_scene.ApplyFails)
            {
                const string Error = "VPP refused memif_create_v2: NO_SUCH_ENTRY (-6)";
                for (var left = 3; left > 0; left--) await ShowAsync(new ApplyProgress(left, plan.Steps.Count, plan.Steps[left].Path, Error), cancellationToken);
                var failure = new ApplyFailure(3, plan.Steps[3].Path, Error, [.. plan.Steps.Take(3).Reverse().Select(step => step.Path)], []);
                return new ApplyResult(ApplyOutcome.RolledBack, null, plan, failure, 7, StepTime * 7);
            }

            var number = _scene.Revisions.Count + 1;
            _scene.Revisions.Add(new RevisionView(
                new RevisionSummary(number, options.Author ?? "you", Now, options.Comment, ApplyOutcome.Committed, plan.Create, plan.Update, plan.Delete), document.Text, document.Format, plan));
            return new ApplyResult(ApplyOutcome.Committed, number, plan, null, 23, StepTime * plan.Steps.Count);
        }
        finally
        {
            _scene.SetApply(null);
        }
    }

    /// <inheritdoc/>
    public Task<PageOf<RevisionSummary>> ListRevisionsAsync(int limit = 50, string? cursor = null, CancellationToken cancellationToken = default)
    {
        ThrowUnlessStored();
        var from = int.Parse(cursor ?? "0", CultureInfo.InvariantCulture);
        var all = _scene.Revisions.AsEnumerable().Reverse().Select(revision => revision.Summary).ToList();
        var next = from + limit < all.Count ? (from + limit).ToString(CultureInfo.InvariantCulture) : null;
        return Task.FromResult(new PageOf<RevisionSummary>([.. all.Skip(from).Take(limit)], all.Count, next));
    }

    /// <inheritdoc/>
    public Task<RevisionView?> GetRevisionAsync(int number, CancellationToken cancellationToken = default)
    {
        ThrowUnlessStored();
        return Task.FromResult(_scene.Revisions.Find(revision => revision.Summary.Number == number));
    }

    /// <inheritdoc/>
    public Task<SnapshotView> GetSnapshotAsync(CancellationToken cancellationToken = default)
        => FromVpp(() => new SnapshotView(Now, []));

    /// <inheritdoc/>
    public Task<PlanView> GetDriftAsync(CancellationToken cancellationToken = default)
        => FromVpp(() => _scene.State == NodeState.Drift ? StagePlans.Drift() : new PlanView([], [], 0, 0, 0, 0, []));

    /// <inheritdoc/>
    public Task<IReadOnlyList<InterfaceView>> ListInterfacesAsync(CancellationToken cancellationToken = default)
        => FromVpp(() => _scene.State == NodeState.Empty ? [] : StageTraffic.List(Now));

    /// <inheritdoc/>
    public Task<InterfaceHistory?> GetInterfaceHistoryAsync(string name, int seconds = 300, CancellationToken cancellationToken = default)
        => FromVpp(() => StageTraffic.History(name, seconds, Now));

    /// <inheritdoc/>
    public Task<IReadOnlyList<RouteView>> ListRoutesAsync(CancellationToken cancellationToken = default) => FromVpp<IReadOnlyList<RouteView>>(() =>
    {
        var packets = (ulong)StageTraffic.Second(Now);
        return _scene.State == NodeState.Empty ? [] :
        [
            new("0.0.0.0/0", 0, ["198.51.100.30 via wan"], packets * 402, packets * 402 * 760),
            new("::/0", 0, ["2001:db8:0:1::1 via wan"], packets * 81, packets * 81 * 690),
            new("203.0.113.0/24", 0, ["blackhole"], 9_204, 9_204 * 64),
            new("172.20.0.0/16", 0, ["172.16.4.2 via core (weight 2)", "10.20.0.254 via dmz (weight 1)"], packets * 12, packets * 12 * 640),
            new("100.64.0.0/10", 10, ["100.64.0.254 via customers"], packets * 55, packets * 55 * 900),
            new("0.0.0.0/0", 10, ["look up in table 0"], packets * 61, packets * 61 * 420),
            .. Enumerable.Range(0, 36).Select(i => new RouteView($"10.{100 + i}.0.0/16", 0, [$"172.16.4.2 via core"], packets * (ulong)i, packets * (ulong)i * 500)),
        ];
    });

    /// <inheritdoc/>
    public Task<Nat44View> GetNat44Async(CancellationToken cancellationToken = default)
        => FromVpp(() => _scene.State == NodeState.Empty ? StageNat.View(Now) with { Enabled = false, Sessions = null, Interfaces = [], Pools = [] } : StageNat.View(Now));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Nat44MappingView>> ListNat44MappingsAsync(CancellationToken cancellationToken = default)
        => FromVpp<IReadOnlyList<Nat44MappingView>>(() => _scene.State == NodeState.Empty ? [] : StageNat.Mappings);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Nat44UserView>> ListNat44UsersAsync(CancellationToken cancellationToken = default)
        => FromVpp<IReadOnlyList<Nat44UserView>>(() => _scene.State == NodeState.Empty ? [] : StageNat.Users());

    /// <inheritdoc/>
    public Task<PageOf<Nat44SessionView>> ListNat44SessionsAsync(Nat44SessionQuery query, CancellationToken cancellationToken = default)
    {
        _scene.SessionReads++;
        return FromVpp(() => _scene.State == NodeState.Empty ? new PageOf<Nat44SessionView>([], 0, null) : StageNat.Page(query));
    }

    /// <inheritdoc/>
    public Task<StatsView> GetStatsAsync(CancellationToken cancellationToken = default) => FromVpp(() => StageTraffic.Stats(Now));

    private NodeStatus Status()
    {
        var refused = _scene.Connected ? null : "connect /run/vpp/api.sock: connection refused.";
        var vpp = new VppStatus(
            _scene.Connected, "/run/vpp/api.sock", "26.06-release", _scene.Connected ? 1842u : null,
            _scene.VppSince == DateTimeOffset.UnixEpoch ? Now.AddDays(-3) : _scene.VppSince, refused, 1, 14, 0,
            ["IKEv2 (VPP has no ikev2 plugin loaded)"], _scene.Connected);
        var database = new DatabaseStatus(
            _scene.DatabaseUp, true, _scene.DatabaseUp ? null : "connection to the private PostgreSQL was refused.",
            _scene.DatabaseSince == DateTimeOffset.UnixEpoch ? Now.AddDays(-3) : _scene.DatabaseSince);
        var revision = _scene.Revisions.Count == 0 ? (int?)null : _scene.Revisions.Count;
        return new NodeStatus("edge-1", _scene.State, _scene.Detail, _scene.Simulated, revision, vpp, database, _scene.Apply, Now, Confirmation: _scene.Confirmation);
    }

    private async Task ShowAsync(ApplyProgress progress, CancellationToken cancellationToken)
    {
        _scene.SetApply(progress);
        await Task.Delay(StepTime, _time, cancellationToken);
    }

    private Task<T> FromVpp<T>(Func<T> read)
    {
        try
        {
            ThrowUnlessConnected();
            return Task.FromResult(read());
        }
        catch (ControllerProblemException problem)
        {
            return Task.FromException<T>(problem);
        }
    }

    private void ThrowUnlessConnected()
    {
        if (!_scene.Connected) throw new ControllerProblemException(ProblemCodes.VppDisconnected, "No VPP is connected.", 503);
    }

    private void ThrowUnlessStored()
    {
        if (!_scene.DatabaseUp) throw new ControllerProblemException(ProblemCodes.DatabaseUnavailable, "The database does not answer.", 503);
    }
}
