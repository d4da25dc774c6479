using System.Buffers.Binary;
using Controller.Stats;
using Controller.Stats.Counters;
using Controller.Stats.Tests.Fakes;
using Fuzz.Engine;

namespace Fuzz.Targets;

/// <summary>
/// The reader of the stats segment. Bit 0 of the first byte: mapped or copied; bit 1: the changes come with a new epoch. The rest are changes to
/// a good segment, ten bytes each: two of offset in words of four bytes, eight of value; the top bit of the offset makes the value a
/// pointer into the segment.
/// </summary>
internal sealed class SegmentTarget : IFuzzTarget
{
    private const int Change = 10;
    private static readonly string[] Names = ["/if/rx", "/if/names", "/node/errors", "/hist", "/err/ip4-input/ip4 adjacency drop", "/ring", "/gone", "/mem/main heap/used"];

    private readonly Lazy<Stage[]> _stages = new(static () => [new Stage(canShrink: false), new Stage(canShrink: true)]);

    /// <inheritdoc/>
    public string Name => "segment";

    /// <inheritdoc/>
    public int MaxLength => 1 + (32 * Change);

    /// <inheritdoc/>
    public IEnumerable<byte[]> Seeds
    {
        get
        {
            // Each pointer and each length of the good segment, broken once.
            yield return [0];
            yield return [1];
            for (var word = 0; word < _stages.Value[0].Words; word += 2)
                yield return [(byte)(word / 2 % 4), (byte)word, (byte)(word >> 8), 0xf8, 0xff, 0xff, 0xff, 0, 0, 0, 0];
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> RunAsync(ReadOnlyMemory<byte> input) => new(input.IsEmpty ? 0 : _stages.Value[input.Span[0] & 1].Run(input.Span[1..], newEpoch: (input.Span[0] & 2) != 0));

    /// <summary>A good segment, its readers, and how to make it good again.</summary>
    private sealed class Stage
    {
        private readonly FakeStatsSegment _fake;
        private readonly byte[] _good;
        private readonly StatsSegment _segment;
        private readonly Action[] _reads;
        private ulong _epoch = 1;

        public Stage(bool canShrink)
        {
            _fake = SampleSegment.Make(canShrink);
            SampleSegment.AddRing(_fake);
            _good = _fake.Bytes[.._fake.Used].ToArray();
            // Nobody else writes: a segment that is not quiet at once never will be.
            _segment = _fake.Open(TimeSpan.Zero);
            var interfaces = new InterfaceCounterReader(_segment);
            var errors = new ErrorCounterReader(_segment);
            var errorRows = new List<ErrorCounter>();
            var system = new SystemCounterReader(_segment);
            var heaps = new HeapCounterReader(_segment);
            var pools = new BufferPoolCounterReader(_segment);
            var nat = new Nat44CounterReader(_segment);
            var routes = new RouteCounterReader(_segment);
            uint[] indexes = [0, 1, uint.MaxValue];
            var counters = new CombinedCounter[indexes.Length];
            _reads =
            [
                () => interfaces.Refresh(), () => errors.Refresh(errorRows), () => system.Read(), () => heaps.Read(), () => pools.Read(), () => nat.Read(),
                () => routes.Read(indexes, counters), () => _segment.List(), .. Names.Select(name => (Action)(() => _segment.Find(name))),
            ];
        }

        public int Words => _good.Length / sizeof(uint);

        public long Run(ReadOnlySpan<byte> changes, bool newEpoch)
        {
            if (newEpoch) _fake.Epoch = ++_epoch;
            Apply(changes);
            var outcome = 0L;
            for (var read = 0; read < _reads.Length; read++)
            {
                try
                {
                    _reads[read]();
                }
                catch (StatsSegmentException error)
                {
                    outcome = (outcome * 31) + (read * 16) + 1 + (long)error.Error;
                }
                catch (StatsBusyException)
                {
                    outcome = (outcome * 31) + 15;
                }
            }

            // A good segment reads well again, whatever was there in between.
            Restore();
            _reads[0]();
            return outcome;
        }

        private void Apply(ReadOnlySpan<byte> changes)
        {
            for (; changes.Length >= Change; changes = changes[Change..])
            {
                var place = BinaryPrimitives.ReadUInt16LittleEndian(changes);
                var value = BinaryPrimitives.ReadUInt64LittleEndian(changes[2..]);
                if ((place & 0x8000) != 0) value = FakeStatsSegment.Base + (value % (256 * 1024));
                var offset = (place & 0x7fff) % (Words - 1) * sizeof(uint);
                _fake.WriteUInt64(offset, value);
            }
        }

        private void Restore()
        {
            _good.CopyTo(_fake.Bytes);
            // The readers' plans may be of the broken segment; a new epoch says so.
            _fake.Epoch = ++_epoch;
        }
    }
}
