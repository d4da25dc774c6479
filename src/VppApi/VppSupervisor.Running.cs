using VppApi.Diagnostics;
using VppApi.Supervision;

namespace VppApi;

/// <content>Connecting, watching, connecting again.</content>
public sealed partial class VppSupervisor
{
    private async Task RunAsync()
    {
        var cancellationToken = _stop.Token;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var client = await ConnectAsync(cancellationToken).ConfigureAwait(false);
                await using (client.ConfigureAwait(false)) await HoldAsync(client, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                await WaitForNextAttemptAsync(error, cancellationToken).ConfigureAwait(false);
            }
        }

        Announce(null, VppConnectionStatus.Closed, null);
    }

    private async Task<VppClient> ConnectAsync(CancellationToken cancellationToken)
    {
        _attempt++;
        SetState(VppConnectionStatus.Connecting, _states.Current.Reason);
        var client = await VppClient.ConnectAsync(_options.Client, cancellationToken).ConfigureAwait(false);
        try
        {
            if (_options.OnConnected is { } prepare) await prepare(client, cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Hands a connection out and stays until it ends.</summary>
    private async Task HoldAsync(VppClient client, CancellationToken cancellationToken)
    {
        var connection = new SupervisedConnection(client, ++_generation);
        var start = _time.GetTimestamp();
        _attempt = 0;
        Announce(connection, VppConnectionStatus.Connected, null);
        try
        {
            await WatchAnswersAsync(client, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (client.IsConnected) await connection.DisarmAllAsync().ConfigureAwait(false);
        }

        Announce(null, VppConnectionStatus.Disconnected, await client.Closed.ConfigureAwait(false));

        // One that breaks as soon as it is there must not make us run in circles.
        if (_time.GetElapsedTime(start) >= _options.LongestDelay) _delay.Reset();
        else await Task.Delay(_delay.Next(), _time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Pings now and then, for the state alone; returns when the connection has ended.</summary>
    private async Task WatchAnswersAsync(VppClient client, CancellationToken cancellationToken)
    {
        while (client.IsConnected)
        {
            if (await EndsWithinAsync(client.Closed, _options.PingInterval, cancellationToken).ConfigureAwait(false)) return;
            var answered = IsAnsweredAsync(client);
            if (!await EndsWithinAsync(answered, _options.UnresponsiveAfter, cancellationToken).ConfigureAwait(false)
                && _states.Current.Status == VppConnectionStatus.Connected)
            {
                SetState(VppConnectionStatus.Unresponsive, null);
                _logger.Unresponsive(_options.Client.SocketPath, _options.UnresponsiveAfter);
            }

            if (await answered.WaitAsync(cancellationToken).ConfigureAwait(false) && _states.Current.Status == VppConnectionStatus.Unresponsive)
            {
                _logger.ResponsiveAgain(_options.Client.SocketPath, _time.GetUtcNow() - _states.Current.Since);
                SetState(VppConnectionStatus.Connected, null);
            }
        }
    }

    private static async Task<bool> IsAnsweredAsync(VppClient client)
    {
        try
        {
            await client.TryInvokeAsync<Ping, PingReply>(default).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is TimeoutException or VppConnectionException)
        {
            return false;
        }
        catch (Exception error) when (error is VppRequestDroppedException or VppMessageUnavailableException)
        {
            // It answered something else since, or cannot be asked.
            return true;
        }
    }

    private async Task<bool> EndsWithinAsync(Task task, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(time, _time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task WaitForNextAttemptAsync(Exception error, CancellationToken cancellationToken)
    {
        var wait = _delay.Next();
        if (_attempt == 1) _logger.NotConnected(error, _options.Client.SocketPath);
        else _logger.StillNotConnected(_options.Client.SocketPath, _attempt, error.Message);
        SetState(VppConnectionStatus.Disconnected, error);
        try
        {
            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }

    private void SetState(VppConnectionStatus status, Exception? reason)
        => _states.Set(new VppConnectionState(status, _generation, _attempt, reason, _time.GetUtcNow()));

    /// <summary>Sets what is there and how it is, and wakes those who wait for a connection.</summary>
    private void Announce(SupervisedConnection? connection, VppConnectionStatus status, Exception? reason)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            Volatile.Write(ref _connection, connection);
            SetState(status, reason);
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
