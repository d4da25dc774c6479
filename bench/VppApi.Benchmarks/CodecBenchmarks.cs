using BenchmarkDotNet.Attributes;
using VppApi.Codec;
using VppApi.Generated.FibTypes;
using VppApi.Generated.Interface;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;

namespace VppApi.Benchmarks;

/// <summary>What it costs to write a request and to read an answer, without any connection.</summary>
[MemoryDiagnoser]
public class CodecBenchmarks
{
    private readonly byte[] _buffer = new byte[1024];
    private byte[] _details = [];
    private IpRouteAddDelV2 _route;

    /// <summary>A route with one path, and an interface as VPP tells it.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _route = new IpRouteAddDelV2 { Route = new IpRouteV2 { Prefix = Prefix.Parse("192.0.2.0/24"), Paths = [new FibPath { SwIfIndex = 1, Weight = 1 }] } };
        var row = new SwInterfaceDetails { SwIfIndex = 7, InterfaceName = "GigabitEthernet0/8/0", Tag = "vppilot:wan" };
        _details = new byte[row.GetSize()];
        var writer = new MessageWriter(_details);
        row.Encode(ref writer);
    }

    /// <summary>A route add with one path.</summary>
    /// <returns>Bytes written.</returns>
    [Benchmark]
    public int EncodeRouteAdd()
    {
        var writer = new MessageWriter(_buffer.AsSpan(0, _route.GetSize()));
        _route.Encode(ref writer);
        return writer.Position;
    }

    /// <summary>A row of an interface dump.</summary>
    /// <returns>Its interface.</returns>
    [Benchmark]
    public uint DecodeInterfaceDetails()
    {
        var reader = new MessageReader(_details);
        SwInterfaceDetails.Decode(ref reader, out var row);
        return row.SwIfIndex;
    }
}
