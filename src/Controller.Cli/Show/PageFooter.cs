using Controller.Cli.Terminal;

namespace Controller.Cli.Show;

/// <summary>Says on standard error that a list goes on, and how to get the rest.</summary>
internal static class PageFooter
{
    public static void Print(CliSession session, int shown, long? total, string? next)
    {
        if (next is null)
            return;
        session.Error.Line(Piece.Quiet(total is null ? $"{shown} shown, there are more. Next page: --cursor {next}" : $"{shown} of {total}. Next page: --cursor {next}"));
    }
}
