namespace Binapigen.Tests.Commands;

/// <summary><c>binapigen ls</c>.</summary>
public sealed class ListCommandTests
{
    [Fact]
    public async Task List_OfAFolder_TellsModulesAndMessages()
    {
        using var folder = new ApiFolder("marks", "arrays");
        var (exitCode, output, _) = await CommandLine.RunAsync("ls", folder.Input, "--modules", "marks");
        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            marks  00000000
              0000002a other             6 old (deprecated)
              0000002b other             6 replaced (deprecated: use replacement)
              0000002c other             6 new_one (in progress)
              0000002d other             6 new_two (in progress)
              0000002e other             6 both (deprecated)
            1 modules, 5 messages.

            """,
            output);
    }

    [Fact]
    public async Task List_OfVariableMessages_MarksThem()
    {
        using var folder = new ApiFolder("arrays");
        var (_, output, _) = await CommandLine.RunAsync("ls", folder.Input);
        Assert.Contains("     7+ variable_bytes\n", output, StringComparison.Ordinal);
    }
}
