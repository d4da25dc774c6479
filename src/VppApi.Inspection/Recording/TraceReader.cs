using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Recording;

/// <summary>Reads a recording. Trusts no byte: everything before a damaged place is read, then the place is told.</summary>
public sealed class TraceReader
{
    private const int PlaceSize = sizeof(long) + sizeof(int);

    private readonly Stream _file;
    private readonly Dictionary<ushort, TraceType> _types = [];
    private long _offset;

    private TraceReader(Stream file) => _file = file;

    /// <summary>What was recorded.</summary>
    public RecordingInfo Info { get; private set; } = new(string.Empty, string.Empty, default);

    /// <summary>How the recording ended; null until its end was read, and when the recorder was killed.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Opens a recording and reads its head.</summary>
    /// <exception cref="TraceException">It is no recording, or one of a later release.</exception>
    public static TraceReader Open(Stream file)
    {
        var reader = new TraceReader(file);
        Span<byte> head = stackalloc byte[RecordFormat.HeadSize];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith(RecordFormat.Mark))
            throw new TraceException(0, "this is no recording of 'vppilot api trace'.");
        var version = BinaryPrimitives.ReadUInt16BigEndian(head[RecordFormat.Mark.Length..]);
        if (version != RecordFormat.Version)
            throw new TraceException(RecordFormat.Mark.Length, $"the recording has format {version}; this release reads format {RecordFormat.Version}.");
        reader._offset = head.Length;
        if (reader.ReadRecord() is not (RecordKind.Description, var body)) throw new TraceException(head.Length, "the description is missing.");
        try
        {
            reader.Info = RecordingInfo.FromJson(body);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new TraceException(head.Length, $"the description makes no sense: {fault.Message}");
        }

        return reader;
    }

    /// <summary>Reads what happened, to the end. To be called once.</summary>
    /// <exception cref="TraceException">The file is damaged; everything before was handed out.</exception>
    public IEnumerable<TraceEntry> ReadToEnd()
    {
        while (EndReason is null)
        {
            var at = _offset;
            if (ReadRecord() is not var (kind, body)) yield break;
            switch (kind)
            {
                case RecordKind.Type:
                    AddType(at, body);
                    break;
                case RecordKind.Opened:
                    var (opened, client) = ReadPlace(at, body.Span);
                    yield return new TraceOpened(opened, client, Encoding.UTF8.GetString(body.Span[PlaceSize..]));
                    break;
                case RecordKind.Message:
                    yield return ReadMessage(at, body);
                    break;
                case RecordKind.Closed:
                    var (closed, gone) = ReadPlace(at, body.Span);
                    yield return new TraceClosed(closed, gone, Encoding.UTF8.GetString(body.Span[PlaceSize..]));
                    break;
                case RecordKind.End:
                    EndReason = body.Length > 2 * sizeof(long) ? Encoding.UTF8.GetString(body.Span[(2 * sizeof(long))..]) : string.Empty;
                    break;
                default:
                    // A later release may have more kinds in the same format.
                    break;
            }
        }
    }

    private (RecordKind Kind, ReadOnlyMemory<byte> Body)? ReadRecord()
    {
        var at = _offset;
        Span<byte> head = stackalloc byte[RecordFormat.RecordHeadSize];
        var count = _file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (count == 0) return null;
        if (count < head.Length) throw new TraceException(at, "the file ends in the middle of a record: the rest is missing.");
        var kind = (RecordKind)head[0];
        var length = BinaryPrimitives.ReadUInt32BigEndian(head[1..]);
        if (length > RecordFormat.MaximumBody) throw new TraceException(at, $"a record claims {length} bytes: the file is damaged here.");
        var body = new byte[(int)length];
        count = _file.ReadAtLeast(body, body.Length, throwOnEndOfStream: false);
        if (count < body.Length) throw new TraceException(at, $"the file ends after {count} of a record's {length} bytes: the rest is missing.");
        if (BinaryPrimitives.ReadUInt32BigEndian(head[(1 + sizeof(uint))..]) != RecordFormat.Checksum(kind, body))
            throw new TraceException(at, "a record's checksum is wrong: the file is damaged here.");
        _offset += RecordFormat.RecordHeadSize + length;
        return (kind, body);
    }

    private void AddType(long at, ReadOnlyMemory<byte> body)
    {
        const int nameOffset = 3 * sizeof(ushort);
        var bytes = body.Span;
        if (bytes.Length < nameOffset) throw Short(at);
        var number = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        var id = BinaryPrimitives.ReadUInt16BigEndian(bytes[sizeof(ushort)..]);
        var nameLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * sizeof(ushort))..]);
        if (bytes.Length - nameOffset < nameLength) throw Short(at);
        var nameCrc = Encoding.UTF8.GetString(bytes.Slice(nameOffset, nameLength));
        var json = body[(nameOffset + nameLength)..];
        try
        {
            var definition = json.IsEmpty ? null : ApiDefinitions.Parse(json, "the recording").FindExact(nameCrc);
            _types[number] = new TraceType(Wire.MessageIds.NameOf(nameCrc), nameCrc, id, definition);
        }
        catch (DefinitionsException fault)
        {
            throw new TraceException(at, $"the definition of {nameCrc} makes no sense: {fault.Message}");
        }
    }

    private TraceMessage ReadMessage(long at, ReadOnlyMemory<byte> body)
    {
        const int headSize = PlaceSize + sizeof(ushort) + sizeof(byte);
        if (body.Length < headSize + sizeof(ushort)) throw Short(at);
        var (time, connection) = ReadPlace(at, body.Span);
        var number = BinaryPrimitives.ReadUInt16BigEndian(body.Span[PlaceSize..]);
        var marks = (MessageMarks)body.Span[headSize - 1];
        var message = body[headSize..];
        var id = BinaryPrimitives.ReadUInt16BigEndian(message.Span);
        var type = _types.GetValueOrDefault(number);
        if (type is null && number != 0) throw new TraceException(at, $"a message is of type {number}, which was not described.");
        return new TraceMessage(time, connection, type ?? new TraceType($"id {id}", string.Empty, id, null), marks, message);
    }

    private static (DateTimeOffset Time, int Connection) ReadPlace(long at, ReadOnlySpan<byte> body)
    {
        if (body.Length < PlaceSize) throw Short(at);
        var microseconds = BinaryPrimitives.ReadInt64BigEndian(body);
        const long latest = 253_402_300_799_000_000;
        if (microseconds is < 0 or > latest) throw new TraceException(at, "a record's time makes no sense.");
        return (DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), BinaryPrimitives.ReadInt32BigEndian(body[sizeof(long)..]));
    }

    private static TraceException Short(long at) => new(at, "a record is too short for what it should hold.");
}
