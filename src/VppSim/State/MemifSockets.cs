namespace VppSim.State;

/// <summary>memif socket files by id; id 0 is there from the start and stays.</summary>
internal sealed class MemifSockets
{
    private readonly SortedDictionary<uint, string> _files = new() { [0] = "/run/vpp/memif.sock" };

    public IReadOnlyDictionary<uint, string> Files => _files;

    public bool Contains(uint id) => _files.ContainsKey(id);

    /// <summary>Adds a file, under a free id when none is given.</summary>
    /// <returns>A retval and the id.</returns>
    public (int Retval, uint Id) Add(uint id, string file)
    {
        if (file.Length == 0 || id == 0) return (SimRetval.InvalidArgument, 0);
        if (id == uint.MaxValue)
        {
            id = 1;
            while (_files.ContainsKey(id)) id++;
        }
        else if (_files.TryGetValue(id, out var existing))
        {
            return (existing == file ? 0 : SimRetval.InvalidArgument, id);
        }

        _files.Add(id, file);
        return (0, id);
    }

    public int Remove(uint id) => id != 0 && _files.Remove(id) ? 0 : SimRetval.InvalidArgument;
}
