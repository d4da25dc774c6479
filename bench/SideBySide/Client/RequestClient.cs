using VppApi;
using VppApi.Generated.FibTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.Memclnt;

namespace SideBySide.Client;

/// <summary>Pings and route changes through one connection.</summary>
/// <param name="arguments">As the C peers take them; <c>shape=</c> says how the callers call.</param>
internal sealed class RequestClient(ClientArguments arguments)
{
    /// <summary>Routes that are added and deleted again before the measured part: the same code, other destinations.</summary>
    private const uint FirstWarmUpDestination = 0x0b00_0000;
    private const int WarmUpCount = 20_000;

    private readonly int _window = arguments.Integer("window");
    private readonly Measurement _measurement = new(arguments.Integer("pid", 0));

    private bool IsPipeline => arguments.Text("shape") == "pipeline";

    public async Task<string> PingAsync()
    {
        await using var client = await ConnectAsync();
        var pings = new CallerShapes<ControlPing, ControlPingReply>(client, static _ => default);
        if (IsPipeline) return await PipelineAsync(pings, Pings(arguments.WarmUp()));
        await RunShapeAsync(pings, arguments.WarmUp());
        _measurement.Start();
        return _measurement.Finish(await RunShapeAsync(pings, arguments.Budget()));
    }

    public async Task<string> RouteAsync()
    {
        await using var client = await ConnectAsync();
        var paths = BenchRoutes.Paths((uint)arguments.Integer("interface"));
        var isAdd = arguments.Integer("add") == 1;
        var routes = new CallerShapes<IpRouteAddDelV2, IpRouteAddDelV2Reply>(client, number => BenchRoutes.Request(paths, isAdd, BenchRoutes.FirstDestination + (uint)number));
        if (IsPipeline) return await PipelineAsync(routes, WarmUpRoutes(paths));
        foreach (var request in WarmUpRoutes(paths)) await client.InvokeAsync<IpRouteAddDelV2, IpRouteAddDelV2Reply>(request);
        _measurement.Start();
        return _measurement.Finish(await RunShapeAsync(routes, arguments.Budget()));
    }

    private static IEnumerable<ControlPing> Pings(Budget budget)
    {
        budget.Start();
        for (var number = 0L; budget.Allows(number); number++) yield return default;
    }

    private static IEnumerable<IpRouteAddDelV2> WarmUpRoutes(FibPath[] paths)
        => BenchRoutes.Requests(paths, isAdd: true, FirstWarmUpDestination, WarmUpCount)
            .Concat(BenchRoutes.Requests(paths, isAdd: false, FirstWarmUpDestination, WarmUpCount));

    private Task<VppClient> ConnectAsync() => VppClient.ConnectAsync(new VppClientOptions
    {
        SocketPath = arguments.Text("socket"),
        ClientName = "bench-ours",
        Window = Math.Max(_window, new VppClientOptions().Window),
    });

    private async Task<string> PipelineAsync<TRequest, TReply>(CallerShapes<TRequest, TReply> shapes, IEnumerable<TRequest> warmUp)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        => _measurement.Finish(await shapes.PipelineAsync(warmUp, arguments.Budget(), _window, _measurement.Start));

    private Task<long> RunShapeAsync<TRequest, TReply>(CallerShapes<TRequest, TReply> shapes, Budget budget)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        => arguments.Text("shape") switch
        {
            "awaiting" => shapes.AwaitingAsync(budget, _measurement.Latency),
            "callers" => shapes.CallersAsync(budget, _window),
            "started" => shapes.StartedAsync(budget, _window),
            var other => throw new ArgumentException($"shape={other}: awaiting, callers, started or pipeline"),
        };
}
