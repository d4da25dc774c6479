namespace Soak;

/// <summary>Decides whether memory is flat: the least of the last third against the least of the middle third.</summary>
/// <remarks>The least, because between two collections anything may be alive; the first third, because code and pools fill up then.</remarks>
internal sealed class MemoryTrend
{
    private readonly List<long> _samples = [];

    /// <summary>Notes a sample, at even intervals.</summary>
    /// <param name="bytes">How much is in use.</param>
    public void Add(long bytes) => _samples.Add(bytes);

    /// <summary>What it grew from the middle third to the last.</summary>
    /// <returns>Bytes; negative when it shrank, 0 when there are too few samples.</returns>
    public long Growth()
    {
        var third = _samples.Count / 3;
        return third == 0 ? 0 : _samples[^third..].Min() - _samples[third..^third].Min();
    }

    /// <summary>The last sample.</summary>
    public long Last => _samples.Count == 0 ? 0 : _samples[^1];
}
