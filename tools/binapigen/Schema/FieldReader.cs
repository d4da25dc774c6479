using System.Globalization;
using System.Text.Json;

namespace Binapigen.Schema;

/// <summary>Reads fields: <c>["u32","x"]</c>, <c>["u8","mac",6]</c>, <c>["t","list",0,"count"]</c>, each with an option object at its end or not.</summary>
internal static class FieldReader
{
    /// <summary>No message is larger than this, so no array is.</summary>
    private const int MaximumLength = 1 << 20;

    /// <summary>Reads one field.</summary>
    /// <returns>The field, or null after its faults were reported.</returns>
    public static SchemaField? Read(JsonCursor cursor)
    {
        var parts = cursor.Items("a field").ToList();
        if (parts.Count < 2)
        {
            if (cursor.Element.ValueKind == JsonValueKind.Array) cursor.Fail("a field must be [type, name, …]");
            return null;
        }

        if (ReadTypeName(parts[0]) is not { } type || parts[1].Name("the name of a field") is not { } name) return null;
        var field = new SchemaField(type, name, cursor.Location);
        foreach (var part in parts.Skip(2))
        {
            switch (part.Element.ValueKind)
            {
                case JsonValueKind.Number when field.Length is null:
                    if (ReadLength(part, allowZero: true) is not { } length) return null;
                    field = field with { Length = length };
                    break;
                case JsonValueKind.String when field.Length is not null && field.CountField is null:
                    if (part.Name("the name of a count field") is not { } count) return null;
                    field = field with { CountField = count };
                    break;
                case JsonValueKind.Object:
                    field = field with
                    {
                        Default = part.Member("default") is { } value ? ReadDefault(value) : null,
                        Discriminator = part.Member("discriminator")?.Name("discriminator"),
                        Case = part.Member("case")?.Name("case"),
                    };
                    break;
                default:
                    part.Fail($"unexpected {part.Kind} in field '{name}'");
                    return null;
            }
        }

        return field;
    }

    /// <summary>Reads the name of a type, without <c>vl_api_</c> and <c>_t</c>.</summary>
    public static string? ReadTypeName(JsonCursor cursor)
        => cursor.Name("a type") is { } name ? ApiJsonReader.StripTypeName(name) : null;

    /// <summary>Reads the length of an array.</summary>
    public static int? ReadLength(JsonCursor cursor, bool allowZero)
    {
        if (cursor.Element.ValueKind == JsonValueKind.Number && cursor.Element.TryGetInt64(out var length))
        {
            if (length <= MaximumLength && (length > 0 || (length == 0 && allowZero))) return (int)length;
            cursor.Fail($"an array's length must be from {(allowZero ? 0 : 1)} to {MaximumLength}, not {length}");
            return null;
        }

        cursor.Fail($"an array's length must be a whole number, not {cursor.Element.GetRawText()}");
        return null;
    }

    private static SchemaDefault? ReadDefault(JsonCursor cursor)
    {
        // vppapigen writes `true` as a string, `false` as JSON's own, and numbers as they come.
        switch (cursor.Element.ValueKind)
        {
            case JsonValueKind.True:
                return new SchemaDefault(1);
            case JsonValueKind.False:
                return new SchemaDefault(0);
            case JsonValueKind.Number when cursor.Element.TryGetDecimal(out var number):
                return new SchemaDefault(number);
            case JsonValueKind.String:
                var text = cursor.Element.GetString()!;
                if (string.Equals(text, "true", StringComparison.OrdinalIgnoreCase)) return new SchemaDefault(1);
                if (string.Equals(text, "false", StringComparison.OrdinalIgnoreCase)) return new SchemaDefault(0);
                if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed))
                    return new SchemaDefault(parsed);
                break;
        }

        cursor.Fail($"a default must be a number or a boolean, not {cursor.Element.GetRawText()}");
        return null;
    }
}
