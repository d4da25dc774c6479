using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Json;

/// <summary>
/// Writes messages as JSON, as docs/api-trace.md says it: VPP's own names, numbers as numbers, enums by name, addresses as text, bytes as hex
/// digits. What it writes, <see cref="MessageJsonReader"/> reads back to the same bytes, except for garbage behind a text's NUL and
/// in the unused part of an address. Trusts no byte: a message that ends early is a <see cref="VppProtocolException"/>.
/// </summary>
/// <param name="json">Gets the message as an object.</param>
public sealed partial class MessageJsonWriter(Utf8JsonWriter json)
{
    /// <summary>Largest whole number that every reader of JSON keeps exactly; larger ones are written as text.</summary>
    private const long LargestExact = (1L << 53) - 1;

    /// <summary>True to write <c>null</c> for keys and passwords.</summary>
    public bool HideSecrets { get; init; }

    /// <summary>Writes one message.</summary>
    /// <param name="message">Its definition.</param>
    /// <param name="bytes">The message from its id on; bytes behind its last field are ignored, as VPP does.</param>
    /// <exception cref="VppProtocolException">The bytes do not hold such a message. What was written so far is not whole.</exception>
    public void Write(MessageDefinition message, ReadOnlySpan<byte> bytes)
    {
        json.WriteStartObject();
        WriteFields(message.Fields, bytes);
        json.WriteEndObject();
    }

    /// <summary>Writes one message into a text of its own.</summary>
    /// <param name="message">Its definition.</param>
    /// <param name="bytes">The message from its id on.</param>
    /// <param name="hideSecrets">True to write <c>null</c> for keys and passwords.</param>
    /// <returns>JSON on one line.</returns>
    /// <exception cref="VppProtocolException">The bytes do not hold such a message.</exception>
    public static string ToText(MessageDefinition message, ReadOnlySpan<byte> bytes, bool hideSecrets = false)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonForm.Options))
            new MessageJsonWriter(json) { HideSecrets = hideSecrets }.Write(message, bytes);
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>Writes the members of a struct or message.</summary>
    /// <returns>Bytes read.</returns>
    private int WriteFields(IReadOnlyList<FieldDefinition> fields, ReadOnlySpan<byte> owner)
    {
        var size = 0;
        foreach (var field in fields)
        {
            // The connection's own fields and the counts that an array tells by itself are not shown.
            if (!field.IsValue)
            {
                Need(owner, field.Offset, field.MinimumSize);
                size = field.Offset + field.MinimumSize;
                continue;
            }

            json.WritePropertyName(field.Name);
            size = field.Offset + WriteField(field, owner);
        }

        return size;
    }

    private int WriteField(FieldDefinition field, ReadOnlySpan<byte> owner)
    {
        if (HideSecrets && IsHidden(field, owner))
        {
            json.WriteNullValue();
            return FieldExtent.Of(field, owner);
        }

        switch (field.Shape)
        {
            case FieldShape.FixedString:
                WriteFixedText(Need(owner, field.Offset, field.Length));
                return field.Length;
            case FieldShape.VariableString:
                var extent = FieldExtent.Of(field, owner);
                WriteText(owner.Slice(field.Offset + sizeof(uint), extent - sizeof(uint)));
                return extent;
            case FieldShape.FixedArray:
                return WriteItems(field, field.Length, owner, isFixed: true);
            case FieldShape.VariableArray:
                return WriteItems(field, FieldExtent.CountOf(field, owner), owner, isFixed: false);
            default:
                return field.Type is UnionDefinition union
                    ? WriteUnion(union, field.Discriminator, owner, Need(owner, field.Offset, union.MinimumSize))
                    : WriteValue(field.Type, owner[Math.Min(field.Offset, owner.Length)..]);
        }
    }

    private int WriteItems(FieldDefinition field, int count, ReadOnlySpan<byte> owner, bool isFixed)
    {
        if (field.Type is ScalarType { IsByte: true })
        {
            WriteHex(Need(owner, field.Offset, count));
            return count;
        }

        var items = owner[Math.Min(field.Offset, owner.Length)..];
        var shown = count;
        if (isFixed)
        {
            // Elements of zeros at the end say nothing; reading fills them in again. A fib_path has 16 labels, mostly none.
            var size = field.Type.MinimumSize;
            Need(owner, field.Offset, count * size);
            while (shown > 0 && items.Slice((shown - 1) * size, size).IndexOfAnyExcept((byte)0) < 0) shown--;
        }

        var position = 0;
        json.WriteStartArray();
        for (var i = 0; i < shown; i++)
        {
            var item = items[position..];
            position += field.Type is UnionDefinition union ? WriteUnion(union, null, default, Need(item, 0, union.MinimumSize)) : WriteValue(field.Type, item);
        }

        json.WriteEndArray();
        return isFixed ? count * field.Type.MinimumSize : position;
    }

    private int WriteValue(TypeDefinition type, ReadOnlySpan<byte> bytes)
    {
        switch (type)
        {
            case ScalarType scalar:
                WriteScalar(scalar, Need(bytes, 0, scalar.MinimumSize));
                return scalar.MinimumSize;
            case EnumDefinition item:
                WriteEnum(item, Need(bytes, 0, item.MinimumSize));
                return item.MinimumSize;
            case ArrayDefinition array:
                WriteArray(array, Need(bytes, 0, array.MinimumSize));
                return array.MinimumSize;
            case StructDefinition item:
                if (item.Word != WordForm.None && WordText.Format(item, Need(bytes, 0, item.MinimumSize)) is { } word)
                {
                    json.WriteStringValue(word);
                    return item.MinimumSize;
                }

                json.WriteStartObject();
                var size = WriteFields(item.Fields, bytes);
                json.WriteEndObject();
                return size;
            default:
                throw new InvalidOperationException($"Nothing is known of {type.Name}.");
        }
    }

    /// <summary>An object with one member, the arm that is there.</summary>
    private int WriteUnion(UnionDefinition union, FieldDefinition? discriminator, ReadOnlySpan<byte> owner, ReadOnlySpan<byte> bytes)
    {
        json.WriteStartObject();
        if (UnionArm.Of(union, discriminator, owner, bytes) is { } arm)
        {
            json.WritePropertyName(arm.Name);
            WriteField(arm, bytes);
        }
        else
        {
            json.WritePropertyName(JsonForm.HexKey);
            WriteHex(bytes);
        }

        json.WriteEndObject();
        return union.MinimumSize;
    }

    private static bool IsHidden(FieldDefinition field, ReadOnlySpan<byte> owner) => field.Secrecy switch
    {
        FieldSecrecy.None => false,
        FieldSecrecy.Always => true,
        _ => SecretFields.MayBeSecret(Encoding.UTF8.GetString(owner.Slice(field.Offset, FieldExtent.Of(field, owner)))),
    };

    private static ReadOnlySpan<byte> Need(ReadOnlySpan<byte> bytes, int offset, int count) => FieldExtent.Need(bytes, offset, count);
}
