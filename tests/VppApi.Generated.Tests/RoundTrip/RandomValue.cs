namespace VppApi.Generated.Tests.RoundTrip;

/// <summary>Makes values of generated types, with a liking for the edges. The same seed makes the same values.</summary>
internal sealed class RandomValue(int seed)
{
    private static readonly string[] Texts = ["", "a", "loop0", "GigabitEthernet0/8/0", "Zürich", "路由", "\U0001F6A6"];

    private readonly Random _random = new(seed);

    /// <summary>Makes one.</summary>
    public object Make(Type type)
    {
        if (type.IsEnum) return Enum.ToObject(type, Make(Enum.GetUnderlyingType(type)));
        if (type == typeof(bool)) return _random.Next(2) == 1;
        if (type == typeof(double)) return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(_random.NextDouble() * 1e6));
        if (type == typeof(string)) return Texts[_random.Next(Texts.Length)];
        if (type.IsPrimitive) return Number(type);
        if (type.IsArray) return MakeArray(type.GetElementType()!, ArrayLength());
        return InlineArrays.LengthOf(type) is { } length ? MakeInlineArray(type, length) : MakeStruct(type);
    }

    private object MakeStruct(Type type)
    {
        var value = Activator.CreateInstance(type)!;
        foreach (var field in Fields.Of(type)) field.SetValue(value, Make(field.FieldType));
        return value;
    }

    private object MakeInlineArray(Type type, int length)
    {
        if (!type.Name.StartsWith("FixedString", StringComparison.Ordinal))
            return InlineArrays.FromArray(type, MakeArray(InlineArrays.ElementOf(type), length));
        var text = Texts[_random.Next(Texts.Length)];
        if (System.Text.Encoding.UTF8.GetByteCount(text) >= length) text = "";
        var bytes = new byte[length];
        System.Text.Encoding.UTF8.GetBytes(text, bytes);
        return InlineArrays.FromArray(type, bytes);
    }

    private Array MakeArray(Type element, int length)
    {
        var array = Array.CreateInstance(element, length);
        for (var i = 0; i < length; i++) array.SetValue(Make(element), i);
        return array;
    }

    /// <summary>255 is what the smallest count field can tell.</summary>
    private int ArrayLength() => _random.Next(10) switch
    {
        0 => 0,
        1 => 255,
        _ => _random.Next(1, 6),
    };

    private object Number(Type type)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        switch (_random.Next(4))
        {
            case 0:
                bytes.Clear();
                break;
            case 1:
                bytes.Fill(0xFF);
                break;
            default:
                _random.NextBytes(bytes);
                break;
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Byte => bytes[0],
            TypeCode.SByte => (sbyte)bytes[0],
            TypeCode.UInt16 => BitConverter.ToUInt16(bytes),
            TypeCode.Int16 => BitConverter.ToInt16(bytes),
            TypeCode.UInt32 => BitConverter.ToUInt32(bytes),
            TypeCode.Int32 => BitConverter.ToInt32(bytes),
            TypeCode.UInt64 => BitConverter.ToUInt64(bytes),
            TypeCode.Int64 => BitConverter.ToInt64(bytes),
            _ => throw new ArgumentException($"No values for {type}.", nameof(type)),
        };
    }
}
