using System.Text.Json;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Json;

/// <summary>
/// Makes messages out of JSON. A key that is left out gets the definition's default; a key that there is not, a value that does not
/// fit or has the wrong form is refused with its place and what would be right. Counts may be left out: arrays tell them.
/// <para>It reads a <see cref="JsonElement"/> and not the tokens as they come: VPP's order of fields is not the writer's.</para>
/// </summary>
public sealed partial class MessageJsonReader
{
    private const string Root = "$";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly WireBuffer _buffer = new();

    private MessageJsonReader()
    {
    }

    /// <summary>Reads a message.</summary>
    /// <param name="message">Its definition.</param>
    /// <param name="utf8">A JSON object; empty for all defaults.</param>
    /// <returns>The message from its id on; id, client index and context are zero.</returns>
    /// <exception cref="MessageJsonException">The text is no such message.</exception>
    public static byte[] Read(MessageDefinition message, ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.Trim(" \t\r\n"u8).IsEmpty) return Read(message, (JsonElement?)null);
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return Read(message, document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is what System.Text.Json says of a text that is no Unicode: half of a surrogate pair, bytes that are no UTF-8.
            throw new MessageJsonException(Root, $"it is not JSON: {fault.Message}");
        }
    }

    /// <summary>Reads a message.</summary>
    /// <param name="message">Its definition.</param>
    /// <param name="root">A JSON object; null for all defaults.</param>
    /// <returns>The message from its id on; id, client index and context are zero.</returns>
    /// <exception cref="MessageJsonException">The object is no such message.</exception>
    public static byte[] Read(MessageDefinition message, JsonElement? root)
    {
        var reader = new MessageJsonReader();
        reader.ReadFields(message.Name, message.Fields, root, Root);
        return reader._buffer.ToArray();
    }

    private void ReadFields(string owner, IReadOnlyList<FieldDefinition> fields, JsonElement? json, string path)
    {
        if (json is { } element) CheckKeys(owner, fields, element, path);
        var start = _buffer.Length;
        foreach (var field in fields)
        {
            if (!field.IsValue)
            {
                // The connection fills in the one, the array behind it the other.
                _buffer.Add(field.MinimumSize);
                continue;
            }

            ReadField(field, json?.Member(field.Name), json, start, $"{path}.{field.Name}");
            if (field.CountedBy is { } counter) CheckCount(counter, field, json, start, path);
        }
    }

    private static void CheckKeys(string owner, IReadOnlyList<FieldDefinition> fields, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new MessageJsonException(path, $"an object with the fields of {owner} is expected, not {Kind(json)}");
        foreach (var property in json.EnumerateObject())
        {
            var field = fields.FirstOrDefault(field => field.Name == property.Name);
            if (field is { IsHeader: false }) continue;
            if (field is not null) throw new MessageJsonException($"{path}.{property.Name}", "the connection fills this in: leave it out");
            var names = fields.Where(field => field.IsValue).Select(field => field.Name).ToList();
            throw new MessageJsonException(path, $"{owner} has no field '{property.Name}'.{Hint(names, property.Name)}");
        }
    }

    private void ReadField(FieldDefinition field, JsonElement? json, JsonElement? owner, int start, string path)
    {
        switch (field.Shape)
        {
            case FieldShape.FixedString:
                ReadFixedText(json, field.Length, path);
                break;
            case FieldShape.VariableString:
                ReadVariableText(json, path);
                break;
            case FieldShape.FixedArray:
                ReadFixedItems(field, json, path);
                break;
            case FieldShape.VariableArray:
                ReadVariableItems(field, json, start, path);
                break;
            default:
                if (field.Type is UnionDefinition union) ReadUnion(union, field.Discriminator, json, owner, start, path);
                else if (json is { } value) ReadValue(field.Type, value, path);
                else ReadDefault(field);
                break;
        }
    }

    private void ReadDefault(FieldDefinition field)
    {
        if (field.Type is StructDefinition item)
        {
            ReadFields(item.Name, item.Fields, json: null, string.Empty);
            return;
        }

        var bytes = _buffer.Add(field.Type.MinimumSize);
        if (field.Default is not { } value) return;
        var scalar = field.Type as ScalarType ?? ((EnumDefinition)field.Type).Base;
        if (scalar.Kind == ScalarKind.Float) WriteFloat(bytes, (double)value);
        else scalar.WriteInteger(bytes, (Int128)value);
    }

    private void ReadFixedItems(FieldDefinition field, JsonElement? json, string path)
    {
        var size = field.Length * field.Type.MinimumSize;
        if (json is not { } value)
        {
            _buffer.Add(size);
            return;
        }

        if (field.Type is ScalarType { IsByte: true })
        {
            ReadBytes(value, field.Length, path);
            return;
        }

        var start = _buffer.Length;
        var count = ReadItems(field.Type, value, path);
        if (count > field.Length) throw new MessageJsonException(path, $"there are {count} elements; {field.TypeText} has {field.Length}");
        _buffer.Add(size - (_buffer.Length - start));
    }

    private void ReadVariableItems(FieldDefinition field, JsonElement? json, int start, string path)
    {
        var count = json is not { } value ? 0
            : field.Type is ScalarType { IsByte: true } ? ReadBytes(value, exactly: null, path)
            : ReadItems(field.Type, value, path);
        var counter = (ScalarType)field.CountedBy!.Type;
        if (count > counter.Maximum) throw new MessageJsonException(path, $"there are {count} elements; {field.CountedBy.Name} counts up to {counter.Maximum}");
        counter.WriteInteger(_buffer.From(start)[field.CountedBy.Offset..], count);
    }

    private int ReadItems(TypeDefinition type, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Array) throw new MessageJsonException(path, $"an array of {type.Name} is expected, not {Kind(json)}");
        var count = 0;
        foreach (var item in json.EnumerateArray())
        {
            var at = $"{path}[{count++}]";
            if (type is UnionDefinition union) ReadUnion(union, discriminator: null, item, owner: null, start: 0, at);
            else ReadValue(type, item, at);
        }

        return count;
    }

    /// <summary>A count may be written, as other clients of VPP do; then it must be true.</summary>
    private void CheckCount(FieldDefinition counter, FieldDefinition field, JsonElement? json, int start, string path)
    {
        if (json?.Member(counter.Name) is not { } written) return;
        var scalar = (ScalarType)counter.Type;
        var actual = scalar.ReadInteger(_buffer.From(start)[counter.Offset..]);
        if (ParseInteger(scalar, written, $"{path}.{counter.Name}") == actual) return;
        throw new MessageJsonException($"{path}.{counter.Name}", $"it says {written.GetRawText()}, but '{field.Name}' has {actual}. It may be left out");
    }

    private void ReadUnion(
        UnionDefinition union, FieldDefinition? discriminator, JsonElement? json, JsonElement? owner, int start, string path)
    {
        var at = _buffer.Length;
        if (json is not { } value)
        {
            _buffer.Add(union.MinimumSize);
            return;
        }

        var names = union.Arms.Select(arm => arm.Name).ToList();
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() != 1)
            throw new MessageJsonException(path, $"an object with one of {string.Join(", ", names)} is expected, for example {{\"{names[0]}\": …}}");
        var given = value.EnumerateObject().First();
        if (given.Name == JsonForm.HexKey && !names.Contains(JsonForm.HexKey))
        {
            ReadBytes(given.Value, union.MinimumSize, path);
            return;
        }

        var arm = union.Arms.FirstOrDefault(arm => arm.Name == given.Name)
            ?? throw new MessageJsonException(path, $"{union.Name} has no arm '{given.Name}'.{Hint(names, given.Name)}");
        ReadField(arm, given.Value, value, at, $"{path}.{arm.Name}");
        _buffer.Add(union.MinimumSize - (_buffer.Length - at));
        if (discriminator is not null && arm.Case is not null)
            SettleArm(arm, discriminator, isGiven: owner?.Member(discriminator.Name) is not null, start, path);
    }

    /// <summary>The arm that is given says what the discriminator is; where that is given too, they must agree.</summary>
    private void SettleArm(FieldDefinition arm, FieldDefinition discriminator, bool isGiven, int start, string path)
    {
        var tag = (EnumDefinition)discriminator.Type;
        if (!tag.TryGetValue(arm.Case!, out var selected)) return;
        var bytes = _buffer.From(start).Slice(discriminator.Offset, tag.MinimumSize);
        var written = tag.Base.ReadInteger(bytes);
        if (written == selected) return;
        if (isGiven)
            throw new MessageJsonException($"{path}.{arm.Name}", $"'{discriminator.Name}' is {tag.NameOf(written) ?? written.ToString()}, which has another arm");
        tag.Base.WriteInteger(bytes, selected);
    }

    private static string Hint(IReadOnlyList<string> names, string word) => ClosestName.Find(names, word) is { } meant
        ? $" Did you mean '{meant}'?"
        : names.Count == 0 ? " It takes none." : $" There is {string.Join(", ", names)}.";

    private static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => "null (leave the key out for the default)",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => json.GetRawText(),
    };
}
