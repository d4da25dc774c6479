using System.Diagnostics;
using Controller.Stats.Counters;
using Controller.Stats.Tests.Fakes;

namespace Controller.Stats.Tests;

/// <summary>Breaks a valid segment at random places, seeded, and reads all of it. A crash ends the test process: that is the test.</summary>
public sealed class FuzzTests
{
    private static readonly ulong[] Interesting =
    [
        0, 1, 7, 8, 0xff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x1_0000_0000, ulong.MaxValue, ulong.MaxValue - 7, long.MaxValue,
        FakeStatsSegment.Base, FakeStatsSegment.Base + 8, FakeStatsSegment.Base + 4096, FakeStatsSegment.Base + (256 * 1024) - 8,
        FakeStatsSegment.Base + (256 * 1024), FakeStatsSegment.Base - 1,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Read_RandomCorruption_OnlyTypedErrorsInBoundedTime(int seed)
    {
        var random = new Random(seed);
        using var fake = SampleSegment.Make();
        var honest = fake.Bytes[..fake.Used].ToArray();
        using var segment = fake.Open(TimeSpan.FromMilliseconds(1));
        var readers = new Readers(segment);
        var typed = 0;
        var fine = 0;
        for (var round = 0; round < 400; round++)
        {
            Corrupt(fake, random);
            foreach (var read in readers.All)
            {
                var started = Stopwatch.GetTimestamp();
                try
                {
                    read();
                    fine++;
                }
                catch (StatsException)
                {
                    typed++;
                }
                Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5), $"round {round} took too long");
            }
            honest.CopyTo(fake.Bytes);
        }
        Assert.True(typed > 100, $"only {typed} corruptions were noticed");
        Assert.True(fine > 100, $"only {fine} reads went well");
        foreach (var read in readers.All) read();
    }

    private static void Corrupt(FakeStatsSegment fake, Random random)
    {
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            // The header and vector headers matter most; they are 8-byte words like the pointers.
            var offset = random.Next(4) == 0 ? random.Next(1, 5) * 8 : random.Next(fake.Used / 8) * 8;
            switch (random.Next(4))
            {
                case 0:
                    fake.WriteUInt64(offset, Interesting[random.Next(Interesting.Length)]);
                    break;
                case 1:
                    fake.WriteUInt64(offset, FakeStatsSegment.Base + (ulong)random.Next(fake.Used));
                    break;
                case 2:
                    fake.WriteUInt32(offset + (4 * random.Next(2)), (uint)random.Next(16));
                    break;
                default:
                    fake.Bytes[random.Next(fake.Used)] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }
    }

    private sealed class Readers
    {
        private readonly List<ErrorCounter> _errors = [];
        private readonly CombinedCounter[] _routes = new CombinedCounter[3];

        public Readers(StatsSegment segment)
        {
            var interfaces = new InterfaceCounterReader(segment);
            var errors = new ErrorCounterReader(segment);
            var system = new SystemCounterReader(segment);
            var heaps = new HeapCounterReader(segment);
            var pools = new BufferPoolCounterReader(segment);
            var nat = new Nat44CounterReader(segment);
            var routes = new RouteCounterReader(segment);
            uint[] indexes = [0, 1, uint.MaxValue];
            string[] names = ["/if/rx", "/if/names", "/node/errors", "/hist", "/err/ip4-input/ip4 adjacency drop", "/ring"];
            All =
            [
                () => interfaces.Refresh(), () => errors.Refresh(_errors), () => system.Read(), () => heaps.Read(), () => pools.Read(),
                () => nat.Read(), () => routes.Read(indexes, _routes), () => segment.List(),
                .. names.Select(name => (Action)(() => segment.Find(name))),
            ];
        }

        public IReadOnlyList<Action> All { get; }
    }
}
