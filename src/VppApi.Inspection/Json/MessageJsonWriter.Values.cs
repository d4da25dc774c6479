using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Json;

/// <content>Single values.</content>
public sealed partial class MessageJsonWriter
{
    private void WriteScalar(ScalarType type, ReadOnlySpan<byte> bytes)
    {
        switch (type.Kind)
        {
            case ScalarKind.Boolean:
                json.WriteBooleanValue(bytes[0] != 0);
                break;
            case ScalarKind.Float:
                WriteFloat(BinaryPrimitives.ReadDoubleLittleEndian(bytes));
                break;
            default:
                WriteInteger(type.ReadInteger(bytes));
                break;
        }
    }

    private void WriteInteger(Int128 value)
    {
        if (value <= LargestExact && value >= -LargestExact) json.WriteNumberValue((long)value);
        else json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private void WriteFloat(double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    private void WriteEnum(EnumDefinition type, ReadOnlySpan<byte> bytes)
    {
        var value = type.Base.ReadInteger(bytes);
        if (type.IsFlags) WriteFlags(type, value);
        else if (type.NameOf(value) is { } name) json.WriteStringValue(name);
        else WriteInteger(value);
    }

    /// <summary>The names of the bits that are set; what has no name follows as one number.</summary>
    private void WriteFlags(EnumDefinition type, Int128 value)
    {
        // The bits of a negative number of this width.
        var rest = (UInt128)value & ((UInt128.One << (type.MinimumSize * 8)) - 1);
        json.WriteStartArray();
        foreach (var (name, bit) in type.Members)
        {
            var mask = (UInt128)unchecked((ulong)bit);
            if (UInt128.PopCount(mask) != 1 || (rest & mask) == 0) continue;
            json.WriteStringValue(name);
            rest &= ~mask;
        }

        if (rest != 0) WriteInteger((Int128)rest);
        json.WriteEndArray();
    }

    private void WriteArray(ArrayDefinition type, ReadOnlySpan<byte> bytes)
    {
        if (type.Word != WordForm.None)
        {
            json.WriteStringValue(WordText.FormatBytes(type.Word, bytes));
        }
        else if (type.Element.IsByte)
        {
            WriteHex(bytes);
        }
        else
        {
            json.WriteStartArray();
            for (var i = 0; i < type.Length; i++) WriteScalar(type.Element, bytes.Slice(i * type.Element.MinimumSize, type.Element.MinimumSize));
            json.WriteEndArray();
        }
    }

    private void WriteHex(ReadOnlySpan<byte> bytes) => json.WriteStringValue(Convert.ToHexStringLower(bytes));

    private void WriteFixedText(ReadOnlySpan<byte> field)
    {
        // VPP reads up to the NUL; text without one is no text.
        if (field.IndexOf((byte)0) is var end and >= 0) WriteText(field[..end]);
        else WriteTextAsHex(field);
    }

    /// <summary>Text, or its bytes where they are no UTF-8.</summary>
    private void WriteText(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text)) json.WriteStringValue(text);
        else WriteTextAsHex(text);
    }

    private void WriteTextAsHex(ReadOnlySpan<byte> text)
    {
        json.WriteStartObject();
        json.WritePropertyName(JsonForm.HexKey);
        WriteHex(text);
        json.WriteEndObject();
    }
}
