using System.Globalization;
using System.Text.Json;

namespace VppApi.Inspection.Definitions;

/// <summary>Resolves the fields of one struct, union or message and lays them out.</summary>
internal sealed class FieldResolver(TypeResolver types, ModuleSource module, string owner, string where)
{
    /// <summary>No message is larger than this, so no array is longer.</summary>
    public const int MaximumLength = 1 << 20;

    /// <summary>Bytes of the fixed part; VPP's largest message has 2 KB of it.</summary>
    private const int MaximumSize = 256 * 1024;

    private readonly List<FieldDefinition> _fields = [];
    private long _offset;

    /// <summary>Resolves the fields of a struct or message.</summary>
    /// <exception cref="DefinitionsException">They make no sense.</exception>
    public IReadOnlyList<FieldDefinition> Resolve(JsonElement definition, bool isMessage)
    {
        foreach (var item in ModuleSource.FieldsOf(definition))
        {
            if (_fields is [.., { IsVariable: true } last])
                throw new DefinitionsException(where, $"'{last.Name}' has no fixed size and is not the last field");
            Add(ResolveOne(item, isMessage, (int)_offset));
        }

        if (isMessage && _fields is not [{ IsHeader: true, Name: "_vl_msg_id" }, ..])
            throw new DefinitionsException(where, "the message does not start with a u16 '_vl_msg_id'");
        return _fields;
    }

    /// <summary>Resolves the arms of a union.</summary>
    /// <exception cref="DefinitionsException">They make no sense.</exception>
    public IReadOnlyList<FieldDefinition> ResolveArms(JsonElement definition)
    {
        foreach (var item in ModuleSource.FieldsOf(definition))
        {
            var arm = ResolveOne(item, isMessage: false, offset: 0);
            if (arm.IsVariable) throw new DefinitionsException(where, $"the arm '{arm.Name}' has no fixed size");
            Add(arm);
        }

        return _fields;
    }

    private void Add(FieldDefinition field)
    {
        _fields.Add(field);
        _offset += field.Shape == FieldShape.FixedArray ? (long)field.Length * field.Type.MinimumSize : field.MinimumSize;
        if (_offset > MaximumSize) throw new DefinitionsException(where, $"it is larger than {MaximumSize} bytes");
    }

    private FieldDefinition ResolveOne(JsonElement item, bool isMessage, int offset)
    {
        var count = item.GetArrayLength();
        if (count < 2 || JsonElements.Text(item[0]) is not { } written || JsonElements.Text(item[1]) is not { } name)
            throw new DefinitionsException(where, "a field is not [type, name, …]");
        if (_fields.Exists(field => field.Name == name)) throw new DefinitionsException(where, $"the field '{name}' is there twice");
        var typeName = ModuleSource.Strip(written);
        var length = count > 2 && item[2].ValueKind == JsonValueKind.Number ? ReadLength(item[2], name) : (int?)null;
        var options = item[count - 1];
        var isText = typeName == "string";
        var type = isText ? ScalarType.All["u8"] : types.Resolve(module, typeName, where);
        var shape = (isText, length) switch
        {
            (true, 0) => FieldShape.VariableString,
            (true, > 0) => FieldShape.FixedString,
            (true, _) => throw new DefinitionsException(where, $"the string '{name}' has no length"),
            (_, null) => FieldShape.Single,
            (_, 0) => FieldShape.VariableArray,
            _ => FieldShape.FixedArray,
        };
        if (shape is FieldShape.FixedArray && type.IsVariable) throw new DefinitionsException(where, $"the elements of '{name}' have no fixed size");
        var field = new FieldDefinition
        {
            Name = name,
            TypeName = typeName,
            Type = type,
            Shape = shape,
            Length = length ?? 0,
            Offset = offset,
            IsHeader = isMessage && shape == FieldShape.Single && IsHeader(name, type.Name),
            Secrecy = SecretFields.Of(owner, name),
            CountedBy = shape == FieldShape.VariableArray ? FindCounter(item, count, name, type) : null,
            Default = ReadDefault(options, name, type),
            Discriminator = FindDiscriminator(options, name, type),
            Case = options.Member("case").Text(),
        };
        field.CountedBy?.Counts = field;
        return field;
    }

    private static bool IsHeader(string name, string type) => (name, type) is ("_vl_msg_id", "u16") or ("client_index", "u32") or ("context", "u32");

    private int ReadLength(JsonElement element, string name)
        => element.TryGetInt32(out var length) && length is >= 0 and <= MaximumLength
            ? length
            : throw new DefinitionsException(where, $"the length of '{name}' is not from 0 to {MaximumLength}");

    private FieldDefinition FindCounter(JsonElement item, int count, string name, TypeDefinition element)
    {
        var counter = count > 3 && JsonElements.Text(item[3]) is { } written ? _fields.Find(field => field.Name == written) : null;
        if (counter is not { Shape: FieldShape.Single, Type: ScalarType { CanCount: true }, Counts: null })
            throw new DefinitionsException(where, $"no earlier field counts the elements of '{name}'");
        if (element.MinimumSize == 0) throw new DefinitionsException(where, $"the elements of '{name}' have no size");
        return counter;
    }

    // vppapigen writes `true` as a text, `false` as JSON's own, and numbers as they come.
    private decimal? ReadDefault(JsonElement options, string name, TypeDefinition type)
    {
        if (options.Member("default") is not { } element) return null;
        var value = element.ValueKind switch
        {
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.Number when element.TryGetDecimal(out var number) => number,
            JsonValueKind.String => ParseDefault(element.GetString()!),
            _ => null,
        };
        var scalar = type as ScalarType ?? (type as EnumDefinition)?.Base;
        if (value is not { } known || scalar is null) throw new DefinitionsException(where, $"the default of '{name}' is no value of it");
        // A bool may have 4294967295: true.
        if (scalar.Kind == ScalarKind.Boolean) return known == 0 ? null : 1;
        if (scalar.Kind != ScalarKind.Float && (known != decimal.Truncate(known) || (Int128)known < scalar.Minimum || (Int128)known > scalar.Maximum))
            throw new DefinitionsException(where, $"the default {known} of '{name}' does not fit into {scalar.Name}");
        return known == 0 ? null : known;
    }

    private static decimal? ParseDefault(string text)
    {
        if (string.Equals(text, "true", StringComparison.OrdinalIgnoreCase)) return 1;
        if (string.Equals(text, "false", StringComparison.OrdinalIgnoreCase)) return 0;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private FieldDefinition? FindDiscriminator(JsonElement options, string name, TypeDefinition type)
    {
        if (type is not UnionDefinition) return null;
        if (options.Member("discriminator").Text() is { } written)
        {
            return _fields.Find(field => field.Name == written && field is { Shape: FieldShape.Single, Type: EnumDefinition })
                ?? throw new DefinitionsException(where, $"the discriminator '{written}' of '{name}' is no earlier enum");
        }

        // mprefix has the family beside its two addresses and does not say that it tells them apart.
        return type.Name == "address_union"
            ? _fields.Find(field => field is { Name: "af", Shape: FieldShape.Single, Type: EnumDefinition { Name: "address_family" } })
            : null;
    }
}
