using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

public sealed class CompatibilityTests
{
    [Fact]
    public async Task Compatibility_OtherRelease_TellsMissingFromChanged()
    {
        var table = new Dictionary<string, ushort>(TestMessages.Table, StringComparer.Ordinal);
        table.Remove(Resolve.Descriptor.NameCrc);
        table.Remove(Echo.Descriptor.NameCrc);
        table["echo_0badcafe"] = 900;
        table["something_new_12345678"] = 901;
        await using var server = new FakeVppServer(table);
        var accepting = server.AcceptAndShakeHandsAsync();

        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath, Catalog = TestMessages.Catalog });

        using var vpp = await accepting;
        Assert.Equal([Resolve.Descriptor], client.Compatibility.Missing);
        var changed = Assert.Single(client.Compatibility.CrcChanged);
        Assert.Equal(Echo.Descriptor, changed.Descriptor);
        Assert.Equal(0x0badcafeu, changed.ActualCrc);
        Assert.Equal(1, client.Compatibility.ExtraCount);
        Assert.False(client.Compatibility.IsComplete);
        Assert.False(client.Supports(Echo.Descriptor));
        Assert.True(client.Supports(ListDump.Descriptor));

        var gone = await Assert.ThrowsAsync<VppMessageUnavailableException>(async () => await client.InvokeAsync<Resolve, EchoReply>(default));
        Assert.Null(gone.ActualCrc);
        var other = await Assert.ThrowsAsync<VppMessageUnavailableException>(async () => await client.InvokeAsync<Echo, EchoReply>(default));
        Assert.Equal(0x0badcafeu, other.ActualCrc);
        await client.DisposeAsync();
        Assert.Equal(FakeVppConnection.Delete, (await vpp.ExpectAsync()).Id); // nothing was sent before the farewell
    }

    [Fact]
    public async Task Supports_MessageOutsideTheCatalog_IsLookedUp()
    {
        await using var server = new FakeVppServer(TestMessages.Table);
        var accepting = server.AcceptAndShakeHandsAsync();

        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath });

        using var vpp = await accepting;
        Assert.True(client.Supports(Echo.Descriptor));
        Assert.False(client.Supports(new MessageDescriptor("echo", 0x77, "test", MessageKind.Request, 10, 2, 6, -1)));
        Assert.Equal(TestMessages.Ids.Count, client.Compatibility.ExtraCount);
    }
}
