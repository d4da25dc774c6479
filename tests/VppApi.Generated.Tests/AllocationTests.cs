using VppApi.Codec;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.Memclnt;
using VppApi.Generated.Nat44Ed;

namespace VppApi.Generated.Tests;

/// <summary>What is sent a hundred thousand times a second leaves nothing for the garbage collector.</summary>
public sealed class AllocationTests
{
    private const int Rounds = 1000;

    [Fact]
    public void EncodeAndDecode_OfFixedMessages_AllocateNothing()
    {
        Assert.Equal(0, AllocatedBy(new ControlPing()));
        Assert.Equal(0, AllocatedBy(new ControlPingReply { VpePid = 1 }));
        Assert.Equal(0, AllocatedBy(new SwInterfaceSetFlags { SwIfIndex = 3, Flags = IfStatusFlags.AdminUp }));
        Assert.Equal(0, AllocatedBy(new SwInterfaceDetails { SwIfIndex = 3, InterfaceName = "loop0", Tag = "vppilot:loop0" }));
        Assert.Equal(0, AllocatedBy(new SwInterfaceAddDelAddress { Prefix = IpTypes.AddressWithPrefix.Parse("2001:db8::1/64") }));
        Assert.Equal(0, AllocatedBy(new Nat44AddDelStaticMappingV2 { LocalIpAddress = IpTypes.Ip4Address.Parse("10.0.0.1"), Tag = "web" }));
    }

    [Fact]
    public void Encode_OfAMessageWithAnArray_AllocatesNothing()
    {
        var route = new IpRouteAddDel { IsAdd = true, Route = new IpRoute { Paths = new FibTypes.FibPath[2] } };
        var buffer = new byte[route.GetSize()];
        Encode(in route, buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++) Encode(in route, buffer);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static long AllocatedBy<T>(T message)
        where T : struct, IVppMessage<T>
    {
        var buffer = new byte[message.GetSize()];
        RoundTrip(in message, buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++) RoundTrip(in message, buffer);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void RoundTrip<T>(in T message, byte[] buffer)
        where T : struct, IVppMessage<T>
    {
        Encode(in message, buffer);
        var reader = new MessageReader(buffer);
        T.Decode(ref reader, out _);
    }

    private static void Encode<T>(in T message, byte[] buffer)
        where T : struct, IVppMessage<T>
    {
        var writer = new MessageWriter(buffer);
        message.Encode(ref writer);
    }
}
