namespace VppApi.Generated.Tests.RoundTrip;

/// <summary>Whatever bytes come, decoding ends with a value or a <see cref="VppProtocolException"/>.</summary>
public sealed class HostileBytesTests
{
    /// <summary>Prefixes of a message are all tried up to here; of longer ones, a sample.</summary>
    private const int PrefixesTried = 64;

    [Theory]
    [ClassData(typeof(ModuleTheoryData))]
    public void Decode_OfAPrefix_SaysThatItIsTruncated(string module)
    {
        foreach (var probe in ModuleTheoryData.Messages(module))
        {
            var bytes = probe.Encode(new RandomValue(seed: 5).Make(probe.Type));
            var step = Math.Max(1, bytes.Length / PrefixesTried);
            for (var length = bytes.Length - 1; length >= 0; length -= step)
            {
                var error = Assert.Throws<VppProtocolException>(() => probe.Decode(bytes.AsSpan(0, length), out _));
                Assert.True(error.Error is ProtocolError.Truncated or ProtocolError.CountPastEnd, $"{probe.Descriptor.Name} at {length}: {error}");
            }
        }
    }

    [Theory]
    [ClassData(typeof(ModuleTheoryData))]
    public void Decode_OfNoise_GivesAValueOrAProtocolError(string module)
    {
        var random = new Random(1);
        foreach (var probe in ModuleTheoryData.Messages(module))
        {
            for (var round = 0; round < 20; round++)
            {
                var bytes = new byte[probe.Descriptor.MinimumSize + random.Next(64)];
                random.NextBytes(bytes);
                if (Record.Exception(() => probe.Encode(probe.Decode(bytes, out _))) is { } error)
                    Assert.True(error is VppProtocolException, $"{probe.Descriptor.Name}: {error}");
            }
        }
    }

    [Theory]
    [ClassData(typeof(ModuleTheoryData))]
    public void Decode_OfHugeCounts_RefusesBeforeItAllocates(string module)
    {
        const long allowed = 1 << 20;
        foreach (var probe in ModuleTheoryData.Messages(module))
        {
            var bytes = new byte[probe.Descriptor.MinimumSize];
            bytes.AsSpan().Fill(0xFF);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var error = Record.Exception(() => probe.Decode(bytes, out _));
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(error is null or VppProtocolException, $"{probe.Descriptor.Name}: {error}");
            Assert.True(allocated < allowed, $"{probe.Descriptor.Name}: {allocated} bytes allocated");
        }
    }
}
