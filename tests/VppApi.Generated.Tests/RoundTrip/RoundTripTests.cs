namespace VppApi.Generated.Tests.RoundTrip;

/// <summary>Every message, with values made from a seed: what is written is what is read.</summary>
public sealed class RoundTripTests
{
    private const int ValuesPerMessage = 12;

    [Fact]
    public void All_MessagesOfTheCatalog_AreProbed()
    {
        Assert.Equal(MessageCatalog.All.Count, MessageProbe.All.Count);
        Assert.True(MessageProbe.All.Count > 2000, $"only {MessageProbe.All.Count} messages");
    }

    [Theory]
    [ClassData(typeof(ModuleTheoryData))]
    public void Decode_OfWhatEncodeWrote_GivesTheSameValue(string module)
    {
        foreach (var probe in ModuleTheoryData.Messages(module))
        {
            for (var seed = 0; seed < ValuesPerMessage; seed++)
            {
                var at = $"{probe.Descriptor.Name} (seed {seed})";
                var value = new RandomValue(seed).Make(probe.Type);
                var bytes = probe.Encode(value);
                var decoded = probe.Decode(bytes, out var consumed);

                Assert.Null(ValueComparer.FirstDifference(at, value, decoded));
                Assert.True(consumed == bytes.Length, $"{at}: {bytes.Length} bytes written, {consumed} read");
                Assert.True(bytes.AsSpan().SequenceEqual(probe.Encode(decoded)), $"{at}: the second encoding differs");
                Assert.True(bytes.Length >= probe.Descriptor.MinimumSize, $"{at}: smaller than its minimum");
            }
        }
    }

    [Theory]
    [ClassData(typeof(ModuleTheoryData))]
    public void Encode_OfTheDefault_TakesTheMinimumAndLeavesTheHeaderZero(string module)
    {
        foreach (var probe in ModuleTheoryData.Messages(module))
        {
            // default(T) has null arrays and strings: they count as empty.
            var bytes = probe.Encode(probe.Default());
            Assert.True(bytes.Length == probe.Descriptor.MinimumSize, $"{probe.Descriptor.Name}: {bytes.Length} bytes");
            Assert.True(bytes.AsSpan().IndexOfAnyExcept((byte)0) < 0, $"{probe.Descriptor.Name}: not all zeros");
            Assert.Equal(probe.Descriptor.MinimumSize, probe.Encode(probe.New()).Length);
        }
    }

    [Theory]
    [ClassData(typeof(ModuleTheoryData))]
    public void Decode_WithBytesBehindTheMessage_IgnoresThem(string module)
    {
        foreach (var probe in ModuleTheoryData.Messages(module))
        {
            var value = new RandomValue(seed: 3).Make(probe.Type);
            var bytes = probe.Encode(value);
            var decoded = probe.Decode([.. bytes, 1, 2, 3], out var consumed);
            Assert.Equal(bytes.Length, consumed);
            Assert.Null(ValueComparer.FirstDifference(probe.Descriptor.Name, value, decoded));
        }
    }
}
