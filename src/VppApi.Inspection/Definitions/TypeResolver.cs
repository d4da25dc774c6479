using System.Text.Json;

namespace VppApi.Inspection.Definitions;

/// <summary>Turns names into types: finds where each stands, makes it once, and knows its size. Input is not trusted. Not thread-safe.</summary>
internal sealed class TypeResolver(TypeIndex index, string source)
{
    /// <summary>Types may nest this deep; VPP's own nest seven deep. Guards the stack against hostile input.</summary>
    private const int MaximumDepth = 50;

    private readonly Dictionary<TypeSource, TypeDefinition> _resolved = [];
    private readonly HashSet<TypeSource> _open = [];

    /// <summary>Resolves a message.</summary>
    /// <exception cref="DefinitionsException">Its definition makes no sense.</exception>
    public MessageDefinition ResolveMessage(MessageSource message)
    {
        var name = message.Heading.Name;
        var fields = new FieldResolver(this, message.Module, name, $"{source}: {name}").Resolve(message.Element, isMessage: true);
        return new MessageDefinition
        {
            Heading = message.Heading,
            Fields = fields,
            MinimumSize = fields.Sum(field => field.MinimumSize),
            HasSecrets = fields.Any(HasSecret),
        };
    }

    /// <summary>Resolves a type as a module sees it.</summary>
    public TypeDefinition Resolve(ModuleSource module, string name, string where)
    {
        if (ScalarType.All.TryGetValue(name, out var scalar)) return scalar;
        if (index.Find(module, name) is not { } found) throw new DefinitionsException(where, $"the type '{name}' is not defined");
        if (_resolved.TryGetValue(found, out var known)) return known;
        if (_open.Count >= MaximumDepth) throw new DefinitionsException(where, $"types nest deeper than {MaximumDepth}");
        if (!_open.Add(found)) throw new DefinitionsException(where, $"the type '{name}' contains itself");
        try
        {
            return _resolved[found] = Make(found);
        }
        finally
        {
            _open.Remove(found);
        }
    }

    private static bool HasSecret(FieldDefinition field) => field.Secrecy != FieldSecrecy.None || field.Type switch
    {
        StructDefinition item => item.Fields.Any(HasSecret),
        UnionDefinition union => union.Arms.Any(HasSecret),
        _ => false,
    };

    private TypeDefinition Make(TypeSource type)
    {
        var where = $"{source}: {type.Module.Name}: {type.Name}";
        return type.Section switch
        {
            "types" => MakeStruct(type, where),
            "unions" => MakeUnion(type, where),
            "aliases" => MakeAlias(type, where),
            _ => EnumReader.Read(type, where),
        };
    }

    private StructDefinition MakeStruct(TypeSource type, string where)
    {
        var fields = new FieldResolver(this, type.Module, type.Name, where).Resolve(type.Element, isMessage: false);
        return new StructDefinition { Name = type.Name, MinimumSize = fields.Sum(field => field.MinimumSize), Fields = fields };
    }

    private UnionDefinition MakeUnion(TypeSource type, string where)
    {
        var arms = new FieldResolver(this, type.Module, type.Name, where).ResolveArms(type.Element);
        if (arms.Count == 0) throw new DefinitionsException(where, "the union has no arms");
        return new UnionDefinition { Name = type.Name, MinimumSize = arms.Max(arm => arm.MinimumSize), Arms = arms };
    }

    private TypeDefinition MakeAlias(TypeSource type, string where)
    {
        var written = type.Element.Member("type").Text() ?? throw new DefinitionsException(where, "the alias has no type");
        var target = Resolve(type.Module, ModuleSource.Strip(written), where);
        if (type.Element.Member("length") is not { } length)
        {
            // An alias for a typedef keeps its own name, which may tell how it is written: address_with_prefix.
            return target is StructDefinition item ? new StructDefinition { Name = type.Name, MinimumSize = item.MinimumSize, Fields = item.Fields } : target;
        }

        if (target is not ScalarType element) throw new DefinitionsException(where, $"an array of '{target.Name}' cannot have an alias");
        if (length.ValueKind != JsonValueKind.Number || !length.TryGetInt32(out var elements) || elements is < 1 or > FieldResolver.MaximumLength)
            throw new DefinitionsException(where, "the alias has no sensible length");
        return new ArrayDefinition { Name = type.Name, MinimumSize = elements * element.MinimumSize, Element = element, Length = elements };
    }
}
