using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Json;

/// <content>Single values.</content>
public sealed partial class MessageJsonReader
{
    private const string TextKey = "text";
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private void ReadValue(TypeDefinition type, JsonElement json, string path)
    {
        switch (type)
        {
            case ScalarType scalar:
                ReadScalar(scalar, json, path);
                break;
            case EnumDefinition item:
                ReadEnum(item, json, path);
                break;
            case ArrayDefinition array:
                ReadArray(array, json, path);
                break;
            case StructDefinition { Word: not WordForm.None } item when json.ValueKind == JsonValueKind.String:
                ReadWord(item, json.GetString()!, path);
                break;
            case StructDefinition item:
                if (item.Word != WordForm.None && json.ValueKind != JsonValueKind.Object)
                    throw new MessageJsonException(path, $"{WordText.Describe(item)} is expected, not {Kind(json)}");
                ReadFields(item.Name, item.Fields, json, path);
                break;
        }
    }

    private void ReadScalar(ScalarType type, JsonElement json, string path)
    {
        switch (type.Kind)
        {
            case ScalarKind.Boolean:
                _buffer.Add(1)[0] = ParseBoolean(json, path) ? (byte)1 : (byte)0;
                break;
            case ScalarKind.Float:
                WriteFloat(_buffer.Add(sizeof(double)), ParseFloat(json, path));
                break;
            default:
                type.WriteInteger(_buffer.Add(type.MinimumSize), ParseInteger(type, json, path));
                break;
        }
    }

    private void ReadEnum(EnumDefinition type, JsonElement json, string path)
    {
        Int128 value;
        if (type.IsFlags && json.ValueKind == JsonValueKind.Array)
        {
            value = 0;
            var index = 0;
            foreach (var item in json.EnumerateArray()) value |= ParseEnum(type, item, $"{path}[{index++}]");
        }
        else
        {
            value = ParseEnum(type, json, path);
        }

        type.Base.WriteInteger(_buffer.Add(type.MinimumSize), value);
    }

    private static Int128 ParseEnum(EnumDefinition type, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.String || json.GetString() is not { Length: > 0 } name || char.IsAsciiDigit(name[0]) || name[0] is '-' or '~')
        {
            // Bits are written without a sign, whatever the base.
            if (type.IsFlags && type.Base.Kind == ScalarKind.Signed) return ParseInteger(ScalarType.All["u" + type.Base.Name[1..]], json, path);
            return ParseInteger(type.Base, json, path);
        }

        if (type.TryGetValue(name, out var value)) return value;
        throw new MessageJsonException(path, $"{type.Name} has no '{name}'.{Hint([.. type.Members.Select(member => member.Key)], name)}");
    }

    private void ReadArray(ArrayDefinition type, JsonElement json, string path)
    {
        if (type.Word != WordForm.None)
        {
            if (json.ValueKind != JsonValueKind.String) throw new MessageJsonException(path, $"{WordText.Describe(type)} is expected, not {Kind(json)}");
            ReadWord(type, json.GetString()!, path);
        }
        else if (type.Element.IsByte)
        {
            ReadBytes(json, type.Length, path);
        }
        else
        {
            var count = ReadItems(type.Element, json, path);
            if (count > type.Length) throw new MessageJsonException(path, $"there are {count} elements; {type.Name} has {type.Length}");
            _buffer.Add((type.Length - count) * type.Element.MinimumSize);
        }
    }

    private void ReadWord(TypeDefinition type, string text, string path)
    {
        if (!WordText.TryParse(type, text, _buffer.Add(type.MinimumSize)))
            throw new MessageJsonException(path, $"{WordText.Describe(type)} is expected, not \"{text}\"");
    }

    private void ReadFixedText(JsonElement? json, int length, string path)
    {
        if (json is not { } value)
        {
            _buffer.Add(length);
            return;
        }

        var text = ParseText(value, path);
        if (text.AsSpan().Contains((byte)0) && value.ValueKind == JsonValueKind.String) throw new MessageJsonException(path, "the text has a NUL in it, where VPP would end it");
        // VPP wants room for the NUL; bytes in hex digits are taken as they are.
        var limit = value.ValueKind == JsonValueKind.String ? length - 1 : length;
        if (text.Length > limit) throw new MessageJsonException(path, $"the text has {text.Length} bytes of UTF-8; there is room for {limit}");
        text.CopyTo(_buffer.Add(length));
    }

    private void ReadVariableText(JsonElement? json, string path)
    {
        var text = json is { } value ? ParseText(value, path) : [];
        BinaryPrimitives.WriteInt32BigEndian(_buffer.Add(sizeof(uint)), text.Length);
        text.CopyTo(_buffer.Add(text.Length));
    }

    private static byte[] ParseText(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.String) return Encoding.UTF8.GetBytes(json.GetString()!);
        if (json.Member(JsonForm.HexKey) is { ValueKind: JsonValueKind.String } hex && json.GetPropertyCount() == 1) return ParseHex(hex.GetString()!, path);
        throw new MessageJsonException(path, $"a text is expected, not {Kind(json)}");
    }

    /// <summary>Bytes: hex digits, numbers in an array, or <c>{"text": "…"}</c>.</summary>
    /// <returns>How many.</returns>
    private int ReadBytes(JsonElement json, int? exactly, string path)
    {
        if (json.Member(TextKey) is { ValueKind: JsonValueKind.String } text && json.GetPropertyCount() == 1)
        {
            var utf8 = Encoding.UTF8.GetBytes(text.GetString()!);
            if (utf8.Length > exactly) throw new MessageJsonException(path, $"the text has {utf8.Length} bytes of UTF-8; there is room for {exactly}");
            utf8.CopyTo(_buffer.Add(exactly ?? utf8.Length));
            return exactly ?? utf8.Length;
        }

        var start = _buffer.Length;
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                var bytes = ParseHex(json.GetString()!, path);
                bytes.CopyTo(_buffer.Add(bytes.Length));
                break;
            case JsonValueKind.Array:
                ReadItems(ScalarType.All["u8"], json, path);
                break;
            default:
                throw new MessageJsonException(path, $"bytes as hex digits are expected, for example \"0a00\", or {{\"text\": \"…\"}}, not {Kind(json)}");
        }

        var count = _buffer.Length - start;
        if (exactly is { } wanted && count != wanted) throw new MessageJsonException(path, $"there are {count} bytes; it takes {wanted}");
        return count;
    }

    private static byte[] ParseHex(string text, string path)
    {
        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : text;
        if (digits.Length % 2 != 0) throw new MessageJsonException(path, $"\"{text}\" has an odd number of hex digits");
        if (digits.ContainsAnyExcept(HexDigits)) throw new MessageJsonException(path, $"\"{text}\" is not hex digits");
        return Convert.FromHexString(digits);
    }

    private static bool ParseBoolean(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt32(out var number) && number is 0 or 1 => number == 1,
        _ => throw new MessageJsonException(path, $"true or false is expected, not {Kind(json)}"),
    };

    private static double ParseFloat(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when json.GetString() is "NaN" => double.NaN,
        JsonValueKind.String when json.GetString() is "Infinity" => double.PositiveInfinity,
        JsonValueKind.String when json.GetString() is "-Infinity" => double.NegativeInfinity,
        _ => throw new MessageJsonException(path, $"a number is expected, not {Kind(json)}"),
    };

    /// <summary>A whole number; also as text, because not every writer of JSON has 64 bits, in hex digits, and <c>"~0"</c> as VPP's users write it.</summary>
    private static Int128 ParseInteger(ScalarType type, JsonElement json, string path)
    {
        var text = json.ValueKind switch
        {
            JsonValueKind.Number => json.GetRawText(),
            JsonValueKind.String => json.GetString()!,
            _ => throw new MessageJsonException(path, $"a whole number is expected, not {Kind(json)}"),
        };
        if (text == "~0" && type.Kind == ScalarKind.Unsigned) return type.Maximum;
        Int128 value;
        var isNumber = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? Int128.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        if (!isNumber) throw new MessageJsonException(path, $"a whole number is expected, not {Kind(json)}");
        if (value < type.Minimum || value > type.Maximum)
            throw new MessageJsonException(path, $"{text} does not fit into {type.Name} ({type.Minimum} to {type.Maximum})");
        return value;
    }

    private static void WriteFloat(Span<byte> bytes, double value) => BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
}
