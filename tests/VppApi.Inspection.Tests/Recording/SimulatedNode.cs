using TestKit;
using VppApi.Generated;
using VppApi.Inspection.Recording;
using VppSim;

namespace VppApi.Inspection.Tests.Recording;

/// <summary>A simulated VPP with a recorder before it.</summary>
internal sealed class SimulatedNode : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly MemoryStream _file = new();
    private readonly TraceWriter _writer;
    private readonly RecordingProxy _proxy;

    public SimulatedNode()
    {
        Vpp = SimulatedVpp.Start(new SimulatedVppOptions { ApiSocket = Socket, Traffic = false });
        _writer = new TraceWriter(_file, Recorded.Info, long.MaxValue, TimeProvider.System);
        _proxy = RecordingProxy.Start(RecordedSocket, Socket, _writer);
    }

    public SimulatedVpp Vpp { get; }

    public string Socket => _directory.File("api.sock");

    public string RecordedSocket => _directory.File("trace.sock");

    public Task<VppClient> ConnectAsync(string clientName = "a client")
        => VppClient.ConnectAsync(new VppClientOptions { SocketPath = RecordedSocket, ClientName = clientName, Catalog = MessageCatalog.All });

    /// <summary>Ends the recording.</summary>
    public async Task<byte[]> StopAsync()
    {
        await _proxy.DisposeAsync();
        _writer.Dispose();
        return _file.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _writer.Dispose();
        await Vpp.DisposeAsync();
        _directory.Dispose();
    }
}
