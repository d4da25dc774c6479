using System.Buffers.Binary;
using System.Text;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Recording;

/// <summary>
/// Writes a recording. Each record is one write, so that a recorder that is killed loses nothing that it had seen. When the file is full,
/// the recording ends, and says so as its last record. Thread-safe.
/// </summary>
public sealed class TraceWriter : IDisposable
{
    /// <summary>What is kept of a message that nobody can read: its id, client index and context.</summary>
    private const int CutSize = 10;

    /// <summary>Kept free for the last record.</summary>
    private const int EndReserve = 256;

    private readonly Lock _gate = new();
    private readonly Stream _file;
    private readonly long _limit;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, ushort> _types = new(StringComparer.Ordinal);
    private byte[] _record = new byte[4096];
    private int _length;
    private long _written;
    private bool _isEnded;

    /// <summary>Starts a recording.</summary>
    /// <param name="file">Gets it; is disposed with the writer.</param>
    /// <param name="info">What is recorded.</param>
    /// <param name="limit">Bytes that the file may have.</param>
    /// <param name="time">The clock.</param>
    public TraceWriter(Stream file, RecordingInfo info, long limit, TimeProvider time)
    {
        _file = file;
        _limit = limit;
        _time = time;
        var head = new byte[RecordFormat.HeadSize];
        RecordFormat.Mark.CopyTo(head);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(RecordFormat.Mark.Length), RecordFormat.Version);
        _file.Write(head);
        _written = head.Length;
        Begin();
        Append(info.ToJson());
        Finish(RecordKind.Description);
    }

    /// <summary>Messages recorded.</summary>
    public long Messages { get; private set; }

    /// <summary>Messages in which something was hidden.</summary>
    public long Redacted { get; private set; }

    /// <summary>Why nothing more is recorded; null while it is.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Records that a client connected.</summary>
    public void Opened(int connection, string clientName)
    {
        lock (_gate)
        {
            Begin();
            AppendPlace(connection);
            Append(Encoding.UTF8.GetBytes(clientName));
            Finish(RecordKind.Opened);
        }
    }

    /// <summary>Records a message.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="fromVpp">True when VPP sent it.</param>
    /// <param name="nameCrc">What it is; empty when the id is in no table.</param>
    /// <param name="definition">Its definition, or null when nobody knows it.</param>
    /// <param name="excerpt">Gives the definition as JSON, for the first message of a type.</param>
    /// <param name="message">The message; keys and passwords in it do not get into the file.</param>
    public void Message(int connection, bool fromVpp, string nameCrc, MessageDefinition? definition, Func<byte[]> excerpt, ReadOnlySpan<byte> message)
    {
        lock (_gate)
        {
            if (_isEnded) return;
            var type = TypeOf(nameCrc, definition is null ? null : excerpt, BinaryPrimitives.ReadUInt16BigEndian(message));
            Begin();
            AppendPlace(connection);
            AppendUInt16(type);
            var marks = fromVpp ? MessageMarks.FromVpp : MessageMarks.None;
            Append((byte)marks);
            var start = _length;
            Append(definition is null ? message[..Math.Min(message.Length, CutSize)] : message);
            if (definition is null) marks |= message.Length > CutSize ? MessageMarks.Cut : MessageMarks.None;
            else marks |= Redact(definition, start);
            _record[start - 1] = (byte)marks;
            if (Finish(RecordKind.Message)) Count(marks);
        }
    }

    /// <summary>Records that a connection ended.</summary>
    public void Closed(int connection, string reason)
    {
        lock (_gate)
        {
            Begin();
            AppendPlace(connection);
            Append(Encoding.UTF8.GetBytes(reason));
            Finish(RecordKind.Closed);
        }
    }

    /// <summary>Ends the recording.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            End("stopped");
            _file.Dispose();
        }
    }

    private ushort TypeOf(string nameCrc, Func<byte[]>? excerpt, ushort id)
    {
        // Ids that are in no table are all of the type that has no name.
        if (nameCrc.Length == 0) return 0;
        if (_types.TryGetValue(nameCrc, out var known)) return known;
        var number = (ushort)(_types.Count + 1);
        var name = Encoding.UTF8.GetBytes(nameCrc);
        Begin();
        AppendUInt16(number);
        AppendUInt16(id);
        AppendUInt16((ushort)name.Length);
        Append(name);
        if (excerpt is not null) Append(excerpt());
        if (Finish(RecordKind.Type)) _types.Add(nameCrc, number);
        return number;
    }

    private MessageMarks Redact(MessageDefinition definition, int start)
    {
        try
        {
            return Redaction.Redact(definition, _record.AsSpan(start, _length - start)) ? MessageMarks.Redacted : MessageMarks.None;
        }
        catch (VppProtocolException)
        {
            // It is not what its definition says. A message without secrets is worth seeing all the more; of another too little is known.
            if (!definition.HasSecrets) return MessageMarks.None;
            _length = Math.Min(_length, start + CutSize);
            return MessageMarks.Cut;
        }
    }

    private void Count(MessageMarks marks)
    {
        Messages++;
        if (marks.HasFlag(MessageMarks.Redacted) || marks.HasFlag(MessageMarks.Cut)) Redacted++;
    }

    private void End(string reason)
    {
        if (_isEnded) return;
        Begin();
        AppendTime();
        Span<byte> count = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteInt64BigEndian(count, Messages);
        Append(count);
        Append(Encoding.UTF8.GetBytes(reason));
        _isEnded = true;
        Write(RecordKind.End);
    }

    private void Begin() => _length = RecordFormat.RecordHeadSize;

    private bool Finish(RecordKind kind)
    {
        if (_isEnded) return false;
        if (_written + _length > _limit - EndReserve)
        {
            Stopped = "the file is full";
            End(Stopped);
            return false;
        }

        Write(kind);
        return !_isEnded;
    }

    private void Write(RecordKind kind)
    {
        _record[0] = (byte)kind;
        var body = _record.AsSpan(RecordFormat.RecordHeadSize, _length - RecordFormat.RecordHeadSize);
        BinaryPrimitives.WriteInt32BigEndian(_record.AsSpan(1), body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(_record.AsSpan(1 + sizeof(uint)), RecordFormat.Checksum(kind, body));
        try
        {
            _file.Write(_record.AsSpan(0, _length));
            _file.Flush();
            _written += _length;
        }
        catch (IOException fault)
        {
            // Those who are recorded must not suffer for it: a full disk ends the recording, not their connections.
            Stopped = fault.Message;
            _isEnded = true;
        }
    }

    private void AppendPlace(int connection)
    {
        AppendTime();
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, connection);
        Append(bytes);
    }

    private void AppendTime()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        Append(bytes);
    }

    private void AppendUInt16(ushort value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        Append(bytes);
    }

    private void Append(byte value) => Append([value]);

    private void Append(ReadOnlySpan<byte> bytes)
    {
        while (_record.Length - _length < bytes.Length) Array.Resize(ref _record, _record.Length * 2);
        bytes.CopyTo(_record.AsSpan(_length));
        _length += bytes.Length;
    }
}
