using SideBySide.Report;

namespace Bench.Tests;

public sealed class MarkedSectionTests
{
    private static readonly MarkedSection Section = new("bench");

    [Fact]
    public void Replace_OldPart_IsReplacedAndTheRestStays()
    {
        const string Document = "# A\n<!-- bench:begin -->\nold\n<!-- bench:end -->\n# B\n";

        var replaced = Section.Replace(Document, "new\n");

        Assert.Equal("# A\n<!-- bench:begin -->\nnew\n<!-- bench:end -->\n# B\n", replaced);
        Assert.Equal(replaced, Section.Replace(replaced, "new"));
    }

    [Theory]
    [InlineData("no section")]
    [InlineData("<!-- bench:begin -->")]
    [InlineData("<!-- bench:end -->\n<!-- bench:begin -->")]
    [InlineData("<!-- bench:begin -->\n<!-- bench:begin -->\n<!-- bench:end -->")]
    public void Replace_NotExactlyOnePlace_IsRefused(string document) => Assert.Throws<FormatException>(() => Section.Replace(document, "new"));

    [Fact]
    public void PerformanceDocument_HasTheSection()
        => Section.Replace(File.ReadAllText(TestKit.RepositoryRoot.File("docs/performance.md")), "new");
}
