using System.Buffers.Binary;
using VppApi;
using VppApi.Generated.FibTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;

namespace Soak.Loads;

/// <summary>Adds many routes through a pipeline, and deletes them again.</summary>
internal sealed class BulkLoad() : SoakLoad("routes, 2,000 added and deleted", TimeSpan.FromMilliseconds(20))
{
    private const int Routes = 2000;
    private const uint FirstDestination = 0x0a00_0000;
    private const uint NextHop = 0xc0a8_0002;

    protected override async Task StepAsync(SoakSession session)
    {
        var path = new FibPath { SwIfIndex = session.Loopback, Weight = 1 };
        path.Nh.Address.Ip4 = Ip4(NextHop);
        FibPath[] paths = [path];
        foreach (var isAdd in new[] { true, false })
        {
            var summary = await session.Client.PipelineAsync<IpRouteAddDelV2, IpRouteAddDelV2Reply>(Requests(isAdd, paths));
            if (summary.End == PipelineEnd.ConnectionLost)
                throw await session.Client.Closed ?? new VppConnectionException("The client was closed.");
            if (!summary.IsComplete || summary.Sent != Routes)
                throw new InvalidOperationException($"{summary.Succeeded} of {summary.Sent} routes succeeded: {summary.FirstFailure}");
        }
    }

    private static IEnumerable<IpRouteAddDelV2> Requests(bool isAdd, FibPath[] paths)
    {
        for (var number = 0U; number < Routes; number++)
        {
            var request = new IpRouteAddDelV2 { IsAdd = isAdd, Route = new IpRouteV2 { Paths = paths } };
            request.Route.Prefix.Address.SetIp4(Ip4(FirstDestination + number));
            request.Route.Prefix.Len = 32;
            yield return request;
        }
    }

    private static Ip4Address Ip4(uint value)
    {
        var address = default(Ip4Address);
        BinaryPrimitives.WriteUInt32BigEndian(address, value);
        return address;
    }
}
