using VppApi.Transport;

namespace VppApi.Tests.Transport;

public sealed class OutgoingBufferTests
{
    [Fact]
    public void TryTake_SmallFrames_FillsChunksOfFourKilobytes()
    {
        var buffer = new OutgoingBuffer();
        for (var i = 0; i < 200; i++) Add(buffer, 26, (byte)i);

        Assert.Equal(200, buffer.Frames);
        Assert.True(buffer.HasFullChunk);
        Assert.Equal(157 * 26, Take(buffer, fullOnly: true)!.Length);
        Assert.Null(Take(buffer, fullOnly: true));
        Assert.Equal(43 * 26, Take(buffer, fullOnly: false)!.Length);
        Assert.True(buffer.IsEmpty);
        Assert.Null(Take(buffer, fullOnly: false));
    }

    [Fact]
    public void Reserve_Uncommitted_LeavesNothing()
    {
        var buffer = new OutgoingBuffer();
        buffer.Reserve(100);
        Assert.True(buffer.IsEmpty);
        Assert.Null(buffer.TryTake(fullOnly: false));

        buffer.Reserve(10_000);
        Assert.True(buffer.IsEmpty);
        Assert.Null(buffer.TryTake(fullOnly: false));

        Add(buffer, 10, 1);
        Assert.Equal(Enumerable.Repeat((byte)1, 10), Take(buffer, fullOnly: false));
    }

    [Fact]
    public void Reserve_LargerThanAChunk_KeepsTheOrder()
    {
        var buffer = new OutgoingBuffer();
        Add(buffer, 10, 1);
        Add(buffer, 10_000, 2);
        Add(buffer, 10, 3);

        Assert.Equal([10, 10_000, 10], new[] { Take(buffer, false)!.Length, Take(buffer, false)!.Length, Take(buffer, false)!.Length });
        Assert.True(buffer.IsEmpty);
    }

    [Fact]
    public void TryTake_ChunkReturned_IsUsedAgain()
    {
        var buffer = new OutgoingBuffer();
        Add(buffer, 26, 1);
        var first = buffer.TryTake(fullOnly: false)!;
        buffer.Return(first);
        Add(buffer, 26, 2);

        Assert.Same(first, buffer.TryTake(fullOnly: false));
        Assert.Equal(26, first.Length);
    }

    private static void Add(OutgoingBuffer buffer, int size, byte value)
    {
        var frame = buffer.Reserve(size);
        Assert.Equal(size, frame.Length);
        frame.Fill(value);
        buffer.Commit(size, 1);
    }

    private static byte[]? Take(OutgoingBuffer buffer, bool fullOnly)
    {
        if (buffer.TryTake(fullOnly) is not { } chunk) return null;
        var written = chunk.Written.ToArray();
        buffer.Return(chunk);
        return written;
    }
}
