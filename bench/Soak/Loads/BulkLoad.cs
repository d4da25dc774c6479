using System.Buffers.Binary;
using VppApi.Generated.FibTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;

namespace Soak.Loads;

/// <summary>Adds many routes as fast as it can, and deletes them again.</summary>
internal sealed class BulkLoad() : SoakLoad("routes, 2,000 added and deleted", TimeSpan.FromMilliseconds(20))
{
    private const int Routes = 2000;
    private const uint FirstDestination = 0x0a00_0000;

    protected override async Task StepAsync(SoakSession session)
    {
        var path = new FibPath { SwIfIndex = session.Loopback, Weight = 1 };
        path.Nh.Address.Ip4 = Ip4(0xc0a8_0002);
        foreach (var isAdd in new[] { true, false })
        {
            var routes = new IpApi(session.Client);
            await Task.WhenAll(Enumerable.Range(0, Routes).Select(number =>
            {
                var request = new IpRouteAddDelV2 { IsAdd = isAdd, Route = new IpRouteV2 { Paths = [path] } };
                request.Route.Prefix.Address.SetIp4(Ip4(FirstDestination + (uint)number));
                request.Route.Prefix.Len = 32;
                return routes.IpRouteAddDelV2Async(request).AsTask();
            }));
        }
    }

    private static Ip4Address Ip4(uint value)
    {
        var address = default(Ip4Address);
        BinaryPrimitives.WriteUInt32BigEndian(address, value);
        return address;
    }
}
