using System.Buffers;

namespace VppApi.Rows;

/// <summary>
/// A piece of a <see cref="RowQueue"/>: rows one after the other, each behind its length. It is in memory, or in the file
/// when its consumer is far behind. Its queue's lock guards <see cref="Place"/>; the bytes belong to one thread at a time.
/// </summary>
internal sealed class RowSegment(int size)
{
    private byte[] _memory = ArrayPool<byte>.Shared.Rent(size);
    private int _written;
    private int _read;

    /// <summary>Where its bytes are.</summary>
    public enum Location
    {
        /// <summary>In memory, to stay there.</summary>
        Memory,

        /// <summary>In memory, to be written to the file.</summary>
        Queued,

        /// <summary>In memory, and being written to the file.</summary>
        Writing,

        /// <summary>In the file.</summary>
        File,
    }

    /// <summary>Where its bytes are.</summary>
    public Location Place { get; set; }

    /// <summary>Where in the file, if it is there.</summary>
    public long FileOffset { get; set; }

    /// <summary>The segment that was filled after this one.</summary>
    public RowSegment? Next { get; set; }

    /// <summary>True when every row in it was read.</summary>
    public bool IsDrained => _read == _written;

    /// <summary>Bytes of rows in it that were not read.</summary>
    public int Unread => _written - _read;

    /// <summary>Bytes that it takes in the file.</summary>
    public int Size => _written;

    /// <summary>Its bytes, while they are in memory.</summary>
    public ReadOnlyMemory<byte> Written => _memory.AsMemory(0, _written);

    /// <summary>Bytes of a row with its length.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Bytes.</returns>
    public static int SizeOf(ReadOnlySpan<byte> row) => sizeof(int) + row.Length;

    /// <summary>Copies a row to the end.</summary>
    /// <param name="row">The row.</param>
    /// <returns>False when there is no room.</returns>
    public bool TryAdd(ReadOnlySpan<byte> row)
    {
        if (_memory.Length - _written < SizeOf(row)) return false;
        BitConverter.TryWriteBytes(_memory.AsSpan(_written), row.Length);
        row.CopyTo(_memory.AsSpan(_written + sizeof(int)));
        _written += SizeOf(row);
        return true;
    }

    /// <summary>Takes the next row.</summary>
    /// <returns>The row, valid until <see cref="Release"/>.</returns>
    public ReadOnlySpan<byte> Take()
    {
        var row = _memory.AsSpan(_read + sizeof(int), BitConverter.ToInt32(_memory, _read));
        _read += SizeOf(row);
        return row;
    }

    /// <summary>Memory to read the segment back into, from the file.</summary>
    /// <returns>As long as what was written.</returns>
    public Memory<byte> Restore()
    {
        _memory = ArrayPool<byte>.Shared.Rent(_written);
        return _memory.AsMemory(0, _written);
    }

    /// <summary>Gives the memory back; the rows are in the file, or not needed.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(_memory);
        _memory = [];
    }
}
