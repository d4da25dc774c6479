using SideBySide.Cases;

namespace SideBySide.Running;

/// <summary>The contenders' programs: ours is this one, the others are what <c>bench/run.sh</c> put into a folder.</summary>
/// <param name="folder">That folder. A program that could not be built has a file <c>NAME.missing</c> with the reason.</param>
internal sealed class PeerPrograms(string folder)
{
    private static readonly string Ours = Path.Combine(AppContext.BaseDirectory, "sidebyside");

    /// <summary>Why a program takes no part.</summary>
    /// <param name="program">The program.</param>
    /// <returns>The reason; null when it takes part.</returns>
    public string? WhyMissing(ContenderProgram program)
    {
        if (program == ContenderProgram.Ours || File.Exists(PathOf(program))) return null;
        var reason = PathOf(program) + ".missing";
        return File.Exists(reason) ? File.ReadAllText(reason).Trim() : $"{PathOf(program)} does not exist";
    }

    /// <summary>The command that runs a contender.</summary>
    /// <param name="contender">Who.</param>
    /// <param name="arguments">What else it gets.</param>
    /// <returns>Program and arguments.</returns>
    public IReadOnlyList<string> Command(Contender contender, string arguments)
    {
        var words = $"{contender.Arguments} {arguments}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return contender.Program == ContenderProgram.Ours ? [Ours, "client", .. words] : [PathOf(contender.Program), .. words];
    }

    private string PathOf(ContenderProgram program) => Path.Combine(folder, program.ToString().ToLowerInvariant());
}
