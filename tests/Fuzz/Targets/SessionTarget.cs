using Fuzz.Engine;
using TestKit.FakeVpp;
using VppApi;
using VppApi.Generated.Interface;
using VppApi.Generated.Vpe;

namespace Fuzz.Targets;

/// <summary>
/// A VPP that sends whatever the input says while a call, a dump and an event subscription wait. The input is a list of messages: a byte for
/// what it is, a byte for its length, then its body. Everything that waits must end.
/// </summary>
internal sealed class SessionTarget : IFuzzTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public string Name => "session";

    /// <inheritdoc/>
    public int MaxLength => 2048;

    /// <inheritdoc/>
    public IEnumerable<byte[]> Seeds =>
    [
        [0, 8, 0, 0, 0, 0, 1, 2, 3, 4], [1, 200, .. new byte[200], 3, 12, .. new byte[12]], [2, 20, .. new byte[20], 4, 6, .. new byte[6]],
        [0, 4, 0xff, 0xff, 0xff, 0xd0], [5, 2, 9, 9, 6, 3, 1, 2, 3], [7, 4, 0x7f, 0xff, 0xff, 0xff], [3, 12, .. new byte[12], 0, 8, .. new byte[8]],
    ];

    /// <inheritdoc/>
    public async ValueTask<long> RunAsync(ReadOnlyMemory<byte> input)
    {
        await using var server = new FakeVppServer(LiveApi.Table);
        var accepting = server.AcceptAndShakeHandsAsync();
        await using var client = await VppClient.ConnectAsync(new VppClientOptions
        {
            SocketPath = server.SocketPath, Catalog = LiveApi.Catalog, ConnectTimeout = Patience, MaxFrameSize = 100_000, DumpMemoryLimit = 256, DumpFileLimit = 1 << 20,
            EventQueueCapacity = 8,
        });
        using var vpp = await accepting;
        var call = client.InvokeAsync<ShowVersion, ShowVersionReply>(default).AsTask();
        var dump = client.DumpAsync<SwInterfaceDump, SwInterfaceDetails>(default).CountAsync().AsTask();
        var events = client.EventsAsync<SwInterfaceEvent>().CountAsync().AsTask();
        var contexts = new Dictionary<ushort, uint>();
        while (contexts.Count < 3)
        {
            var request = await vpp.ExpectAsync();
            contexts.TryAdd(request.Id, request.Context);
        }

        await SendAsync(vpp, input, contexts);
        vpp.Dispose();
        return HashCode.Combine(await EndAsync(call), await EndAsync(dump), await EndAsync(events));
    }

    private static async Task SendAsync(FakeVppConnection vpp, ReadOnlyMemory<byte> input, Dictionary<ushort, uint> contexts)
    {
        try
        {
            while (input.Length >= 2)
            {
                var (kind, length) = (input.Span[0], Math.Min(input.Span[1], input.Length - 2));
                await vpp.SendBytesAsync(Bytes(kind, input.Slice(2, length).ToArray(), contexts));
                input = input[(2 + length)..];
            }
        }
        catch (System.Net.Sockets.SocketException)
        {
            // The client had enough.
        }
    }

    private static byte[] Bytes(byte kind, byte[] body, Dictionary<ushort, uint> contexts) => (kind & 7) switch
    {
        0 => Answer(ShowVersionReply.Descriptor, ShowVersion.Descriptor, body, contexts),
        1 => Answer(SwInterfaceDetails.Descriptor, SwInterfaceDump.Descriptor, body, contexts),
        2 => new FakeMessage(LiveApi.IdOf(SwInterfaceEvent.Descriptor)).Bytes(body).ToFrame(),
        3 => new FakeMessage(FakeVppConnection.ControlPingReply).U32(contexts[FakeVppConnection.ControlPing]).Bytes(body).ToFrame(),
        4 => new FakeMessage(FakeVppConnection.KeepAlive).Bytes(body).ToFrame(),
        5 => new FakeMessage((ushort)(body.Length == 0 ? 0 : body[0] << 8 | body[^1])).Bytes(body).ToFrame(),
        6 => body,
        _ => FakeMessage.FrameClaiming(body.Length < 4 ? 0 : BitConverter.ToUInt32(body), body),
    };

    private static byte[] Answer(MessageDescriptor reply, MessageDescriptor request, byte[] body, Dictionary<ushort, uint> contexts)
        => new FakeMessage(LiveApi.IdOf(reply)).U32(contexts[LiveApi.IdOf(request)]).Bytes(body).ToFrame();

    /// <summary>Waits for the end of something; which end is all that it tells.</summary>
    private static async Task<long> EndAsync(Task waiting)
    {
        try
        {
            await waiting.WaitAsync(Patience);
            return 1;
        }
        catch (TimeoutException error)
        {
            throw new InvalidOperationException("something still waits although the connection is gone", error);
        }
        catch (Exception error) when (LiveApi.IsExpected(error))
        {
            return error is VppProtocolException protocol ? 10 + (long)protocol.Error : error.GetType().Name.Length;
        }
    }
}
