namespace SideBySide.Client;

/// <summary>Our client as one contender among others: one operation, one line.</summary>
internal static class ClientProgram
{
    /// <summary>Runs an operation.</summary>
    /// <param name="operation"><c>ping</c>, <c>route</c>, <c>dump</c>, <c>connect</c> or <c>refresh</c>.</param>
    /// <param name="arguments">Its <c>name=value</c> arguments.</param>
    /// <returns>The line that it answers with.</returns>
    /// <exception cref="ArgumentException">There is no such operation, or an argument is missing.</exception>
    public static Task<string> RunAsync(string operation, ClientArguments arguments)
        => operation switch
        {
            "ping" => new RequestClient(arguments).PingAsync(),
            "route" => new RequestClient(arguments).RouteAsync(),
            "dump" => new DumpClient(arguments).RunAsync(),
            "connect" => new ConnectClient(arguments).RunAsync(),
            "refresh" => new StatsClient(arguments).RunAsync(),
            _ => throw new ArgumentException($"no operation '{operation}': ping, route, dump, connect or refresh", nameof(operation)),
        };
}
