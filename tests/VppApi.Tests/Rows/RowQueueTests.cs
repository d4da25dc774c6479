using TestKit;
using VppApi.Rows;

namespace VppApi.Tests.Rows;

public sealed class RowQueueTests
{
    private readonly Lock _gate = new();

    [Theory]
    [InlineData(10, long.MaxValue)]
    [InlineData(300, long.MaxValue)]
    [InlineData(70_000, long.MaxValue)]
    [InlineData(300, 0)]
    [InlineData(3000, 200_000)]
    [InlineData(70_000, 0)]
    [InlineData(200_000, 1_000_000)]
    public void TryTake_AfterAnyPattern_GivesEveryRowInOrder(int largest, long memory)
    {
        using var directory = new TemporaryDirectory("rows-");
        var queue = Queue(memory, directory.Path);
        var random = new Random(largest);
        var expected = new Queue<byte[]>();
        var bytes = 0L;
        for (var step = 0; step < 3000; step++)
        {
            // Times in which it fills, and times in which it drains.
            if (random.Next(5) < (step / 500 % 2 == 0 ? 4 : 1))
            {
                var row = new byte[random.Next(2, largest)];
                random.NextBytes(row);
                lock (_gate) Assert.True(queue.TryAdd(row));
                expected.Enqueue(row);
                bytes += row.Length + sizeof(int);
            }
            else if (TryTake(queue, out var row))
            {
                bytes -= row.Length + sizeof(int);
                Assert.True(expected.Dequeue().AsSpan().SequenceEqual(row));
            }

            lock (_gate)
            {
                Assert.Equal(bytes, queue.Bytes);
                Assert.Equal(expected.Count == 0, queue.IsEmpty);
            }
        }

        while (expected.TryDequeue(out var rest))
        {
            Assert.True(TryTake(queue, out var row));
            Assert.True(rest.AsSpan().SequenceEqual(row));
        }

        Assert.False(TryTake(queue, out _));
        lock (_gate) queue.Clear();
    }

    [Fact]
    public async Task TryAdd_BeyondTheMemory_GoesToAFileWithoutANameAndComesBack()
    {
        const int Rows = 2000;
        using var directory = new TemporaryDirectory("rows-");
        var queue = Queue(100_000, directory.Path);
        for (var i = 0; i < Rows; i++)
        {
            lock (_gate) Assert.True(queue.TryAdd(Row(i)));
        }

        await Eventually.TrueAsync(() =>
        {
            lock (_gate) return queue.InMemory < 300_000;
        });
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Path));
        Assert.Equal(1, OpenFilesIn(directory.Path));

        for (var i = 0; i < Rows; i++)
        {
            Assert.True(TryTake(queue, out var row));
            Assert.Equal(Row(i), row);
        }

        lock (_gate) queue.Clear();
        Assert.Equal(0, OpenFilesIn(directory.Path));

        static byte[] Row(int number)
        {
            var row = new byte[1000];
            new Random(number).NextBytes(row);
            return row;
        }
    }

    [Fact]
    public async Task TryAdd_FilledAndDrainedForEver_FileDoesNotGrow()
    {
        using var directory = new TemporaryDirectory("rows-");
        var queue = Queue(0, directory.Path);
        var row = new byte[10_000];
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 100; i++)
            {
                lock (_gate) Assert.True(queue.TryAdd(row));
            }

            await Eventually.TrueAsync(() =>
            {
                lock (_gate) return queue.InMemory < 200_000;
            });
            for (var i = 0; i < 100; i++) Assert.True(TryTake(queue, out _));
        }

        // 1 MB a round; the last segment of a round may still be in memory.
        Assert.InRange(queue.FileSize, 1, 3_000_000);
        lock (_gate) queue.Clear();
    }

    [Fact]
    public void TryAdd_NoFileAllowed_RefusesBeyondTheMemory()
    {
        var queue = Queue(1000, "/nowhere", file: 0);

        lock (_gate)
        {
            Assert.True(queue.TryAdd(new byte[600]));
            Assert.False(queue.TryAdd(new byte[600]));
        }
    }

    [Fact]
    public void TryAdd_MoreThanTheFileMayHave_Refuses()
    {
        using var directory = new TemporaryDirectory("rows-");
        var queue = Queue(0, directory.Path, file: 1_000_000);
        var row = new byte[10_000];
        var added = 0;
        lock (_gate)
        {
            while (queue.TryAdd(row)) added++;
        }

        // The file, the segment at the head and the one at the end.
        Assert.InRange(added, 100, 120);
        for (var i = 0; i < added; i++) Assert.True(TryTake(queue, out _));
        lock (_gate) queue.Clear();
    }

    [Fact]
    public async Task TryAdd_DirectoryIsNotThere_Tells()
    {
        var failure = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = new RowQueue(_gate, new RowLimits(0, long.MaxValue, "/nowhere"), static () => { }, failure.SetResult);
        var row = new byte[40_000];
        for (var i = 0; i < 4; i++)
        {
            lock (_gate) queue.TryAdd(row);
        }

        Assert.IsType<DirectoryNotFoundException>(await failure.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Clear_WhileWriting_ClosesTheFile()
    {
        using var directory = new TemporaryDirectory("rows-");
        for (var round = 0; round < 50; round++)
        {
            var queue = Queue(0, directory.Path);
            for (var i = 0; i < 200; i++)
            {
                lock (_gate) queue.TryAdd(new byte[5000]);
            }

            lock (_gate) queue.Clear();
        }

        await Eventually.TrueAsync(() => OpenFilesIn(directory.Path) == 0);
    }

    private RowQueue Queue(long memory, string directory, long file = long.MaxValue)
        => new(_gate, new RowLimits(memory, file, directory), static () => { }, error => throw error);

    private bool TryTake(RowQueue queue, out byte[] row)
    {
        while (true)
        {
            RowSegment? absent;
            lock (_gate)
            {
                if (queue.TryTake(out var bytes, out absent))
                {
                    row = bytes.ToArray();
                    return true;
                }
            }

            row = [];
            if (absent is null) return false;
            queue.Load(absent);
        }
    }

    private static int OpenFilesIn(string directory)
        => new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Count(file => file.LinkTarget?.StartsWith(directory, StringComparison.Ordinal) == true);
}
