using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

public sealed class CursorStreamTests
{
    private const int Again = -165;
    private const int InvalidValue = -7;

    [Fact]
    public async Task StreamAsync_SeveralPages_AreOneEnumeration()
    {
        var (rows, cursors) = await WalkAsync([(3, Again, 3), (3, Again, 6), (1, 0, 7)]);

        Assert.Equal(7, rows);
        Assert.Equal([0u, 3u, 6u], cursors);
    }

    [Fact]
    public async Task StreamAsync_EmptyPoolWithGarbageCursor_IsEmpty()
        => Assert.Equal(0, (await WalkAsync([(0, 0, 0xdeadbeef)])).Rows);

    [Fact]
    public async Task StreamAsync_EmptyVector_IsEmpty()
        => Assert.Equal(0, (await WalkAsync([(0, InvalidValue, ~0u)])).Rows);

    [Fact]
    public async Task StreamAsync_RestDeletedMeanwhile_Ends()
        => Assert.Equal(2, (await WalkAsync([(2, Again, 2), (0, InvalidValue, ~0u)])).Rows);

    [Theory]
    [InlineData(0, -2, 0)]
    [InlineData(1, InvalidValue, ~0u)]
    [InlineData(0, InvalidValue, 5)]
    public async Task StreamAsync_Refused_Throws(int rows, int retval, uint cursor)
    {
        var error = await Assert.ThrowsAsync<VppApiException>(() => WalkAsync([(rows, retval, cursor)]));

        Assert.Equal(("walk_get", retval), (error.RequestName, error.Retval));
    }

    [Fact]
    public async Task StreamAsync_LeftInTheSecondPage_AsksForNoThird()
    {
        await using var session = await FakeSession.StartAsync();
        var cursors = new List<uint>();
        var serving = session.Vpp.ServeAsync(request => Page(request, cursors, 3, Again, request.Field(0) + 3));

        Assert.Equal(5, await session.Client.StreamAsync<WalkGet, WalkGetReply, ListDetails>(default).Take(5).CountAsync());

        await session.Client.DisposeAsync();
        await serving;
        Assert.Equal([0u, 3u], cursors);
    }

    private static async Task<(int Rows, IReadOnlyList<uint> Cursors)> WalkAsync((int Rows, int Retval, uint Cursor)[] pages)
    {
        await using var session = await FakeSession.StartAsync();
        var cursors = new List<uint>();
        var serving = session.Vpp.ServeAsync(request =>
        {
            var (rows, retval, cursor) = pages[cursors.Count];
            return Page(request, cursors, rows, retval, cursor);
        });

        var count = await session.Client.StreamAsync<WalkGet, WalkGetReply, ListDetails>(default).CountAsync();
        await session.Client.DisposeAsync();
        await serving;
        return (count, cursors);
    }

    private static IEnumerable<FakeMessage> Page(FakeRequest request, List<uint> cursors, int rows, int retval, uint cursor)
    {
        cursors.Add(request.Field(0));
        for (var i = 0; i < rows; i++) yield return FakeSession.RowTo(request, request.Field(0) + (uint)i);
        yield return new FakeMessage(FakeSession.IdOf<WalkGetReply>()).U32(request.Context).I32(retval).U32(cursor);
    }
}
