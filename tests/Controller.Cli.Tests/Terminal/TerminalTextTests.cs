using Controller.Cli.Terminal;

namespace Controller.Cli.Tests.Terminal;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain, größe, 日本", "plain, größe, 日本")]
    [InlineData("a\nb\tc\r", "a b c ")]
    [InlineData("\e[2J\e]0;title\a", @"\x1b[2J\x1b]0;title\x07")]
    [InlineData("\u009b31m\u007f", @"\x9b31m\x7f")]
    [InlineData("safe\u202egnp.exe", @"safe\u202egnp.exe")]
    public void Clean_SpellsOutWhatWouldActOnTheTerminal(string text, string expected) => Assert.Equal(expected, TerminalText.Clean(text));

    [Fact]
    public void InkWriter_CleansInsideItsOwnColour()
    {
        using var text = new StringWriter { NewLine = "\n" };

        new InkWriter(text, color: true).Line("name: ", Piece.Bad("x\e[0m"));

        Assert.Equal("name: \e[31mx\\x1b[0m\e[0m\n", text.ToString());
    }
}
