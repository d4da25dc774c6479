using Fuzz.Engine;
using TestKit.FakeVpp;
using VppApi;

namespace Fuzz.Targets;

/// <summary>A VPP that answers the handshake with the input. Bit 0 of the first byte: as the body of a proper reply, else as bare bytes.</summary>
internal sealed class HandshakeTarget : IFuzzTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public string Name => "handshake";

    /// <inheritdoc/>
    public int MaxLength => 4096;

    /// <inheritdoc/>
    public IEnumerable<byte[]> Seeds
    {
        get
        {
            var reply = FakeVppConnection.HandshakeReply(LiveApi.Table);
            return [[1, .. reply.ToArray()[2..]], [0, .. reply.ToFrame()], [1, .. FakeVppConnection.HandshakeReply(LiveApi.Table, response: -7).ToArray()[2..]]];
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> RunAsync(ReadOnlyMemory<byte> input)
    {
        if (input.IsEmpty) return 0;
        await using var server = new FakeVppServer(LiveApi.Table);
        var answering = AnswerAsync(server, input);
        try
        {
            await using var client = await VppClient.ConnectAsync(new VppClientOptions
            {
                SocketPath = server.SocketPath, Catalog = LiveApi.Catalog, ConnectTimeout = TimeSpan.FromSeconds(15), MaxFrameSize = 100_000,
            }).WaitAsync(Patience);
            return 1;
        }
        catch (Exception error) when (error is VppConnectionException)
        {
            return 2 + (error is VppProtocolException protocol ? (long)protocol.Error : 0);
        }
        finally
        {
            await answering;
        }
    }

    private static async Task AnswerAsync(FakeVppServer server, ReadOnlyMemory<byte> input)
    {
        using var connection = await server.AcceptAsync();
        await connection.ExpectAsync();
        var bytes = (input.Span[0] & 1) == 0
            ? input[1..].ToArray()
            : new FakeMessage(FakeVppConnection.CreateReply).Bytes(input[1..].ToArray()).ToFrame();
        try
        {
            await connection.SendBytesAsync(bytes);
        }
        catch (System.Net.Sockets.SocketException)
        {
            // The client had enough.
        }
    }
}
