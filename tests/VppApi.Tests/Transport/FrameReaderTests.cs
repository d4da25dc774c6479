using TestKit.FakeVpp;
using VppApi.Transport;

namespace VppApi.Tests.Transport;

public sealed class FrameReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(1_000_000)]
    public void TryRead_PiecesOfAnySize_GivesTheSameMessages(int piece)
    {
        int[] sizes = [2, 10, 60, 5000, 300_000, 4, 700_000, 3];
        var stream = sizes.SelectMany((size, index) => FakeMessage.Frame(Body(size, index))).ToArray();
        using var reader = new FrameReader(1024 * 1024);
        var read = new List<byte[]>();

        for (var sent = 0; sent < stream.Length;)
        {
            var free = reader.GetFreeSpace();
            Assert.False(free.IsEmpty);
            var count = Math.Min(Math.Min(piece, free.Length), stream.Length - sent);
            stream.AsSpan(sent, count).CopyTo(free);
            reader.Advance(count);
            sent += count;
            while (reader.TryRead(out var message)) read.Add(message.ToArray());
        }

        Assert.Equal(sizes.Select(Body), read);
        Assert.True(reader.IsEmpty);
    }

    [Fact]
    public void TryRead_LengthAtTheLimit_IsAccepted()
    {
        using var reader = new FrameReader(1024);
        Feed(reader, FakeMessage.Frame(new byte[1024]));

        Assert.True(reader.TryRead(out var message));
        Assert.Equal(1024, message.Length);
    }

    [Theory]
    [InlineData(1025u, ProtocolError.FrameTooLarge)]
    [InlineData(uint.MaxValue, ProtocolError.FrameTooLarge)]
    [InlineData(1u, ProtocolError.FrameTooSmall)]
    [InlineData(0u, ProtocolError.FrameTooSmall)]
    public void TryRead_ImpossibleLength_ThrowsOnceTheHeaderIsThere(uint length, ProtocolError expected)
    {
        using var reader = new FrameReader(1024);
        var frame = FakeMessage.FrameClaiming(length, []);
        Feed(reader, frame[..15]);
        Assert.False(reader.TryRead(out _));

        Feed(reader, frame[15..]);

        Assert.Equal(expected, Assert.Throws<VppProtocolException>(() => reader.TryRead(out _)).Error);
    }

    [Fact]
    public void GetFreeSpace_AfterALargeMessage_GoesBackToTheBase()
    {
        using var reader = new FrameReader(64 * 1024 * 1024);
        var ordinary = reader.GetFreeSpace().Length;
        foreach (var chunk in FakeMessage.Frame(new byte[8 * 1024 * 1024]).Chunk(100_000)) Feed(reader, chunk);
        Assert.True(reader.TryRead(out _));

        Assert.Equal(ordinary, reader.GetFreeSpace().Length);
    }

    private static void Feed(FrameReader reader, byte[] bytes)
    {
        for (var fed = 0; fed < bytes.Length;)
        {
            var free = reader.GetFreeSpace();
            var count = Math.Min(free.Length, bytes.Length - fed);
            bytes.AsSpan(fed, count).CopyTo(free);
            reader.Advance(count);
            fed += count;
        }
    }

    private static byte[] Body(int size, int index) => Enumerable.Range(0, size).Select(i => (byte)(i + index)).ToArray();
}
