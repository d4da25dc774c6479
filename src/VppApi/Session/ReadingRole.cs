using System.Runtime.ExceptionServices;

namespace VppApi.Session;

/// <summary>
/// Who reads the socket: one of two threads. The reader may run a caller's code right where it read the answer, which
/// saves a thread switch, the dearest part of a lone call. Should that code take long or block, even on another answer, the
/// other thread takes the reading over within some milliseconds, and the first is the stand-by when it comes back.
/// <para>The reader calls <see cref="TryRun"/>; the stand-by sits in <see cref="WaitForRole"/>.</para>
/// </summary>
internal sealed class ReadingRole
{
    private const int QuietPeriods = 25;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(4);

    private readonly object _waker = new();
    private bool _woken;

    // 0 while the reader reads; else the number of its absence. Numbers never come twice, so an absence that was taken
    // over cannot be mistaken for a later one.
    private long _absence;
    private long _absences;
    private volatile bool _standingBy;
    private volatile bool _asleep;
    private volatile bool _ended;

    /// <summary>What became of an operation.</summary>
    public enum Outcome
    {
        /// <summary>It was not run: nobody stands by.</summary>
        NotRun,

        /// <summary>It was run, and the caller is still the reader.</summary>
        StillReader,

        /// <summary>It was run and took so long that the other thread reads now: the caller must touch nothing of the reader's.</summary>
        RoleLost,
    }

    /// <summary>Runs what awaits an operation on the reader's thread. Called by the reader.</summary>
    /// <param name="operation">Complete, and taken out of the session.</param>
    /// <returns>Whether it ran, and whether the caller is still the reader.</returns>
    public Outcome TryRun(PendingOperation operation)
    {
        if (!_standingBy) return Outcome.NotRun;
        var absence = ++_absences;
        Interlocked.Exchange(ref _absence, absence);
        if (_asleep) Wake();
        try
        {
            operation.Execute();
        }
        catch (Exception error)
        {
            // An awaiter that throws: unhandled, as it would be on the pool.
            ThreadPool.UnsafeQueueUserWorkItem(static thrown => ExceptionDispatchInfo.Throw(thrown), error, preferLocal: false);
        }

        return Interlocked.CompareExchange(ref _absence, 0, absence) == absence ? Outcome.StillReader : Outcome.RoleLost;
    }

    /// <summary>Waits until the reader has been absent for too long. Called by the thread that does not read.</summary>
    /// <returns>True when the caller is the reader now, false when reading has ended.</returns>
    public bool WaitForRole()
    {
        _standingBy = true;
        try
        {
            var seen = 0L;
            var quiet = 0;
            while (!_ended)
            {
                var absence = Volatile.Read(ref _absence);
                if (absence != 0 && absence == seen && Interlocked.CompareExchange(ref _absence, 0, absence) == absence) return true;
                quiet = absence == 0 && seen == 0 ? quiet + 1 : 0;
                seen = absence;
                if (quiet < QuietPeriods) Wait(Period);
                else SleepUntilAbsence();
            }

            return false;
        }
        finally
        {
            _standingBy = false;
        }
    }

    /// <summary>Reading has ended: the stand-by may go.</summary>
    public void End()
    {
        _ended = true;
        Wake();
    }

    private void SleepUntilAbsence()
    {
        _asleep = true;
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _absence) == 0 && !_ended) Wait(Timeout.InfiniteTimeSpan);
        _asleep = false;
    }

    private void Wake()
    {
        lock (_waker)
        {
            _woken = true;
            Monitor.Pulse(_waker);
        }
    }

    private void Wait(TimeSpan time)
    {
        lock (_waker)
        {
            if (!_woken) Monitor.Wait(_waker, time);
            _woken = false;
        }
    }
}
