using System.Collections.Frozen;

namespace Binapigen.Model;

/// <summary>A number or boolean.</summary>
internal sealed class ScalarType : WireType
{
    private ScalarType()
    {
    }

    /// <summary>C#'s word for it.</summary>
    public required string Keyword { get; init; }

    /// <summary>The end of the codec's method names, for example <c>UInt32</c>.</summary>
    public required string CodecName { get; init; }

    /// <summary>The smallest value.</summary>
    public required decimal Minimum { get; init; }

    /// <summary>The largest value.</summary>
    public required decimal Maximum { get; init; }

    /// <summary>True for whole numbers without a sign that C# can count an array with.</summary>
    public bool CanCount => Name is "u8" or "u16" or "u32";

    /// <summary>True for whole numbers.</summary>
    public bool IsInteger => Name is not ("bool" or "f64");

    /// <summary>All of them, by VPP's name.</summary>
    public static FrozenDictionary<string, ScalarType> All { get; } = new[]
    {
        Make("bool", 1, "bool", "Boolean", 0, uint.MaxValue),
        Make("u8", 1, "byte", "Byte", byte.MinValue, byte.MaxValue),
        Make("i8", 1, "sbyte", "SByte", sbyte.MinValue, sbyte.MaxValue),
        Make("u16", 2, "ushort", "UInt16", ushort.MinValue, ushort.MaxValue),
        Make("i16", 2, "short", "Int16", short.MinValue, short.MaxValue),
        Make("u32", 4, "uint", "UInt32", uint.MinValue, uint.MaxValue),
        Make("i32", 4, "int", "Int32", int.MinValue, int.MaxValue),
        Make("u64", 8, "ulong", "UInt64", ulong.MinValue, ulong.MaxValue),
        Make("i64", 8, "long", "Int64", long.MinValue, long.MaxValue),
        Make("f64", 8, "double", "Double", decimal.MinValue, decimal.MaxValue),
    }.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    private static ScalarType Make(string name, int size, string keyword, string codecName, decimal minimum, decimal maximum) => new()
    {
        Name = name,
        MinimumSize = size,
        Keyword = keyword,
        CodecName = codecName,
        Minimum = minimum,
        Maximum = maximum,
    };
}
