using System.Buffers.Binary;
using VppApi;
using VppApi.Generated.FibTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Memclnt;

namespace SideBySide.Client;

/// <summary>Pings and route changes through one connection.</summary>
/// <param name="arguments">As the C peers take them; <c>shape=</c> says how the callers call.</param>
internal sealed class RequestClient(ClientArguments arguments)
{
    /// <summary>Destinations are 10.0.0.0/32 and up, as in the other contenders.</summary>
    private const uint FirstDestination = 0x0a00_0000;

    /// <summary>Routes that are added and deleted again before the measured part: the same code, other destinations.</summary>
    private const uint FirstWarmUpDestination = 0x0b00_0000;
    private const int WarmUpRoutes = 20_000;
    private const uint NextHop = 0xc0a8_0002;

    private readonly int _window = arguments.Integer("window");
    private readonly Measurement _measurement = new(arguments.Integer("pid", 0));

    public async Task<string> PingAsync()
    {
        await using var client = await ConnectAsync();
        var pings = new CallerShapes<ControlPing, ControlPingReply>(client, static _ => default);
        await RunShapeAsync(pings, arguments.WarmUp());
        _measurement.Start();
        return _measurement.Finish(await RunShapeAsync(pings, arguments.Budget()));
    }

    public async Task<string> RouteAsync()
    {
        await using var client = await ConnectAsync();
        // One array for all: a path is written into the request's bytes when the call is made.
        var path = new FibPath { SwIfIndex = (uint)arguments.Integer("interface"), Weight = 1 };
        path.Nh.Address.Ip4 = Ip4(NextHop);
        FibPath[] paths = [path];
        foreach (var add in new[] { true, false }) await RunShapeAsync(Routes(client, paths, add, FirstWarmUpDestination), Budget.Of(WarmUpRoutes));
        var routes = Routes(client, paths, arguments.Integer("add") == 1, FirstDestination);
        _measurement.Start();
        return _measurement.Finish(await RunShapeAsync(routes, arguments.Budget()));
    }

    private static CallerShapes<IpRouteAddDelV2, IpRouteAddDelV2Reply> Routes(VppClient client, FibPath[] paths, bool isAdd, uint first)
        => new(client, number =>
        {
            var request = new IpRouteAddDelV2 { IsAdd = isAdd, Route = new IpRouteV2 { Paths = paths } };
            request.Route.Prefix.Address.SetIp4(Ip4(first + (uint)number));
            request.Route.Prefix.Len = 32;
            return request;
        });

    private static Ip4Address Ip4(uint value)
    {
        var address = default(Ip4Address);
        BinaryPrimitives.WriteUInt32BigEndian(address, value);
        return address;
    }

    private Task<VppClient> ConnectAsync() => VppClient.ConnectAsync(new VppClientOptions
    {
        SocketPath = arguments.Text("socket"),
        ClientName = "bench-ours",
        Window = Math.Max(_window, new VppClientOptions().Window),
    });

    private Task<long> RunShapeAsync<TRequest, TReply>(CallerShapes<TRequest, TReply> shapes, Budget budget)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        => arguments.Text("shape") switch
        {
            "awaiting" => shapes.AwaitingAsync(budget, _measurement.Latency),
            "callers" => shapes.CallersAsync(budget, _window),
            "started" => shapes.StartedAsync(budget, _window),
            "pipeline" => shapes.PipelineAsync(budget, _window),
            var other => throw new ArgumentException($"shape={other}: awaiting, callers, started or pipeline"),
        };
}
