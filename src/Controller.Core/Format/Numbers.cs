using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Controller.Core.Schema;

namespace Controller.Core.Format;

/// <summary>The numbers of the file format.</summary>
internal static class Numbers
{
    /// <summary>Table ids; VPP keeps the highest number for "none".</summary>
    public static readonly ScalarType<uint> TableId = Whole<uint>(0, uint.MaxValue - 1);

    /// <summary>Table ids other than 0, as keys of a map.</summary>
    public static readonly ScalarType<uint> DeclaredTableId = new(
        $"a table id from 1 to {uint.MaxValue - 1}", ScalarForm.Number, ParseDeclaredTableId, new JsonObject { ["type"] = "integer" });

    /// <summary>Port numbers.</summary>
    public static readonly ScalarType<ushort> Port = Whole<ushort>(1, ushort.MaxValue);

    /// <summary>The one number that is right.</summary>
    public static ScalarType<int> Constant(int number) => new(
        $"{number}", ScalarForm.Number, (string text, out int value, ref string? _) => int.TryParse(
            text, out value) && value == number, new JsonObject { ["const"] = number });

    /// <summary>A whole number in a range.</summary>
    public static ScalarType<T> Whole<T>(long minimum, long maximum)
        where T : struct, IBinaryInteger<T>
    {
        return new ScalarType<T>(
            $"a whole number from {minimum} to {maximum}", ScalarForm.Number, Parse,
            new JsonObject { ["type"] = "integer", ["minimum"] = minimum, ["maximum"] = maximum });

        bool Parse(string text, out T value, ref string? hint)
        {
            var isInRange = TryParse(text, out var number) && number >= minimum && number <= maximum;
            value = isInRange ? T.CreateChecked(number) : default;
            return isInRange;
        }
    }

    /// <summary>A power of two in a range, both ends powers of two.</summary>
    public static ScalarType<T> PowerOfTwo<T>(int minimum, int maximum)
        where T : struct, IBinaryInteger<T>
    {
        var powers = Enumerable.Range(0, 31).Select(shift => 1 << shift).Where(power => power >= minimum && power <= maximum);
        return new ScalarType<T>(
            $"a power of two from {minimum} to {maximum}", ScalarForm.Number, Parse,
            new JsonObject { ["enum"] = new JsonArray([.. powers.Select(power => (JsonNode)power)]) });

        bool Parse(string text, out T value, ref string? hint)
        {
            var isPower = TryParse(text, out var number) && number >= minimum && number <= maximum && BitOperations.IsPow2(number);
            value = isPower ? T.CreateChecked(number) : default;
            return isPower;
        }
    }

    private static bool ParseDeclaredTableId(string text, out uint value, ref string? hint)
    {
        var isTable = TryParse(text, out var number) && number is >= 0 and < uint.MaxValue;
        value = isTable ? (uint)number : 0;
        hint = isTable ? "Table 0 always exists and is not declared." : null;
        return isTable && value != 0;
    }

    /// <summary>Decimal digits only: neither 010 (eight, for some) nor 1e3 nor 0x10.</summary>
    private static bool TryParse(string text, out long number)
    {
        number = 0;
        var digits = text.AsSpan().TrimStart('-');
        return (digits.Length == 1 || digits.Length > 1 && digits[0] != '0') && long.TryParse(
            text, NumberStyles.AllowLeadingSign, null, out number) && text[0] != '+';
    }
}
