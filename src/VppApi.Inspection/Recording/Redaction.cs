using System.Text;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Json;

namespace VppApi.Inspection.Recording;

/// <summary>Replaces keys and passwords in a copy of a message by zeros, before it is written anywhere.</summary>
internal static class Redaction
{
    /// <summary>Redacts.</summary>
    /// <param name="message">The message's definition.</param>
    /// <param name="bytes">The message; is changed.</param>
    /// <returns>True when something was replaced.</returns>
    /// <exception cref="VppProtocolException">The bytes are no such message; what is behind the fault may still be there.</exception>
    public static bool Redact(MessageDefinition message, Span<byte> bytes) => message.HasSecrets && RedactFields(message.Fields, bytes, out _);

    private static bool RedactFields(IReadOnlyList<FieldDefinition> fields, Span<byte> owner, out int size)
    {
        var changed = false;
        size = 0;
        foreach (var field in fields)
        {
            var extent = FieldExtent.Of(field, owner);
            size = field.Offset + extent;
            var value = owner.Slice(field.Offset, extent);
            changed |= field.Secrecy switch
            {
                FieldSecrecy.Always => Clear(field, value),
                FieldSecrecy.ByText => SecretFields.MayBeSecret(Encoding.UTF8.GetString(value)) && Clear(field, value),
                _ => RedactInside(field, value),
            };
        }

        return changed;
    }

    /// <summary>The length of a text stays, so that the message keeps its form.</summary>
    private static bool Clear(FieldDefinition field, Span<byte> value)
    {
        if (field.Shape == FieldShape.VariableString) value = value[sizeof(uint)..];
        if (value.IndexOfAnyExcept((byte)0) < 0) return false;
        value.Clear();
        return true;
    }

    private static bool RedactInside(FieldDefinition field, Span<byte> value)
    {
        switch (field.Type)
        {
            case StructDefinition item:
                var changed = false;
                for (var position = 0; position < value.Length;)
                {
                    changed |= RedactFields(item.Fields, value[position..], out var size);
                    if (size == 0) break;
                    position += size;
                }

                return changed;
            case UnionDefinition union:
                // Which arm is there does not matter: a secret in any of them is one too many.
                var any = false;
                foreach (var arm in union.Arms) any |= RedactFields([arm], value[..union.MinimumSize], out _);
                return any;
            default:
                return false;
        }
    }
}
