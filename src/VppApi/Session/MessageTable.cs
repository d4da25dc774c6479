using System.Globalization;

namespace VppApi.Session;

/// <summary>
/// Which id each message has in the connected VPP. Thread-safe; a descriptor is looked up by name once and by its
/// ordinal from then on.
/// </summary>
internal sealed class MessageTable
{
    private const int Missing = -1;
    private const int CrcDigits = 8;

    /// <summary>VPP keeps names in fields of 64 bytes: what is longer is cut there too.</summary>
    private const int MaximumKey = 63;

    private readonly Lock _growth = new();
    private readonly Dictionary<string, ushort> _ids;
    private readonly Dictionary<string, uint> _crcs;
    private readonly string?[] _names;
    private readonly MessageDescriptor?[] _descriptors;
    private readonly bool[] _late;

    // By ordinal: 0 = not looked up yet, Missing, or id + 1.
    private volatile int[] _byOrdinal = new int[64];

    /// <summary>Builds the table.</summary>
    /// <param name="messages">As the handshake told.</param>
    /// <param name="catalog">Descriptors to know from the start.</param>
    /// <param name="lateAnswers">Names of requests that may be answered after later ones.</param>
    public MessageTable(
        IReadOnlyList<KeyValuePair<string, ushort>> messages, IReadOnlyList<MessageDescriptor> catalog, IReadOnlySet<string>? lateAnswers = null)
    {
        _ids = new Dictionary<string, ushort>(messages.Count, StringComparer.Ordinal);
        _crcs = new Dictionary<string, uint>(messages.Count, StringComparer.Ordinal);
        var last = 0;
        foreach (var (key, id) in messages)
        {
            last = Math.Max(last, id);
            _ids[key] = id;
            if (TrySplit(key, out var name, out var crc)) _crcs[name] = crc;
        }

        _names = new string?[last + 1];
        _descriptors = new MessageDescriptor?[last + 1];
        _late = new bool[last + 1];
        foreach (var (key, id) in messages)
        {
            _names[id] = key;
            _late[id] = lateAnswers is not null && TrySplit(key, out var name, out _) && lateAnswers.Contains(name);
        }

        foreach (var descriptor in catalog) _ = IdOf(descriptor);
        Compatibility = Compare(catalog);
    }

    /// <summary>Differences between this VPP and the catalog.</summary>
    public MessageCompatibility Compatibility { get; }

    /// <summary>The id of a message.</summary>
    /// <param name="descriptor">The message.</param>
    /// <param name="id">Its id in this VPP.</param>
    /// <returns>False when this VPP lacks it or has another layout of it.</returns>
    public bool TryGetId(MessageDescriptor descriptor, out ushort id)
    {
        var known = _byOrdinal;
        var value = descriptor.Ordinal < known.Length ? known[descriptor.Ordinal] : 0;
        if (value == 0) value = IdOf(descriptor);
        id = (ushort)(value - 1);
        return value != Missing;
    }

    /// <summary>The id of a message that must be there.</summary>
    /// <param name="descriptor">The message.</param>
    /// <returns>Its id in this VPP.</returns>
    /// <exception cref="VppMessageUnavailableException">This VPP lacks it or has another layout of it.</exception>
    public ushort GetId(MessageDescriptor descriptor)
        => TryGetId(descriptor, out var id) ? id : throw new VppMessageUnavailableException(descriptor, CrcOf(descriptor.Name));

    /// <summary>The descriptor of a received message.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Null when no descriptor with this id was ever used or cataloged.</returns>
    public MessageDescriptor? DescriptorOf(ushort id) => id < _descriptors.Length ? _descriptors[id] : null;

    /// <summary>Whether a request may be answered after later ones.</summary>
    /// <param name="id">The request's id.</param>
    /// <returns>True when an answer to a later request says nothing about it.</returns>
    public bool IsAnsweredLate(ushort id) => _late[id];

    /// <summary>Name of an id, for people.</summary>
    /// <param name="id">A message id.</param>
    /// <returns>The <c>name_crc</c>, or the bare number.</returns>
    public string Describe(ushort id)
        => (id < _names.Length ? _names[id] : null) ?? string.Create(CultureInfo.InvariantCulture, $"message id {id}");

    /// <summary>The CRC that this VPP has for a name.</summary>
    /// <param name="name">VPP's name of a message.</param>
    /// <returns>Null when it has no such name.</returns>
    public uint? CrcOf(string name) => _crcs.TryGetValue(name, out var crc) ? crc : null;

    private int IdOf(MessageDescriptor descriptor)
    {
        lock (_growth)
        {
            var known = _byOrdinal;
            if (descriptor.Ordinal >= known.Length)
            {
                Array.Resize(ref known, Math.Max(known.Length * 2, descriptor.Ordinal + 1));
                _byOrdinal = known;
            }

            var value = Missing;
            if (_ids.TryGetValue(KeyOf(descriptor), out var id))
            {
                value = id + 1;
                _descriptors[id] = descriptor;
            }

            known[descriptor.Ordinal] = value;
            return value;
        }
    }

    private MessageCompatibility Compare(IReadOnlyList<MessageDescriptor> catalog)
    {
        var missing = new List<MessageDescriptor>();
        var changed = new List<MessageCrcChange>();
        foreach (var descriptor in catalog)
        {
            if (TryGetId(descriptor, out _)) continue;
            if (CrcOf(descriptor.Name) is { } crc) changed.Add(new MessageCrcChange(descriptor, crc));
            else missing.Add(descriptor);
        }

        var names = catalog.Select(descriptor => descriptor.Name).ToHashSet(StringComparer.Ordinal);
        return new MessageCompatibility(missing, changed, _crcs.Keys.Count(name => !names.Contains(name)));
    }

    private static string KeyOf(MessageDescriptor descriptor)
        => descriptor.NameCrc.Length <= MaximumKey ? descriptor.NameCrc : descriptor.NameCrc[..MaximumKey];

    private static bool TrySplit(string key, out string name, out uint crc)
    {
        var separator = key.Length - CrcDigits - 1;
        name = separator > 0 ? key[..separator] : key;
        crc = 0;
        return separator > 0 && key[separator] == '_'
            && uint.TryParse(key.AsSpan(separator + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out crc);
    }
}
