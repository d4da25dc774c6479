namespace VppSim.State;

/// <summary>memif socket files by id; id 0 is there from the start and stays.</summary>
internal sealed class MemifSockets(string runtimeDirectory)
{
    /// <summary>Kinds of sockets (vppinfra/socket.c); a name without one is a file, and a relative one is in the runtime directory.</summary>
    private static readonly string[] Prefixes = ["unix:", "tcp:", "abstract:"];

    private readonly SortedDictionary<uint, string> _files = new() { [0] = $"{runtimeDirectory}/memif.sock" };

    private uint _seed;

    public IReadOnlyDictionary<uint, string> Files => _files;

    public bool Contains(uint id) => _files.ContainsKey(id);

    /// <summary>Adds a file, under a free id when none is given.</summary>
    /// <returns>A retval and the id.</returns>
    public (int Retval, uint Id) Add(uint id, string file)
    {
        if (id == 0) return (SimRetval.InvalidArgument, 0);
        if (id == uint.MaxValue)
        {
            // VPP draws a number (memif_get_unused_socket_id, vppinfra/random.h:random_u32).
            do _seed = unchecked((_seed * 1664525) + 1013904223);
            while (_files.ContainsKey(_seed));
            id = _seed;
        }

        if (file.Length == 0) return (SimRetval.InvalidArgument, 0);
        var path = file[0] == '/' || Prefixes.Any(prefix => file.StartsWith(prefix, StringComparison.Ordinal)) ? file : $"{runtimeDirectory}/{file}";
        if (_files.TryGetValue(id, out var existing)) return (existing == path ? 0 : SimRetval.EntryAlreadyExists, id);
        _files.Add(id, path);
        return (0, id);
    }

    public int Remove(uint id) => id != 0 && _files.Remove(id) ? 0 : SimRetval.InvalidArgument;
}
