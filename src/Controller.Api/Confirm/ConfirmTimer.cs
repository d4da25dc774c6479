using Controller.Api.Live;
using Controller.Api.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Confirm;

/// <summary>
/// The Revision that waits for its confirmation, and when it goes away. It lives in a local file that is on the disk before VPP gets the first
/// request of the apply: neither the server's death nor the database's loss stops the clock. The file names the apply by its id; one that
/// belongs to an apply that was never committed means nothing.
/// <para>One writer, the node's queue; confirming and extending are a change of the file and need neither VPP nor the database.</para>
/// </summary>
internal sealed class ConfirmTimer : IDisposable
{
    private readonly LocalFile<ArmedRevert> _file;
    private readonly IBootClock _boot;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile ArmedRevert? _armed;
    private volatile bool _isReverting;

    /// <summary>Reads the file.</summary>
    public ConfirmTimer(LocalFile<ArmedRevert> file, IBootClock boot, TimeProvider time)
    {
        (_file, _boot, _time) = (file, boot, time);
        _armed = file.Read();
    }

    /// <summary>What waits, and every change of it; null when nothing does.</summary>
    public ChangeFeed<PendingConfirmation?> Pending { get; } = new(null);

    /// <summary>What waits with all that is needed to take it back; null when nothing does, or it is not committed yet.</summary>
    public ArmedRevert? Waiting => Pending.Current is null ? null : _armed;

    /// <summary>How long until the deadline; zero when it has passed or going back has begun, null when nothing waits.</summary>
    public TimeSpan? Remaining => Waiting is not { } armed ? null : _isReverting ? TimeSpan.Zero : RemainingOf(armed);

    /// <summary>Writes down that an apply which is about to begin will have to be confirmed.</summary>
    /// <exception cref="IOException">It cannot be written: then the apply must not begin.</exception>
    public async Task ArmAsync(
        Guid id, ConfigDocument? before, int beforeNumber, string author, string? comment, TimeSpan window, IReadOnlyList<KeptValues> kept)
    {
        var armed = WithDeadline(
            new ArmedRevert(id, 0, before, beforeNumber, author, comment, window, default, default, "", default, kept), window);
        await _file.WriteAsync(armed);
        _armed = armed;
    }

    /// <summary>The apply was committed: from now on the clock counts.</summary>
    public async Task StartAsync(Guid id, int revision)
    {
        if (_armed is not { } armed || armed.Id != id)
            return;
        armed = WithDeadline(armed with { Revision = revision }, armed.Window);
        // When this cannot be written, the file has the deadline from before the apply, which is a little earlier and as good.
        await _file.TryWriteAsync(armed);
        _armed = armed;
        Pending.Publish(armed.ToView());
    }

    /// <summary>After a start, or when another Revision turned out to be the last one: what belongs to no committed Revision goes away.</summary>
    /// <param name="lastCommitted">The id of the last committed Revision; null when there is none.</param>
    /// <param name="number">Its number.</param>
    public void Settle(Guid? lastCommitted, int number)
    {
        if (_armed is not { } armed)
            return;
        if (armed.Id != lastCommitted)
        {
            Clear();
            return;
        }

        _armed = armed with { Revision = number };
        if (Pending.Current != _armed.ToView())
            Pending.Publish(_armed.ToView());
    }

    /// <summary>Confirms: the Revision stays.</summary>
    /// <exception cref="ControllerProblemException"><c>no-confirmation</c>.</exception>
    public async Task<PendingConfirmation> ConfirmAsync(int? revision, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var armed = Demand(revision);
            Clear();
            return armed.ToView();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Sets a new deadline, from now on.</summary>
    /// <exception cref="ControllerProblemException"><c>no-confirmation</c>.</exception>
    public async Task<PendingConfirmation> ExtendAsync(TimeSpan by, int? revision, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var armed = WithDeadline(Demand(revision), by);
            try
            {
                await _file.WriteAsync(armed);
            }
            catch (IOException error)
            {
                throw ConfirmProblems.NotExtended(error);
            }

            _armed = armed;
            Pending.Publish(armed.ToView());
            return armed.ToView();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>From now on it is too late to confirm: it is being taken back. Ends with <see cref="Clear"/>.</summary>
    public async Task BeginRevertAsync()
    {
        await _gate.WaitAsync();
        _isReverting = true;
        _gate.Release();
    }

    /// <summary>Nothing waits any more.</summary>
    public void Clear()
    {
        _armed = null;
        _isReverting = false;
        _file.TryDelete();
        if (Pending.Current is not null)
            Pending.Publish(null);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>What waits, if it is the one that is meant.</summary>
    /// <exception cref="ControllerProblemException"><c>no-confirmation</c>.</exception>
    public ArmedRevert Demand(int? revision) => Waiting is not { } armed ? throw ConfirmProblems.NothingWaits()
        : revision is { } number && number != armed.Revision ? throw ConfirmProblems.AnotherWaits(number, armed.Revision)
        : _isReverting || RemainingOf(armed) == TimeSpan.Zero ? throw ConfirmProblems.TooLate(armed.Revision)
        : armed;

    private ArmedRevert WithDeadline(ArmedRevert armed, TimeSpan window)
    {
        var now = _time.GetUtcNow();
        return armed with { Deadline = now + window, SetAt = now, BootId = _boot.BootId, BootDeadline = _boot.SinceBoot + window };
    }

    // A clock that stands before the time at which the deadline was set was never set since the machine started: it says nothing about
    // how long that took, so the time is up.
    private TimeSpan RemainingOf(ArmedRevert armed)
    {
        var now = _time.GetUtcNow();
        var left = armed.BootId == _boot.BootId ? armed.BootDeadline - _boot.SinceBoot
            : now < armed.SetAt ? TimeSpan.Zero
            : armed.Deadline - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
