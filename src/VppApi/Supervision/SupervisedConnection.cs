using System.Diagnostics.CodeAnalysis;

namespace VppApi.Supervision;

/// <summary>
/// One connection of a supervisor, with the events that are on. VPP keeps one registration a connection and kind of event
/// (a second <c>want_*</c> is refused, one that turns off ends it for all), so subscribers of the same events share it.
/// </summary>
/// <param name="client">The connection.</param>
/// <param name="generation">Its number.</param>
[SuppressMessage("Design", "CA1001", Justification = "Subscribers may outlive it, and a semaphore whose wait handle nobody asks for holds nothing.")]
internal sealed class SupervisedConnection(VppClient client, long generation)
{
    private const int InvalidRegistration = -31;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _arming = new(1);
    private readonly Dictionary<MessageDescriptor, (int Users, Func<Task> TurnOff)> _armed = [];

    /// <summary>The connection.</summary>
    public VppClient Client => client;

    /// <summary>Its number.</summary>
    public long Generation => generation;

    /// <summary>Turns events on, unless they are.</summary>
    /// <param name="want">The <c>want_*</c> request.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>When they are on.</returns>
    /// <exception cref="VppApiException">VPP refused.</exception>
    public async Task ArmAsync<TWant, TReply>(TWant want, CancellationToken cancellationToken)
        where TWant : struct, IVppMessage<TWant>
        where TReply : struct, IVppMessage<TReply>
    {
        await _arming.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (users, _) = _armed.GetValueOrDefault(TWant.Descriptor);
            if (users == 0) await TurnOnAsync<TWant, TReply>(want, cancellationToken).ConfigureAwait(false);
            _armed[TWant.Descriptor] = (users + 1, () => TurnOffAsync<TWant, TReply>(want));
        }
        finally
        {
            _arming.Release();
        }
    }

    /// <summary>Turns events off when nobody else wants them.</summary>
    /// <param name="want">Message of the <c>want_*</c> request.</param>
    /// <returns>When that is done.</returns>
    public async Task DisarmAsync(MessageDescriptor want)
    {
        await _arming.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_armed.TryGetValue(want, out var armed)) return;
            _armed[want] = armed with { Users = armed.Users - 1 };
            if (armed.Users == 1) await armed.TurnOff().ConfigureAwait(false);
        }
        finally
        {
            _arming.Release();
        }
    }

    /// <summary>Turns all events off, before this client leaves.</summary>
    /// <returns>When that is done, or VPP does not answer.</returns>
    public async Task DisarmAllAsync()
    {
        await _arming.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (var (users, turnOff) in _armed.Values)
            {
                if (users > 0) await turnOff().ConfigureAwait(false);
            }

            _armed.Clear();
        }
        finally
        {
            _arming.Release();
        }
    }

    private async Task TurnOnAsync<TWant, TReply>(TWant want, CancellationToken cancellationToken)
        where TWant : struct, IVppMessage<TWant>
        where TReply : struct, IVppMessage<TReply>
    {
        try
        {
            await client.InvokeAsync<TWant, TReply>(Switched(want, on: true), cancellationToken).ConfigureAwait(false);
        }
        catch (VppApiException error) when (error.Retval == InvalidRegistration)
        {
            // They are on already: somebody turned them on through the client itself.
        }
    }

    private async Task TurnOffAsync<TWant, TReply>(TWant want)
        where TWant : struct, IVppMessage<TWant>
        where TReply : struct, IVppMessage<TReply>
    {
        if (!client.IsConnected || want is not IVppEnableDisable) return;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await client.TryInvokeAsync<TWant, TReply>(Switched(want, on: false), patience.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is VppConnectionException or VppRequestDroppedException or TimeoutException or OperationCanceledException)
        {
            // A courtesy: they end with the connection anyway.
        }
    }

    private static TWant Switched<TWant>(TWant want, bool on)
        where TWant : struct
    {
        if (want is not IVppEnableDisable) return want;
        object copy = want;
        var request = (IVppEnableDisable)copy;
        request.Enable = on;
        if (request.Pid == 0) request.Pid = (uint)Environment.ProcessId;
        return (TWant)copy;
    }
}
