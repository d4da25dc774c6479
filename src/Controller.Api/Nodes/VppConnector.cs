using VppApi;
using VppApi.Generated;
using VppApi.Generated.Memclnt;
using VppApi.Generated.Vpe;

namespace Controller.Api.Nodes;

/// <summary>Connects over VPP's API socket.</summary>
/// <param name="options">Where.</param>
/// <param name="loggers">Where the connection logs.</param>
/// <param name="time">The clock.</param>
internal sealed class VppConnector(ControllerOptions options, ILoggerFactory loggers, TimeProvider time) : IVppConnector
{
    private const string SimulatorProgram = "vppsim";

    /// <inheritdoc/>
    public async Task<VppLink> ConnectAsync(CancellationToken cancellationToken)
    {
        var changes = await ConnectAsync("vppilot", cancellationToken);
        VppClient? reads = null;
        try
        {
            reads = await ConnectAsync("vppilot-watch", cancellationToken);
            var version = await new VpeApi(reads).ShowVersionAsync(cancellationToken);
            var ping = await new MemclntApi(reads).ControlPingAsync(cancellationToken);
            return LinkOf(changes, reads, version, ping.VpePid);
        }
        catch (Exception e)
        {
            await changes.DisposeAsync();
            if (reads is not null)
            {
                await reads.DisposeAsync();
            }

            // A VPP that accepts and then does not answer the simplest requests is as good as none.
            throw e is VppConnectionException or OperationCanceledException ? e : new VppConnectionException(e.Message, e);
        }
    }

    private static VppLink LinkOf(VppClient changes, VppClient reads, ShowVersionReply version, uint processId) => new()
    {
        Changes = changes,
        Reads = reads,
        Compatibility = changes.Compatibility,
        SupportsMessage = changes.Supports,
        Closed = FirstClosedAsync(changes, reads),
        Close = async () =>
        {
            await changes.DisposeAsync();
            await reads.DisposeAsync();
        },
        Version = version.Version,
        IsSimulated = version.Program == SimulatorProgram,
        ProcessId = processId,
    };

    private static async Task<VppConnectionException?> FirstClosedAsync(VppClient changes, VppClient reads) =>
        await await Task.WhenAny(changes.Closed, reads.Closed);

    private Task<VppClient> ConnectAsync(string name, CancellationToken cancellationToken) => VppClient.ConnectAsync(
        new VppClientOptions
        {
            SocketPath = options.VppSocket,
            ClientName = name,
            Catalog = MessageCatalog.All,
            LoggerFactory = loggers,
            TimeProvider = time,
        },
        cancellationToken);
}
