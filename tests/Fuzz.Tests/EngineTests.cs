using Fuzz.Engine;

namespace Fuzz.Tests;

/// <summary>A fuzzer that finds nothing is worth something only if it would have found it.</summary>
public sealed class EngineTests
{
    [Fact]
    public async Task Run_MistakeBehindThreeConditions_IsFound()
    {
        var engine = new FuzzEngine(new Planted(), coverage: null, recorder: null, seed: 3, mostFindings: 1);
        await engine.RunAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        var finding = Assert.Single(engine.Findings);
        Assert.Contains("planted", finding.Reason, StringComparison.Ordinal);
        Assert.Equal("VPP"u8.ToArray(), finding.Input[..3]);
    }

    [Fact]
    public async Task Try_InputThatTakesTooMuchMemory_IsAFinding()
    {
        var engine = new FuzzEngine(new Greedy(), coverage: null, recorder: null, seed: 1);
        await engine.TryAsync([1]);
        Assert.Contains("allocated", Assert.Single(engine.Findings).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutate_TheSameSeed_IsTheSameInput()
    {
        byte[] parent = [.. Enumerable.Range(0, 100).Select(static value => (byte)value)];
        var first = new Mutator(new Random(7));
        var second = new Mutator(new Random(7));
        for (var round = 0; round < 200; round++) Assert.Equal(first.Mutate(parent, parent, 64), second.Mutate(parent, parent, 64));
    }

    [Fact]
    public void Mutate_Anything_StaysWithinTheLength()
    {
        var mutator = new Mutator(new Random(1));
        byte[] input = [];
        for (var round = 0; round < 2000; round++)
        {
            input = mutator.Mutate(input, input, 50);
            Assert.InRange(input.Length, 0, 50);
        }
    }

    private sealed class Planted : IFuzzTarget
    {
        public string Name => "planted";

        public int MaxLength => 16;

        public IEnumerable<byte[]> Seeds => [[0]];

        public ValueTask<long> RunAsync(ReadOnlyMemory<byte> input)
        {
            var depth = 0;
            foreach (var expected in "VPP"u8)
            {
                if (input.Length <= depth || input.Span[depth] != expected) return new(depth);
                depth++;
            }
            throw new InvalidOperationException("the planted mistake");
        }
    }

    private sealed class Greedy : IFuzzTarget
    {
        public string Name => "greedy";

        public int MaxLength => 16;

        public IEnumerable<byte[]> Seeds => [];

        public ValueTask<long> RunAsync(ReadOnlyMemory<byte> input)
        {
            var much = new byte[80 << 20];
            return new(much.Length);
        }
    }
}
