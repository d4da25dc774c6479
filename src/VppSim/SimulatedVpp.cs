using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using VppSim.Handlers;
using VppSim.Misbehaviour;
using VppSim.Protocol;
using VppSim.State;
using VppSim.Stats;
using VppSim.Traffic;
using VppSim.Transport;

namespace VppSim;

/// <summary>
/// A VPP that moves no packet: it speaks VPP's socket protocol from the generated messages, keeps what it is told, refuses what VPP
/// refuses, serves a stats segment, and misbehaves on demand. It says that it is a simulation: its <c>show_version</c> names the
/// program <c>vppsim</c>. All requests are handled one at a time, as on VPP's main thread.
/// </summary>
public sealed class SimulatedVpp : IAsyncDisposable
{
    private readonly SimulatedVppOptions _options;
    private readonly ILogger _logger;
    private readonly Lock _mainThread = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<SimulatedConnection> _connections = [];
    private readonly List<(SimulatedConnection Connection, byte[] Message)> _stalled = [];
    private readonly StatsServer? _stats;
    private readonly ITimer _ticker;
    private Socket _listener;
    private Task _accepting;
    private Boot _boot;
    private bool _isStalled;
    private bool _dead;

    private SimulatedVpp(SimulatedVppOptions options)
    {
        _options = options;
        _logger = options.LoggerFactory.CreateLogger<SimulatedVpp>();
        Plan = new MisbehaviourPlan();
        _boot = NewBoot();
        if (options.StatsSocket is { } path) _stats = StatsServer.Start(path);
        PublishStats();
        _listener = Listen();
        _accepting = AcceptAsync(_listener);
        _ticker = options.TimeProvider.CreateTimer(_ => Tick(), null, TrafficModel.Interval, TrafficModel.Interval);
    }

    /// <summary>How it is told to misbehave.</summary>
    public MisbehaviourPlan Plan { get; }

    /// <summary>Requests handled since the last restart, by VPP's name of the message.</summary>
    public IReadOnlyDictionary<string, int> Requests
    {
        get
        {
            lock (_mainThread) return new Dictionary<string, int>(_boot.Requests, StringComparer.Ordinal);
        }
    }

    /// <summary>Clients that are connected now.</summary>
    public int Clients
    {
        get
        {
            lock (_mainThread) return _connections.Count;
        }
    }

    /// <summary>Starts one; its sockets accept when this returns.</summary>
    /// <param name="options">What to pretend.</param>
    /// <returns>The running simulator.</returns>
    public static SimulatedVpp Start(SimulatedVppOptions options) => new(options);

    /// <summary>Dies and comes back: connections break, all state is gone, the process id and the boot time are new.</summary>
    public void Restart()
    {
        Die();
        ComeBack();
    }

    /// <summary>Dies and stays away until <see cref="ComeBack"/>: nobody listens, nothing moves, all state is gone.</summary>
    public void Die()
    {
        lock (_mainThread)
        {
            if (_dead) return;
            _dead = true;
            _listener.Dispose();
            CloseConnections();
            _stats?.Die();
        }
    }

    /// <summary>Starts anew after <see cref="Die"/>.</summary>
    public void ComeBack()
    {
        lock (_mainThread)
        {
            if (!_dead) return;
            _dead = false;
            _stalled.Clear();
            _isStalled = false;
            _boot = NewBoot();
            _stats?.ComeBack();
            PublishStats();
            _listener = Listen();
            _accepting = AcceptAsync(_listener);
        }
    }

    /// <summary>Hangs: connections stay, nothing is answered and nothing moves until <see cref="Resume"/>.</summary>
    public void Stall()
    {
        lock (_mainThread) _isStalled = true;
    }

    /// <summary>Goes on after <see cref="Stall"/> with what has come in meanwhile, in order.</summary>
    public void Resume()
    {
        lock (_mainThread)
        {
            _isStalled = false;
            foreach (var (connection, message) in _stalled.ToArray()) Handle(connection, message);
            _stalled.Clear();
        }
    }

    /// <summary>Breaks every connection and keeps the state, as a client sees a full socket or a killed proxy.</summary>
    public void CutConnections()
    {
        lock (_mainThread) CloseConnections();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ticker.DisposeAsync();
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        CutConnections();
        if (_stats is not null) await _stats.DisposeAsync();
        File.Delete(_options.ApiSocket);
        _stop.Dispose();
    }

    internal void Handle(SimulatedConnection connection, ReadOnlySpan<byte> message)
    {
        lock (_mainThread)
        {
            if (connection.IsClosed) return;
            if (_isStalled)
            {
                _stalled.Add((connection, message.ToArray()));
                return;
            }

            if (!_boot.Table.TryFind(message, out var handler))
            {
                SimLog.UnknownMessage(_logger, message.Length >= 2 ? (message[0] << 8) | message[1] : -1);
                return;
            }

            var name = handler.Request.Name;
            _boot.Requests[name] = _boot.Requests.GetValueOrDefault(name) + 1;
            if (message.Length < handler.Request.MinimumSize)
            {
                SimLog.Truncated(_logger, name, message.Length, handler.Request.MinimumSize);
                return;
            }

            if (!connection.Owns(handler.Request, message))
            {
                SimLog.WrongClient(_logger, name);
                return;
            }

            var state = _boot.State;
            var epoch = state.Epoch;
            Act(connection, handler, message);
            if (ReferenceEquals(state, _boot.State) && state.Epoch != epoch) PublishStats();
        }
    }

    internal void Forget(SimulatedConnection connection)
    {
        lock (_mainThread) _connections.Remove(connection);
    }

    private void Act(SimulatedConnection connection, RequestHandler handler, ReadOnlySpan<byte> message)
    {
        var action = Plan.Next(handler.Request.Name);
        switch (action.Kind)
        {
            case MisbehaviourKind.Drop:
                return;
            case MisbehaviourKind.Cut:
                if (action.MidFrame) connection.SendHalfAFrame();
                connection.Close();
                return;
            case MisbehaviourKind.Die:
                Restart();
                return;
            case MisbehaviourKind.Refuse:
                handler.Refuse(connection, message, action.Retval);
                return;
            case MisbehaviourKind.Delay:
                connection.HoldBack(action.Delay);
                break;
        }

        try
        {
            handler.Handle(connection, message);
        }
        catch (VppApi.VppProtocolException malformed)
        {
            SimLog.Malformed(_logger, handler.Request.Name, malformed);
        }
    }

    private Boot NewBoot()
    {
        var state = new SimulatedState(_options);
        var table = new MessageTable();
        var context = new HandlerContext(state, _options, table, Broadcast);
        HandlerCatalog.RegisterAll(context);
        return new Boot(state, table, new TrafficModel(state, _options));
    }

    private void Broadcast(Action<SimulatedConnection> send)
    {
        foreach (var connection in _connections) send(connection);
    }

    private void Tick()
    {
        lock (_mainThread)
        {
            if (_dead || _isStalled) return;
            var epoch = _boot.State.Epoch;
            if (_options.Traffic) _boot.Traffic.Advance();
            _boot.State.Heartbeat++;
            if (_boot.State.Epoch != epoch) PublishStats();
            else _stats?.Refresh(_boot.State);
        }
    }

    private void PublishStats() => _stats?.Publish(_boot.State);

    private Socket Listen()
    {
        File.Delete(_options.ApiSocket);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(_options.ApiSocket));
        listener.Listen(5);
        return listener;
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var socket = await listener.AcceptAsync(_stop.Token);
                var connection = new SimulatedConnection(this, socket, _logger);
                lock (_mainThread)
                {
                    if (_dead)
                    {
                        connection.Dispose();
                        continue;
                    }

                    connection.Begin(_boot.NextClientIndex(), _boot.Table, Plan);
                    _connections.Add(connection);
                }

                connection.Start();
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            SimLog.StoppedListening(_logger);
        }
    }

    private void CloseConnections()
    {
        foreach (var connection in _connections.ToArray()) connection.Close();
        _connections.Clear();
    }

    /// <summary>Everything that a restart makes anew.</summary>
    private sealed class Boot(SimulatedState state, MessageTable table, TrafficModel traffic)
    {
        private uint _clients;

        public SimulatedState State { get; } = state;

        public MessageTable Table { get; } = table;

        public TrafficModel Traffic { get; } = traffic;

        public Dictionary<string, int> Requests { get; } = new(StringComparer.Ordinal);

        // VPP marks socket clients by the index's highest bit.
        public uint NextClientIndex() => 0x8000_0000 | _clients++;
    }
}
