using Controller.Api.Paging;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Tests.Paging;

public sealed class ListPageTests
{
    [Fact]
    public void Of_AllPages_HaveEveryRowOnceInOrder()
    {
        string[] rows = [.. Enumerable.Range(0, 25).Select(number => $"row {number * 7 % 25:D2}")];
        List<string> read = [];
        string? cursor = null;
        do
        {
            var page = ListPage.Of("rows", rows, row => row, 10, cursor);
            Assert.Equal(25, page.Total);
            read.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(rows.Order(StringComparer.Ordinal), read);
    }

    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(10, 10, 10)]
    [InlineData(3, 10, 3)]
    public void Of_RowsThatFit_HaveNoNext(int rows, int size, int expected)
    {
        var page = ListPage.Of("rows", Enumerable.Range(0, rows), row => $"{row:D3}", size, null);
        Assert.Equal(expected, page.Items.Count);
        Assert.Null(page.Next);
    }

    [Fact]
    public void Of_RowsThatComeAndGoBetweenPages_NeitherRepeatsNorHides()
    {
        var first = ListPage.Of("rows", ["b", "d", "f", "h"], row => row, 2, null);
        // The cursor's own row is gone and one before it is new.
        var second = ListPage.Of("rows", ["a", "b", "f", "g", "h"], row => row, 2, first.Next);
        Assert.Equal(["f", "g"], second.Items);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zzz")]
    [InlineData("!!!!")]
    [InlineData("_w")]
    [InlineData("b3RoZXIKYg")]
    public void Of_CursorOfAnother_IsRefused(string cursor)
    {
        var problem = Assert.Throws<ControllerProblemException>(() => ListPage.Of("rows", ["a"], row => row, 2, cursor));
        Assert.Equal((ProblemCodes.InvalidParameter, 400), (problem.Code, problem.Status));
    }
}
