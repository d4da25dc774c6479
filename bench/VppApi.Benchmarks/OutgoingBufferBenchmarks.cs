using BenchmarkDotNet.Attributes;
using VppApi.Transport;

namespace VppApi.Benchmarks;

/// <summary>Gathers requests into chunks of 4 KB and takes them out again, without a socket.</summary>
[MemoryDiagnoser]
public class OutgoingBufferBenchmarks
{
    private const int Requests = 1000;
    private readonly OutgoingBuffer _buffer = new();

    /// <summary>Bytes of one request with its header: a ping, a route with one path.</summary>
    [Params(26, 223)]
    public int FrameSize { get; set; }

    /// <summary>A thousand requests in, all chunks out.</summary>
    /// <returns>Chunks.</returns>
    [Benchmark]
    public int GatherAndTake()
    {
        for (var i = 0; i < Requests; i++)
        {
            FrameHeader.Write(_buffer.Reserve(FrameSize), FrameSize - FrameHeader.Size);
            _buffer.Commit(FrameSize, 1);
        }

        var chunks = 0;
        for (; _buffer.TryTake(fullOnly: false) is { } chunk; chunks++) _buffer.Return(chunk);
        return chunks;
    }
}
