using System.CommandLine;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using VppSim;

var apiSocket = new Option<string>("--api-socket") { Description = "Path of the API socket to serve.", Required = true };
var statsSocket = new Option<string?>("--stats-socket") { Description = "Path of the stats socket to serve." };
var noTraffic = new Option<bool>("--no-traffic") { Description = "Leave counters and NAT sessions alone." };
var interfaces = new Option<string[]>("--interface") { Description = "An interface that a driver of VPP has made; may be given again. Without any: two of a gigabit.", AllowMultipleArgumentsPerToken = true };
var version = new Option<string>("--version-string") { Description = "The version to answer.", DefaultValueFactory = _ => "26.06-release" };
var root = new RootCommand("A simulated VPP: the same API socket and stats segment, and not one packet moved.") { apiSocket, statsSocket, noTraffic, interfaces, version };
root.SetAction(async (arguments, cancellationToken) =>
{
    using var loggers = new StandardErrorLoggerFactory();
    var options = new SimulatedVppOptions
    {
        ApiSocket = arguments.GetRequiredValue(apiSocket),
        StatsSocket = arguments.GetValue(statsSocket),
        Traffic = !arguments.GetValue(noTraffic),
        Version = arguments.GetRequiredValue(version),
        LoggerFactory = loggers,
    };
    if (arguments.GetValue(interfaces) is { Length: > 0 } names)
        options = options with { HardwareInterfaces = names };
    await using var vpp = SimulatedVpp.Start(options);
    SimLog.Started(loggers.CreateLogger<SimulatedVpp>(), options.Version, options.ApiSocket, options.StatsSocket ?? "nowhere");
    var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    await using var cancelled = cancellationToken.Register(() => ended.TrySetResult());
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
    {
        signal.Cancel = true;
        ended.TrySetResult();
    });
    await ended.Task;
    return 0;
});
return await root.Parse(args).InvokeAsync();
