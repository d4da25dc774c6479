namespace VppApi.Tests.Session;

/// <summary>Runs as a process of its own: connects, and ends without disposing the client.</summary>
internal static class ExitingProgram
{
    public const string Argument = "--connect-and-end";

    public static async Task<int> Main(string[] args)
    {
        if (args is not [Argument, var socket]) return 2;
        var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = socket });
        return client.IsConnected ? 0 : 1;
    }
}
