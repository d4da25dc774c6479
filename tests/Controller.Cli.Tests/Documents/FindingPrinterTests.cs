using Controller.Cli.Documents;
using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Tests.Documents;

public sealed class FindingPrinterTests
{
    [Fact]
    public void Print_AFindingWithAPlace_PointsAtIt()
        => Assert.Equal(
            """
            lab.yaml:2:3: error unknown-key: No such key.
                2 |   mtuu: 1500
                  |   ^ interfaces.lan.mtuu

            """,
            Print("interfaces:\n  mtuu: 1500\n", Finding(2, 3)));

    [Fact]
    public void Print_AFindingWithoutAPlace_NamesThePath()
        => Assert.Equal("lab.yaml: error unknown-key: No such key. (interfaces.lan.mtuu)\n", Print("a: 1\n", Finding(0, 0)));

    [Fact]
    public void Print_AFindingBeyondTheText_HasNoSourceLine()
        => Assert.Equal("lab.yaml:99:1: error unknown-key: No such key. (interfaces.lan.mtuu)\n", Print("a: 1\n", Finding(99, 1)));

    [Fact]
    public void Print_AColumnBeyondTheLine_PointsAtItsEnd()
        => Assert.Equal(
            """
            lab.yaml:1:50: error unknown-key: No such key.
                1 | a: 1
                  |     ^ interfaces.lan.mtuu

            """,
            Print("a: 1\r\nb: 2\r\n", Finding(1, 50)));

    [Fact]
    public void Print_ATabAndAnEscapeSequenceBeforeTheColumn_KeepsTheCaretInPlace()
        => Assert.Equal(
            """
            lab.yaml:1:7: error unknown-key: No such key.
                1 |  \x1b[31mkey
                  |          ^ interfaces.lan.mtuu

            """,
            Print("\t\e[31mkey\n", Finding(1, 7)));

    [Fact]
    public void Print_AVeryLongLine_ShowsTheNeighbourhood()
    {
        var lines = Print(new string('x', 300) + "KEY" + new string('y', 300), Finding(1, 301)).Split('\n');

        Assert.Equal("    1 | ..." + new string('x', 60) + "KEY" + new string('y', 57) + "...", lines[1]);
        Assert.Equal("      | " + new string(' ', 63) + "^ interfaces.lan.mtuu", lines[2]);
    }

    [Fact]
    public void Print_ManyFindings_StopsAtFifty()
    {
        using var text = new StringWriter { NewLine = "\n" };
        FindingPrinter.Print(new InkWriter(text, color: false), Source("a: 1\n"), [.. Enumerable.Repeat(Finding(0, 0), 1050)]);

        Assert.Equal(51, text.ToString().TrimEnd('\n').Split('\n').Length);
        Assert.EndsWith("... and 1000 more; --json prints them all.\n", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, "1 error")]
    [InlineData(0, 2, "2 warnings")]
    [InlineData(3, 1, "3 errors and 1 warning")]
    public void Count_BySeverity(int errors, int warnings, string? expected)
        => Assert.Equal(expected, FindingPrinter.Count(
            [.. Enumerable.Repeat(Finding(0, 0), errors), .. Enumerable.Repeat(Finding(0, 0) with { Severity = "warning" }, warnings)]));

    private static FindingView Finding(int line, int column) => new("error", "unknown-key", "interfaces.lan.mtuu", line, column, "No such key.");

    private static SourceFile Source(string text) => new("lab.yaml", new ConfigDocument(text));

    private static string Print(string source, FindingView finding)
    {
        using var text = new StringWriter { NewLine = "\n" };
        FindingPrinter.Print(new InkWriter(text, color: false), Source(source), [finding]);
        return text.ToString();
    }
}
