using Binapigen.Schema;

namespace Binapigen.Model;

/// <summary>Resolves the fields of one struct, union or message and lays them out.</summary>
internal sealed class FieldResolver(TypeResolver types, ApiModule module, ApiJsonErrors errors)
{
    /// <summary>Larger fixed parts would not fit a stack; VPP's largest message is 2 KB.</summary>
    public const int MaximumSize = 256 * 1024;

    private readonly List<Field> _fields = [];

    /// <summary>Resolves fields.</summary>
    /// <param name="schema">As written.</param>
    /// <param name="owner">The name of the struct, union or message.</param>
    /// <param name="isUnion">All start at offset 0.</param>
    /// <returns>The fields, or null after reporting what is wrong.</returns>
    public IReadOnlyList<Field>? Resolve(IReadOnlyList<SchemaField> schema, string owner, bool isUnion)
    {
        var before = errors.Count;
        long offset = 0;
        var complete = true;
        foreach (var item in schema)
        {
            if (_fields.Count > 0 && !isUnion && _fields[^1].IsVariable)
                errors.Add(item.Location, $"field '{item.Name}' comes after the variable '{_fields[^1].Name}', which must be the last of '{owner}'");
            if (ResolveOne(item, isUnion ? 0 : (int)offset) is not { } field)
            {
                complete = false;
                continue;
            }

            if (isUnion && field.IsVariable) errors.Add(item.Location, $"arm '{item.Name}' of union '{owner}' has no fixed size");
            _fields.Add(field);
            offset += FixedSize(field);
            if (offset > MaximumSize)
            {
                errors.Add(item.Location, $"'{owner}' is larger than {MaximumSize} bytes");
                return null;
            }
        }

        return complete && errors.Count == before ? _fields : null;
    }

    private static long FixedSize(Field field)
        => field.Shape == FieldShape.FixedArray ? (long)field.Length * field.Type.MinimumSize : field.MinimumSize;

    private Field? ResolveOne(SchemaField item, int offset)
    {
        if (item.TypeName == "string") return ResolveString(item, offset);
        if (types.Resolve(module, item.TypeName, item.Location) is not { } type) return null;
        var shape = item.Length switch
        {
            null => FieldShape.Single,
            0 => FieldShape.VariableArray,
            _ => FieldShape.FixedArray,
        };
        if (shape == FieldShape.FixedArray && type.IsVariable)
        {
            errors.Add(item.Location, $"field '{item.Name}' is a fixed array of '{type.Name}', which has no fixed size");
            return null;
        }

        Field? counter = null;
        if (shape == FieldShape.VariableArray)
        {
            counter = ResolveCounter(item, type);
            if (counter is null) return null;
        }

        return new Field
        {
            Name = item.Name,
            Type = type,
            Shape = shape,
            Length = item.Length ?? 0,
            Offset = offset,
            Counter = counter,
            Case = item.Case,
            Default = ResolveDefault(item, type, shape),
            Discriminator = item.Discriminator is null ? null : ResolveDiscriminator(item, type),
        };
    }

    private Field? ResolveString(SchemaField item, int offset)
    {
        if (item.Length is not { } length)
        {
            errors.Add(item.Location, $"string '{item.Name}' has no length: 0 for a variable one");
            return null;
        }

        if (item.Default is not null) errors.Add(item.Location, $"string '{item.Name}' cannot have a default");
        return new Field
        {
            Name = item.Name,
            Type = ScalarType.All["u8"],
            Shape = length == 0 ? FieldShape.VariableString : FieldShape.FixedString,
            Length = length,
            Offset = offset,
            Case = item.Case,
        };
    }

    private Field? ResolveCounter(SchemaField item, WireType element)
    {
        if (item.CountField is not { } name)
        {
            errors.Add(item.Location, $"variable array '{item.Name}' does not say which field counts it");
            return null;
        }

        if (_fields.Find(f => f.Name == name) is not { } counter)
        {
            errors.Add(item.Location, $"variable array '{item.Name}' is counted by '{name}', which is no earlier field");
            return null;
        }

        if (counter.Shape != FieldShape.Single || counter.Type is not ScalarType { CanCount: true })
        {
            errors.Add(item.Location, $"variable array '{item.Name}' is counted by '{name}', which is not a u8, u16 or u32");
            return null;
        }

        if (element.MinimumSize == 0)
        {
            errors.Add(item.Location, $"variable array '{item.Name}' has elements without a size");
            return null;
        }

        counter.Role = FieldRole.Count;
        return counter;
    }

    private decimal? ResolveDefault(SchemaField item, WireType type, FieldShape shape)
    {
        if (item.Default is not { } value) return null;
        var scalar = type as ScalarType ?? (type as EnumType)?.Base;
        if (scalar is null || shape != FieldShape.Single)
        {
            errors.Add(item.Location, $"field '{item.Name}' cannot have a default: it is not a single number");
            return null;
        }

        if (value.Value < scalar.Minimum || value.Value > scalar.Maximum || (scalar.Name != "f64" && value.Value != decimal.Truncate(value.Value)))
        {
            errors.Add(item.Location, $"the default {value.Value} of '{item.Name}' does not fit into {scalar.Name}");
            return null;
        }

        return value.Value == 0 ? null : value.Value;
    }

    private Field? ResolveDiscriminator(SchemaField item, WireType type)
    {
        if (_fields.Find(f => f.Name == item.Discriminator) is not { } field)
        {
            errors.Add(item.Location, $"the discriminator '{item.Discriminator}' of '{item.Name}' is no earlier field");
            return null;
        }

        if (type is not UnionType union)
        {
            errors.Add(item.Location, $"field '{item.Name}' has a discriminator but is no union");
            return null;
        }

        if (field.Shape != FieldShape.Single || field.Type is not EnumType tag)
        {
            errors.Add(item.Location, $"the discriminator '{field.Name}' of '{item.Name}' is not an enum");
            return null;
        }

        foreach (var arm in union.Arms)
        {
            if (arm.Case is not null && tag.Members.All(m => m.Name != arm.Case))
                errors.Add(item.Location, $"arm '{arm.Name}' of union '{union.Name}' has the case '{arm.Case}', which enum '{tag.Name}' does not have");
        }

        return field;
    }
}
