using BenchmarkDotNet.Attributes;
using VppApi.Transport;

namespace VppApi.Benchmarks;

/// <summary>Cuts a full receive buffer into messages, as the reading thread does behind each receive.</summary>
[MemoryDiagnoser]
public class FrameReaderBenchmarks : IDisposable
{
    private const int Frames = 1000;
    private readonly FrameReader _reader = new(64 * 1024 * 1024);
    private byte[] _stream = [];

    /// <summary>Bytes of one message: an answer to a ping, a row of an interface dump.</summary>
    [Params(18, 295)]
    public int MessageSize { get; set; }

    /// <summary>Makes a thousand frames.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var frame = FrameHeader.Size + MessageSize;
        _stream = new byte[Math.Min(Frames, 200 * 1024 / frame) * frame];
        for (var at = 0; at < _stream.Length; at += frame) FrameHeader.Write(_stream.AsSpan(at), MessageSize);
    }

    /// <summary>One receive, all its messages.</summary>
    /// <returns>Messages.</returns>
    [Benchmark]
    public int ReadAll()
    {
        _stream.CopyTo(_reader.GetFreeSpace());
        _reader.Advance(_stream.Length);
        var count = 0;
        while (_reader.TryRead(out var message)) count += message.Length > 0 ? 1 : 0;
        return count;
    }

    /// <summary>Gives the buffer back.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _reader.Dispose();
        GC.SuppressFinalize(this);
    }
}
