using System.Buffers.Binary;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Json;

/// <summary>How many bytes a field takes in a message. Every length and count is checked against what is there.</summary>
internal static class FieldExtent
{
    /// <summary>Bytes of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="owner">The struct or message that it is in.</param>
    /// <exception cref="VppProtocolException">The message ends before the field does.</exception>
    public static int Of(FieldDefinition field, ReadOnlySpan<byte> owner)
    {
        switch (field.Shape)
        {
            case FieldShape.VariableString:
                var length = BinaryPrimitives.ReadUInt32BigEndian(Need(owner, field.Offset, sizeof(uint)));
                if (length > (uint)(owner.Length - field.Offset - sizeof(uint))) ThrowPastEnd(field, length, 1, owner);
                return sizeof(uint) + (int)length;
            case FieldShape.VariableArray:
                return OfItems(field.Type, CountOf(field, owner), owner[Math.Min(field.Offset, owner.Length)..]);
            default:
                if (!field.Type.IsVariable) return Need(owner, field.Offset, field.MinimumSize).Length;
                return OfStruct(((StructDefinition)field.Type).Fields, owner[Math.Min(field.Offset, owner.Length)..]);
        }
    }

    /// <summary>Elements of a variable array, as the message says.</summary>
    public static int CountOf(FieldDefinition field, ReadOnlySpan<byte> owner)
    {
        var counter = field.CountedBy!;
        var scalar = (ScalarType)counter.Type;
        var count = (long)scalar.ReadInteger(Need(owner, counter.Offset, scalar.MinimumSize));
        var left = Math.Max(owner.Length - field.Offset, 0);
        if (count * field.Type.MinimumSize > left) ThrowPastEnd(field, count, field.Type.MinimumSize, owner);
        return (int)count;
    }

    /// <summary>Takes bytes.</summary>
    /// <exception cref="VppProtocolException">There are fewer.</exception>
    public static ReadOnlySpan<byte> Need(ReadOnlySpan<byte> bytes, int offset, int count)
    {
        if (offset > bytes.Length || count > bytes.Length - offset)
        {
            throw new VppProtocolException(
                ProtocolError.Truncated, $"The message ends {Math.Max(bytes.Length - offset, 0)} bytes into a field of {count} bytes.");
        }

        return bytes.Slice(offset, count);
    }

    private static int OfStruct(IReadOnlyList<FieldDefinition> fields, ReadOnlySpan<byte> bytes)
    {
        var last = fields[^1];
        return last.Offset + Of(last, bytes);
    }

    private static int OfItems(TypeDefinition type, int count, ReadOnlySpan<byte> items)
    {
        if (!type.IsVariable) return Need(items, 0, count * type.MinimumSize).Length;
        var position = 0;
        for (var i = 0; i < count; i++) position += OfStruct(((StructDefinition)type).Fields, items[position..]);
        return position;
    }

    private static void ThrowPastEnd(FieldDefinition field, long count, int size, ReadOnlySpan<byte> owner)
        => throw new VppProtocolException(
            ProtocolError.CountPastEnd,
            $"'{field.Name}' claims {count} elements of at least {size} bytes, but {Math.Max(owner.Length - field.Offset, 0)} bytes are left.");
}
