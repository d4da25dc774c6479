using Controller.Api.Storage;

namespace Controller.Api.Tests.Storage;

public sealed class IdempotencyMemoryTests
{
    [Fact]
    public void Add_MoreThanItHolds_ForgetsTheOldest()
    {
        var memory = new IdempotencyMemory(2);
        foreach (var key in new[] { "a", "b", "c" })
            memory.Add(key, Entry());
        Assert.Null(memory.Find("a"));
        Assert.NotNull(memory.Find("b"));
        Assert.NotNull(memory.Find("c"));
    }

    [Fact]
    public void Add_AfterRemovals_StillHoldsAsManyAsItSays()
    {
        var memory = new IdempotencyMemory(2);
        for (var i = 0; i < 100; i++)
        {
            memory.Add($"{i}", Entry());
            Assert.True(memory.Remove($"{i}"));
        }

        foreach (var key in new[] { "a", "b", "c" })
            memory.Add(key, Entry());
        Assert.Equal([false, true, true], new[] { "a", "b", "c" }.Select(key => memory.Find(key) is not null));
    }

    private static IdempotencyEntry Entry() => new(new byte[32], Guid.Empty, null);
}
