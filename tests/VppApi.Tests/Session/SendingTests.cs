using TestKit.FakeVpp;
using VppApi.Codec;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

public sealed class SendingTests
{
    [Fact]
    public async Task InvokeAsync_WindowFull_WaitsItsTurnInOrder()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 4 });
        var calls = Enumerable.Range(0, 12).Select(value => session.EchoAsync((uint)value).AsTask()).ToArray();
        var requests = new Queue<FakeRequest>();
        for (var i = 0; i < 4; i++) requests.Enqueue(await session.Vpp.ExpectAsync());

        for (var i = 0; i < calls.Length; i++)
        {
            Assert.False(calls[i].IsCompleted);
            var request = requests.Dequeue();
            Assert.Equal((uint)i, request.Field(0));
            await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));
            Assert.Equal((uint)i, (await calls[i]).Value);
            if (i + 4 < calls.Length) requests.Enqueue(await session.Vpp.ExpectAsync());
        }
    }

    [Fact]
    public async Task InvokeAsync_ManyAtOnce_AreWrittenTogether()
    {
        const int Calls = 2000;
        await using var session = await FakeSession.StartAsync();
        var serving = session.ServeAsync();

        var calls = Enumerable.Range(0, Calls).Select(value => session.EchoAsync((uint)value).AsTask()).ToArray();
        await Task.WhenAll(calls);

        Assert.True(session.Vpp.Reads < Calls / 4, $"{session.Vpp.Reads} reads for {Calls} requests");
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task DumpAsync_RequestAndPing_AreOneWrite()
    {
        await using var session = await FakeSession.StartAsync();
        var dump = session.Client.DumpAsync<ListDump, ListDetails>(default).CountAsync();

        var requests = await session.Vpp.ReceiveOneReadAsync();

        Assert.Equal([FakeSession.IdOf<ListDump>(), FakeVppConnection.ControlPing], requests.Select(request => request.Id));
        await session.Vpp.AnswerPingAsync(requests[1]);
        Assert.Equal(0, await dump);
    }

    [Fact]
    public async Task InvokeAsync_VppDoesNotRead_CallersDoNotBlock()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 2000 });

        // Far more than the socket holds: every one of these must return at once, and arrive when VPP reads again.
        var calls = Enumerable.Range(0, 2000).Select(_ => session.Client.InvokeAsync<Bulk, EchoReply>(new Bulk { Value = 1 }).AsTask()).ToArray();
        var serving = session.Vpp.ServeAsync(request => [FakeSession.EchoReplyTo(request)]);

        await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(60));
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task InvokeAsync_MessageLargerThanAChunk_GoesOutWhole()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.Client.InvokeAsync<Bulk, EchoReply>(new Bulk { Value = 3 });

        var request = await session.Vpp.ExpectAsync();

        Assert.Equal(new Bulk().GetSize(), request.Bytes.Length);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));
        Assert.Equal(3u, (await call).Value);
    }

    [Fact]
    public async Task InvokeAsync_MessageThatCannotBeEncoded_FailsAloneAndSendsNothing()
    {
        await using var session = await FakeSession.StartAsync();

        await Assert.ThrowsAsync<VppProtocolException>(async () => await session.Client.InvokeAsync<Unwritable, EchoReply>(new Unwritable { Throws = true }));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.Client.InvokeAsync<Unwritable, EchoReply>(default));

        var call = session.EchoAsync(8);
        var request = await session.Vpp.ExpectAsync();
        Assert.Equal(FakeSession.IdOf<Echo>(), request.Id);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));
        Assert.Equal(8u, (await call).Value);
    }

    [Fact]
    public async Task InvokeAsync_ContinuationsOnReader_Work()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { RunContinuationsOnReader = true, Window = 3 });
        var serving = session.ServeAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async caller =>
        {
            for (var round = 0; round < 100; round++) Assert.Equal((uint)caller, (await session.EchoAsync((uint)caller)).Value);
        }));

        await session.Client.DisposeAsync();
        await serving;
    }

    /// <summary>An echo with 5000 bytes more.</summary>
    private struct Bulk : IVppMessage<Bulk>
    {
        private const int Padding = 5000;

        public static MessageDescriptor Descriptor => Echo.Descriptor;

        public uint Value { get; set; }

        public readonly int GetSize() => 14 + Padding;

        public readonly void Encode(ref MessageWriter writer)
        {
            writer.WriteZeros(10);
            writer.WriteUInt32(Value);
            writer.WriteZeros(Padding);
        }

        public static void Decode(ref MessageReader reader, out Bulk message) => message = default;
    }

    /// <summary>A message whose value does not fit, or that writes less than it says.</summary>
    private struct Unwritable : IVppMessage<Unwritable>
    {
        public static MessageDescriptor Descriptor => Echo.Descriptor;

        public bool Throws { get; set; }

        public readonly int GetSize() => 14;

        public readonly void Encode(ref MessageWriter writer)
        {
            writer.WriteZeros(10);
            if (Throws) throw new VppProtocolException(ProtocolError.ValueTooLong, "too long");
        }

        public static void Decode(ref MessageReader reader, out Unwritable message) => message = default;
    }
}
