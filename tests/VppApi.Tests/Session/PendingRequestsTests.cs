using VppApi.Session;

namespace VppApi.Tests.Session;

public sealed class PendingRequestsTests
{
    [Fact]
    public void TryFind_SlotUsedAgain_KnowsTheOldContextNoMore()
    {
        var pending = new PendingRequests();
        var first = Add(pending);
        Assert.True(pending.TryFind(first, out var index));
        pending.Remove(index);
        Assert.False(pending.TryFind(first, out _));

        var second = Add(pending);

        Assert.NotEqual(first, second);
        Assert.False(pending.TryFind(first, out _));
        Assert.True(pending.TryFind(second, out var again));
        Assert.Equal(index, again);
    }

    [Fact]
    public void Add_AnyNumberOfTimes_NeverLooksLikeAClientIndex()
    {
        var pending = new PendingRequests();
        for (var i = 0; i < 70_000; i++)
        {
            var context = Add(pending);
            Assert.Equal(0u, context >> 31);
            Assert.True(pending.TryFind(context, out var index));
            pending.Remove(index);
        }

        Assert.Equal(0, pending.Count);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0xffffffffu)]
    [InlineData(0x80000000u)]
    [InlineData(0x0001ffffu)]
    public void TryFind_ForeignContext_IsFalse(uint context)
    {
        var pending = new PendingRequests();
        Add(pending);

        Assert.False(pending.TryFind(context, out _));
    }

    [Fact]
    public void Remove_AnyOrder_KeepsTheSendOrderOfTheRest()
    {
        var pending = new PendingRequests();
        var random = new Random(7);
        var expected = new List<int>();
        for (var step = 0; step < 5000; step++)
        {
            if (expected.Count == 0 || random.Next(5) < 3)
            {
                Assert.True(pending.TryFind(Add(pending, ordered: random.Next(4) > 0), out var added));
                if (pending[added].Ordered) expected.Add(added);
                else pending.Remove(added);
            }
            else
            {
                var victim = expected[random.Next(expected.Count)];
                pending.Remove(victim);
                expected.Remove(victim);
            }

            Assert.Equal(expected.Count, pending.OrderedCount);
            Assert.Equal(expected.Count > 0, pending.TryGetOldest(out var oldest));
            Assert.Equal(expected.Count > 0, pending.TryGetNewest(out var newest));
            if (expected.Count > 0) Assert.Equal((expected[0], expected[^1]), (oldest, newest));
        }

        while (pending.TryGetOldest(out var next))
        {
            Assert.Equal(expected[0], next);
            expected.RemoveAt(0);
            pending.Remove(next);
        }

        Assert.Empty(expected);
    }

    [Fact]
    public void Add_MoreThanContextsCanAddress_Throws()
    {
        var pending = new PendingRequests();
        var contexts = new HashSet<uint>();
        for (var i = 0; i < 65536; i++) Assert.True(contexts.Add(Add(pending)));

        Assert.Throws<InvalidOperationException>(() => Add(pending));
    }

    private static uint Add(PendingRequests pending, bool ordered = true)
        => pending.Add(new PendingSlot { RequestName = "echo", FinalId = 1, RowId = PendingSlot.NoMessage, Ordered = ordered });
}
