using System.Text;

namespace VppSim.Stats;

/// <summary>Collects entries and writes them as the segment's directory: 144 bytes each.</summary>
internal sealed class StatsDirectory(StatsMemory memory)
{
    private const int EntrySize = 144;
    private const int NameSize = 128;
    private readonly List<(string Name, uint Type, ulong Value)> _entries = [];

    private enum EntryType : uint
    {
        Scalar = 1,
        Simple = 2,
        Combined = 3,
        Names = 4,
        Symlink = 6,
        Gauge = 9,
    }

    public int AddScalar(string name) => Add(name, EntryType.Scalar, 0);

    public int AddGauge(string name) => Add(name, EntryType.Gauge, 0);

    public int AddSymlink(string name, int target, int column) => Add(name, EntryType.Symlink, (uint)target | ((ulong)(uint)column << 32));

    public (int Index, StatsColumn Column) AddSimple(string name, int threads, int length) => AddCounters(name, EntryType.Simple, threads, length, words: 1);

    public (int Index, StatsColumn Column) AddCombined(string name, int threads, int length) => AddCounters(name, EntryType.Combined, threads, length, words: 2);

    public int AddNames(string name, IReadOnlyList<string?> names)
    {
        var vector = memory.Vector(names.Count, sizeof(ulong));
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is { } text) memory.Write(vector + (i * sizeof(ulong)), StatsMemory.Pointer(memory.Text(text)));
        }

        return Add(name, EntryType.Names, StatsMemory.Pointer(vector));
    }

    /// <summary>Writes the directory.</summary>
    /// <returns>Offset of the first entry.</returns>
    public int Publish()
    {
        var directory = memory.Vector(_entries.Count, EntrySize);
        for (var i = 0; i < _entries.Count; i++)
        {
            var (name, type, value) = _entries[i];
            var entry = directory + (i * EntrySize);
            memory.Write(entry, type);
            memory.Write(entry + 8, value);
            var bytes = Encoding.UTF8.GetBytes(name);
            memory.Write(entry + 16, bytes.AsSpan(0, Math.Min(bytes.Length, NameSize - 1)));
        }

        memory.Directory = directory;
        return directory;
    }

    /// <summary>Where the value of a scalar is, once published.</summary>
    public static int ValueOffset(int directory, int index) => directory + (index * EntrySize) + 8;

    private (int Index, StatsColumn Column) AddCounters(string name, EntryType type, int threads, int length, int words)
    {
        var outer = memory.Vector(threads, sizeof(ulong));
        var last = 0;
        for (var thread = 0; thread < threads; thread++)
        {
            last = memory.Vector(length, words * sizeof(ulong));
            memory.Write(outer + (thread * sizeof(ulong)), StatsMemory.Pointer(last));
        }

        return (Add(name, type, StatsMemory.Pointer(outer)), new StatsColumn(memory, last, words));
    }

    private int Add(string name, EntryType type, ulong value)
    {
        _entries.Add((name, (uint)type, value));
        return _entries.Count - 1;
    }
}
