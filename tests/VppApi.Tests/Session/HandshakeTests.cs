using TestKit;
using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

public sealed class HandshakeTests
{
    [Fact]
    public async Task ConnectAsync_Welcome_TellsItsNameAndIsConnected()
    {
        await using var server = new FakeVppServer(TestMessages.Table);
        var accepting = server.AcceptAndShakeHandsAsync();

        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath, ClientName = "ein Gerät" });

        using var vpp = await accepting;
        Assert.Equal("ein Gerät", vpp.ClientName);
        Assert.True(client.IsConnected);
        Assert.False(client.Closed.IsCompleted);
    }

    [Fact]
    public async Task ConnectAsync_TableArrivesByteByByte_Connects()
    {
        await using var server = new FakeVppServer(TestMessages.Table);
        var connecting = VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath, Catalog = TestMessages.Catalog });
        using var vpp = await server.AcceptAsync();
        await vpp.ReceiveAsync();
        foreach (var one in FakeVppConnection.HandshakeReply(TestMessages.Table).ToFrame()) await vpp.SendBytesAsync(new[] { one });

        await using var client = await connecting;

        Assert.True(client.Compatibility.IsComplete);
    }

    [Fact]
    public async Task ConnectAsync_Refused_TellsVppsReason()
    {
        await using var server = new FakeVppServer(TestMessages.Table);
        var connecting = VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath });
        using var vpp = await server.AcceptAsync();
        await vpp.ShakeHandsAsync(TestMessages.Table, response: -31);

        var error = await Assert.ThrowsAsync<VppProtocolException>(() => connecting);

        Assert.Equal(ProtocolError.BadHandshake, error.Error);
        Assert.Contains("INVALID_REGISTRATION (-31)", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Garbled => new()
    {
        { "another message first", new FakeMessage(24).U32(0).I32(0).U32(0).U32(0).ToFrame() },
        { "an answer that ends early", new FakeMessage(16).U32(0).U32(0).I32(0).ToFrame() },
        { "a table that is shorter than it says", new FakeMessage(16).U32(0).U32(0).I32(0).U32(1).U16(2).U16(100).Text("echo_00000001", 64).ToFrame() },
        { "a frame of 4 GB", FakeMessage.FrameClaiming(uint.MaxValue, []) },
        { "a frame of one byte", FakeMessage.FrameClaiming(1, [0]) },
    };

    [Theory]
    [MemberData(nameof(Garbled))]
    public async Task ConnectAsync_Garbled_FailsAsProtocolError(string what, byte[] answer)
    {
        Assert.NotEmpty(what);
        await using var server = new FakeVppServer(TestMessages.Table);
        var connecting = VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath });
        using var vpp = await server.AcceptAsync();
        await vpp.ReceiveAsync();
        await vpp.SendBytesAsync(answer);

        await Assert.ThrowsAsync<VppProtocolException>(() => connecting);
    }

    [Fact]
    public async Task ConnectAsync_ClosedDuringHandshake_Fails()
    {
        await using var server = new FakeVppServer(TestMessages.Table);
        var connecting = VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath });
        using (var vpp = await server.AcceptAsync())
        {
            await vpp.ReceiveAsync();
            await vpp.SendBytesAsync(FakeVppConnection.HandshakeReply(TestMessages.Table).ToFrame().AsMemory(0, 100));
        }

        var error = await Assert.ThrowsAsync<VppConnectionException>(() => connecting);

        Assert.Contains("closed during the handshake", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_NobodyListens_NamesThePath()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("none.sock");

        var error = await Assert.ThrowsAsync<VppConnectionException>(() => VppClient.ConnectAsync(new VppClientOptions { SocketPath = path }));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_NoAnswer_TimesOut()
    {
        await using var server = new FakeVppServer(TestMessages.Table);

        var error = await Assert.ThrowsAsync<VppConnectionException>(() => VppClient.ConnectAsync(
            new VppClientOptions { SocketPath = server.SocketPath, ConnectTimeout = TimeSpan.FromMilliseconds(50) }));

        Assert.Contains("within 0.05 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_CancelledBeforeTheAnswer_StillTellsVppThatItGoes()
    {
        await using var server = new FakeVppServer(TestMessages.Table);
        using var cancellation = new CancellationTokenSource();
        var connecting = VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath }, cancellation.Token);
        using var vpp = await server.AcceptAsync();
        await vpp.ReceiveAsync();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        await vpp.SendAsync(FakeVppConnection.HandshakeReply(TestMessages.Table));

        var farewell = await vpp.ExpectAsync();
        Assert.Equal(FakeVppConnection.Delete, farewell.Id);
        Assert.Equal(FakeVppConnection.ClientIndex, farewell.ClientIndex);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a name of more than the sixty-three bytes that its field holds..")]
    public async Task ConnectAsync_BadName_IsRefusedBeforeAnythingIsSent(string name)
        => await Assert.ThrowsAnyAsync<ArgumentException>(() => VppClient.ConnectAsync(new VppClientOptions { ClientName = name }));
}
