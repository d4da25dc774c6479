using VppApi.Session;

namespace VppApi.Tests.Session;

public sealed class RowQueueTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void TryTake_AfterAnyPattern_GivesEveryRowInOrder(int largest)
    {
        var queue = new RowQueue();
        var random = new Random(largest);
        var expected = new Queue<byte[]>();
        var bytes = 0L;
        for (var step = 0; step < 3000; step++)
        {
            if (random.Next(5) < 3)
            {
                var row = new byte[random.Next(2, largest)];
                random.NextBytes(row);
                queue.Add(row);
                expected.Enqueue(row);
                bytes += row.Length + sizeof(int);
            }
            else if (queue.TryTake(out var row))
            {
                bytes -= row.Length + sizeof(int);
                Assert.Equal(expected.Dequeue(), row.ToArray());
            }

            Assert.Equal(bytes, queue.Bytes);
            Assert.Equal(expected.Count == 0, queue.IsEmpty);
        }

        while (expected.TryDequeue(out var rest))
        {
            Assert.True(queue.TryTake(out var row));
            Assert.Equal(rest, row.ToArray());
        }

        Assert.False(queue.TryTake(out _));
        queue.Clear();
    }
}
