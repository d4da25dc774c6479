using Bunit;
using Controller.Web.Planning;

namespace Controller.Web.Tests.Planning;

public sealed class ChangeCountsTests : PagesContext
{
    [Theory]
    [InlineData(0, 0, 0, 0, "no change", "no change")]
    [InlineData(2, 0, 0, 0, "+2", "2 created")]
    [InlineData(6, 2, 1, 3, "+6~2±1−3", "6 created, 2 changed, 1 recreated, 3 removed")]
    public void Counts_OfChanges_AreSignsToSeeAndWordsToHear(int create, int update, int recreate, int delete, string seen, string heard)
    {
        var counts = Render<ChangeCounts>(parameters => parameters.Add(one => one.Create, create).Add(one => one.Update, update).Add(one => one.Recreate, recreate).Add(one => one.Delete, delete)).Find(".counts");
        Assert.Equal(seen, string.Concat(counts.Children.Select(part => part.TextContent)));
        Assert.Equal(heard, counts.GetAttribute("aria-label"));
    }
}
