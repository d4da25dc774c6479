using System.Buffers;

namespace VppApi.Session;

/// <summary>A piece of a <see cref="RowQueue"/>: rows one after the other, each behind its length.</summary>
internal sealed class RowSegment(int size)
{
    private byte[] _memory = ArrayPool<byte>.Shared.Rent(size);
    private int _written;
    private int _read;

    /// <summary>The segment that was filled after this one.</summary>
    public RowSegment? Next { get; set; }

    /// <summary>True when every row in it was read.</summary>
    public bool IsDrained => _read == _written;

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

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(_memory);
        _memory = [];
        _written = _read = 0;
    }
}
