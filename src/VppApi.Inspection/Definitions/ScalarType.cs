using System.Buffers.Binary;
using System.Collections.Frozen;

namespace VppApi.Inspection.Definitions;

/// <summary>A number or boolean.</summary>
public sealed class ScalarType : TypeDefinition
{
    /// <summary>All of them, by VPP's name.</summary>
    public static FrozenDictionary<string, ScalarType> All { get; } = new[]
    {
        Make("bool", ScalarKind.Boolean, 1, 0, 1),
        Make("u8", ScalarKind.Unsigned, 1, byte.MinValue, byte.MaxValue),
        Make("i8", ScalarKind.Signed, 1, sbyte.MinValue, sbyte.MaxValue),
        Make("u16", ScalarKind.Unsigned, 2, ushort.MinValue, ushort.MaxValue),
        Make("i16", ScalarKind.Signed, 2, short.MinValue, short.MaxValue),
        Make("u32", ScalarKind.Unsigned, 4, uint.MinValue, uint.MaxValue),
        Make("i32", ScalarKind.Signed, 4, int.MinValue, int.MaxValue),
        Make("u64", ScalarKind.Unsigned, 8, ulong.MinValue, ulong.MaxValue),
        Make("i64", ScalarKind.Signed, 8, long.MinValue, long.MaxValue),
        Make("f64", ScalarKind.Float, 8, 0, 0),
    }.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>What kind of number.</summary>
    public required ScalarKind Kind { get; init; }

    /// <summary>The smallest value of a whole number.</summary>
    public required Int128 Minimum { get; init; }

    /// <summary>The largest value of a whole number.</summary>
    public required Int128 Maximum { get; init; }

    /// <summary>The byte that arrays show as hex digits.</summary>
    public bool IsByte => Kind == ScalarKind.Unsigned && MinimumSize == 1;

    /// <summary>True for what can count the elements of an array.</summary>
    public bool CanCount => Kind == ScalarKind.Unsigned && MinimumSize <= sizeof(uint);

    /// <summary>Reads a whole number.</summary>
    /// <param name="bytes">At least <see cref="TypeDefinition.MinimumSize"/> bytes.</param>
    /// <returns>The value.</returns>
    public Int128 ReadInteger(ReadOnlySpan<byte> bytes) => (Kind == ScalarKind.Signed, MinimumSize) switch
    {
        (false, 1) => bytes[0],
        (false, 2) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (false, 4) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (false, _) => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        (true, 1) => (sbyte)bytes[0],
        (true, 2) => BinaryPrimitives.ReadInt16BigEndian(bytes),
        (true, 4) => BinaryPrimitives.ReadInt32BigEndian(bytes),
        (true, _) => BinaryPrimitives.ReadInt64BigEndian(bytes),
    };

    /// <summary>Writes a whole number that is in range.</summary>
    /// <param name="bytes">At least <see cref="TypeDefinition.MinimumSize"/> bytes.</param>
    /// <param name="value">The value.</param>
    public void WriteInteger(Span<byte> bytes, Int128 value)
    {
        var low = unchecked((ulong)value);
        switch (MinimumSize)
        {
            case 1: bytes[0] = unchecked((byte)low); break;
            case 2: BinaryPrimitives.WriteUInt16BigEndian(bytes, unchecked((ushort)low)); break;
            case 4: BinaryPrimitives.WriteUInt32BigEndian(bytes, unchecked((uint)low)); break;
            default: BinaryPrimitives.WriteUInt64BigEndian(bytes, low); break;
        }
    }

    private static ScalarType Make(string name, ScalarKind kind, int size, Int128 minimum, Int128 maximum)
        => new() { Name = name, MinimumSize = size, Kind = kind, Minimum = minimum, Maximum = maximum };
}
