using System.Text;

namespace Controller.Stats.Segment;

/// <summary>Copies the names of the directory that begin with a prefix.</summary>
/// <param name="prefix">The prefix; empty for all.</param>
internal sealed class ListRead(string prefix) : IStatsRead
{
    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(prefix);

    /// <summary>What was found, in the directory's order.</summary>
    public List<StatsDirectoryEntry> Entries { get; } = [];

    /// <inheritdoc/>
    public void Read(ref SegmentAccess access)
    {
        Entries.Clear();
        for (uint index = 0; index < (uint)access.DirectoryCount; index++)
        {
            var type = access.Entry(index).Type;
            if (type is StatsEntryType.Empty or StatsEntryType.Illegal || !access.EntryName(index).StartsWith(_prefix)) continue;
            Entries.Add(new StatsDirectoryEntry((int)index, access.EntryNameText(index), type));
        }
    }
}
