using System.Buffers.Binary;
using VppApi.Generated.FibTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;

namespace SideBySide.Client;

/// <summary>The routes that all contenders add and delete: hosts through one next hop.</summary>
internal static class BenchRoutes
{
    /// <summary>The first: 10.0.0.0/32.</summary>
    public const uint FirstDestination = 0x0a00_0000;

    private const uint NextHop = 0xc0a8_0002;

    /// <summary>Makes the path that all of them have; an array once, since it is written into each request's bytes when the call is made.</summary>
    /// <param name="interface">Where it leads.</param>
    /// <returns>The path.</returns>
    public static FibPath[] Paths(uint @interface)
    {
        var path = new FibPath { SwIfIndex = @interface, Weight = 1 };
        path.Nh.Address.Ip4 = Ip4(NextHop);
        return [path];
    }

    /// <summary>Makes one request.</summary>
    /// <param name="paths">From <see cref="Paths"/>.</param>
    /// <param name="isAdd">Add, or delete.</param>
    /// <param name="destination">The host.</param>
    /// <returns>The request.</returns>
    public static IpRouteAddDelV2 Request(FibPath[] paths, bool isAdd, uint destination)
    {
        var request = new IpRouteAddDelV2 { IsAdd = isAdd, Route = new IpRouteV2 { Paths = paths } };
        request.Route.Prefix.Address.SetIp4(Ip4(destination));
        request.Route.Prefix.Len = 32;
        return request;
    }

    /// <summary>Makes many.</summary>
    /// <param name="paths">From <see cref="Paths"/>.</param>
    /// <param name="isAdd">Add, or delete.</param>
    /// <param name="first">The first host.</param>
    /// <param name="count">How many.</param>
    /// <returns>The requests.</returns>
    public static IEnumerable<IpRouteAddDelV2> Requests(FibPath[] paths, bool isAdd, uint first, int count)
    {
        for (var number = 0; number < count; number++) yield return Request(paths, isAdd, first + (uint)number);
    }

    private static Ip4Address Ip4(uint value)
    {
        var address = default(Ip4Address);
        BinaryPrimitives.WriteUInt32BigEndian(address, value);
        return address;
    }
}
