using TestKit;

namespace Controller.Clients.Tests;

/// <summary>A client program, run to its end.</summary>
internal static class ClientRun
{
    /// <summary>Folder of a client in this project.</summary>
    public static string Folder(string client) => RepositoryRoot.File($"tests/Controller.Clients.Tests/{client}");

    /// <summary>Where the <c>.proto</c> files are.</summary>
    public static string Protos => RepositoryRoot.File("src/Controller.Contracts/Grpc");

    /// <summary>Runs it; fails the test with all that it said when it does not end well.</summary>
    /// <param name="program">A program, with its path where several of a name are about.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables on top of this process' own.</param>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var process = ChildProcess.Start(program, arguments, environment);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}:\n{process.Output}");
        return process.Output;
    }
}
