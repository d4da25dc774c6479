namespace Controller.Api.Hosting;

/// <summary>Says at start what the server was told.</summary>
internal sealed class StartupMessages(ControllerOptions options, ILogger<StartupMessages> log) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        HostLog.Starting(log, CommandLine.Version, options.Node, options.VppSocket, options.DataDirectory);
        foreach (var address in OptionsRules.ListenAddresses(options).Where(address => !address.IsLoopback))
            HostLog.ListeningBeyondLoopback(log, address.ToString());
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
