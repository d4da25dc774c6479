using Binapigen.Schema;

namespace Binapigen.Model;

/// <summary>Turns names into types: finds where each comes from, makes it once, and knows its size.</summary>
internal sealed class TypeResolver(ModuleIndex index, ApiJsonErrors errors)
{
    /// <summary>Types may nest this deep; VPP's own nest seven deep. Guards the stack against hostile input.</summary>
    private const int MaximumDepth = 50;

    private readonly Dictionary<(ApiModule Module, string Name), WireType?> _resolved = [];
    private readonly HashSet<(ApiModule Module, string Name)> _conflicts = [];
    private readonly List<(ApiModule Module, string Name)> _open = [];

    /// <summary>Resolves a type as a module sees it.</summary>
    /// <param name="module">The module.</param>
    /// <param name="name">Scalar or declared name.</param>
    /// <param name="at">Who asks, for errors.</param>
    /// <returns>The type, or null after reporting why not.</returns>
    public WireType? Resolve(ApiModule module, string name, SourceLocation at)
    {
        if (ScalarType.All.TryGetValue(name, out var scalar)) return scalar;
        if (index.Find(module, name) is not { } declared)
        {
            errors.Add(at, $"unknown type '{name}'");
            return null;
        }

        var owner = index.OwnerOf(module, name);
        var declaration = index.Find(owner, name)!;
        if (!ReferenceEquals(declaration, declared) && declaration.Signature != declared.Signature && _conflicts.Add((module, name)))
            errors.Add(declared.Location, $"type '{name}' differs from the one that is imported from module '{owner.Name}'");

        var key = (owner, name);
        if (_resolved.TryGetValue(key, out var known)) return known;
        if (_open.Contains(key))
        {
            errors.Add(declaration.Location, $"type '{name}' contains itself: {string.Join(" → ", _open.SkipWhile(o => o != key).Select(o => o.Name))} → {name}");
            return _resolved[key] = null;
        }

        if (_open.Count >= MaximumDepth)
        {
            errors.Add(at, $"types nest deeper than {MaximumDepth}");
            return null;
        }

        _open.Add(key);
        var type = Make(owner, declaration);
        _open.RemoveAt(_open.Count - 1);
        // A type that contains itself was reported and recorded as unusable while it was open.
        if (_resolved.TryGetValue(key, out var broken)) return broken;
        _resolved[key] = type;
        if (type is DefinedType defined && defined.Module == owner && defined.Name == name) owner.Add(defined);
        return type;
    }

    private WireType? Make(ApiModule module, Declaration declaration) => declaration switch
    {
        { Enum: { } item } => MakeEnum(module, item),
        { Alias: { } alias } => MakeAlias(module, alias),
        { Union: { } union } => MakeUnion(module, union),
        { Type: { } type } => MakeStruct(module, type),
        _ => null,
    };

    private EnumType? MakeEnum(ApiModule module, SchemaEnum schema)
    {
        if (!ScalarType.All.TryGetValue(schema.BaseType, out var scalar) || !scalar.IsInteger)
        {
            errors.Add(schema.Location, $"enum '{schema.Name}' has the base '{schema.BaseType}', which is not an integer type");
            return null;
        }

        foreach (var member in schema.Members)
        {
            if (member.Value < scalar.Minimum || member.Value > scalar.Maximum)
                errors.Add(member.Location, $"the value {member.Value} of '{member.Name}' does not fit into {scalar.Name}");
        }

        var names = CSharpName.Members([.. schema.Members.Select(m => m.Name)]);
        return new EnumType
        {
            Name = schema.Name,
            Module = module,
            MinimumSize = scalar.MinimumSize,
            Base = scalar,
            IsFlags = schema.IsFlags || LooksLikeFlags(schema),
            Members = [.. schema.Members.Select((m, i) => new EnumMember(m.Name, names[i], m.Value))],
        };
    }

    /// <summary>VPP has sets of bits that were declared before <c>enumflag</c> existed: <c>if_status_flags</c>.</summary>
    private static bool LooksLikeFlags(SchemaEnum schema)
    {
        if (!schema.Name.EndsWith("_flags", StringComparison.Ordinal) && !schema.Name.EndsWith("_flag", StringComparison.Ordinal)) return false;
        var bits = schema.Members.Where(m => long.PopCount(m.Value) == 1).Aggregate(0L, (sum, m) => sum | m.Value);
        return schema.Members.All(m => (m.Value & ~bits) == 0);
    }

    private WireType? MakeAlias(ApiModule module, SchemaAlias schema)
    {
        if (Resolve(module, schema.TypeName, schema.Location) is not { } target) return null;
        if (schema.Length is { } length)
        {
            if (target is ScalarType element)
            {
                return new ArrayType
                {
                    Name = schema.Name,
                    Module = module,
                    MinimumSize = length * element.MinimumSize,
                    Element = element,
                    Length = length,
                };
            }

            errors.Add(schema.Location, $"alias '{schema.Name}' is an array of '{target.Name}'; only arrays of numbers can have an alias");
            return null;
        }

        if (target is not StructType original) return target;
        return new StructType
        {
            Name = schema.Name,
            Module = module,
            MinimumSize = original.MinimumSize,
            IsVariable = original.IsVariable,
            Comment = original.Comment,
            Fields = original.Fields,
            AliasOf = original,
        };
    }

    private StructType? MakeStruct(ApiModule module, SchemaStruct schema)
    {
        if (new FieldResolver(this, module, errors).Resolve(schema.Fields, schema.Name, isUnion: false) is not { } fields) return null;
        return new StructType
        {
            Name = schema.Name,
            Module = module,
            MinimumSize = fields.Sum(f => f.MinimumSize),
            IsVariable = fields.Any(f => f.IsVariable),
            Comment = schema.Comment,
            Fields = fields,
        };
    }

    private UnionType? MakeUnion(ApiModule module, SchemaStruct schema)
    {
        if (new FieldResolver(this, module, errors).Resolve(schema.Fields, schema.Name, isUnion: true) is not { } arms) return null;
        if (arms.Count == 0)
        {
            errors.Add(schema.Location, $"union '{schema.Name}' has no arms");
            return null;
        }

        return new UnionType
        {
            Name = schema.Name,
            Module = module,
            MinimumSize = arms.Max(f => f.MinimumSize),
            Comment = schema.Comment,
            Arms = arms,
        };
    }
}
