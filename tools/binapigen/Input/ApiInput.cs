using Binapigen.Input.Live;
using Binapigen.Schema;

namespace Binapigen.Input;

/// <summary>API definitions and where they come from.</summary>
/// <param name="Documents">The modules that could be read.</param>
/// <param name="Release">The VPP release, if the source tells it.</param>
internal sealed record ApiInput(IReadOnlyList<ApiDocument> Documents, string? Release)
{
    /// <summary>Reads a directory of definitions, or asks the VPP behind a socket.</summary>
    /// <param name="path">The directory or the socket.</param>
    /// <param name="errors">Gets what is wrong with the definitions.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="BinapigenException">There is neither.</exception>
    public static async Task<ApiInput> ReadAsync(string path, ApiJsonErrors errors, CancellationToken cancellationToken)
        => File.Exists(path) ? await SocketInput.ReadAsync(path, errors, cancellationToken) : DirectoryInput.Read(path, errors);
}
