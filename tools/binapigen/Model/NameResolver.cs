namespace Binapigen.Model;

/// <summary>Gives everything its C# name. Collisions are solved in a fixed order: messages first, then types by name.</summary>
internal static class NameResolver
{
    /// <summary>Names that generated code uses by their short form.</summary>
    private static readonly string[] ReservedTypes =
    [
        "MessageReader", "MessageWriter", "MessageDescriptor", "MessageKind", "MessageTraits", "MessageCatalog", "ModuleInfo", "EventItem",
        "IVppApi", "IVppMessage", "IVppRetval", "IVppCursor", "IVppEnableDisable", "IWireType", "WireSize",
        "VppDeprecated", "VppInProgress", "VppDeprecatedAttribute", "VppInProgressAttribute",
        "ErrorCounterSet", "ErrorCounterDefinition", "ErrorSeverity",
        "CancellationToken", "ValueTask", "IAsyncEnumerable", "IEquatable", "ReadOnlySpan", "Span", "MemoryMarshal", "InlineArray", "Flags",
        "HashCode", "Array", "String", "Object", "Exception", "Info", "IPAddress", "IPNetwork", "PhysicalAddress", "ISpanFormattable", "ISpanParsable",
    ];

    /// <summary>Names that a generated struct has anyway.</summary>
    private static readonly string[] ReservedMembers =
    [
        "Descriptor", "GetSize", "Encode", "Decode", "Write", "Read", "MinimumSize",
        "Equals", "GetHashCode", "ToString", "GetType", "Finalize", "MemberwiseClone", "ReferenceEquals",
    ];

    /// <summary>Names everything.</summary>
    public static void Resolve(IReadOnlyList<ApiModule> modules)
    {
        var namespaces = new NameTable("MessageCatalog");
        foreach (var module in modules)
        {
            module.CSharpName = namespaces.Add(CSharpName.Pascal(module.Name), "Module");
            var names = new NameTable([.. ReservedTypes, module.CSharpName + "Api", module.CSharpName + "Module", module.CSharpName + "Counters"]);
            foreach (var message in module.Messages) message.CSharpName = names.Add(CSharpName.Pascal(message.Name), "Message");
            foreach (var type in module.Types) type.CSharpName = names.Add(CSharpName.Pascal(type.Name), "Type");
        }

        var aliases = modules.SelectMany(m => m.Types).OfType<StructType>().Where(t => t.AliasOf is not null)
            .ToLookup(t => t.AliasOf!, t => t.CSharpName);
        foreach (var module in modules)
        {
            foreach (var message in module.Messages) NameFields(message.Values, message.CSharpName);
            foreach (var type in module.Types)
            {
                // An alias shares the fields of its typedef, and so their names.
                if (type is StructType { AliasOf: null } item) NameFields(item.Fields.Where(f => f.Role == FieldRole.Value), [item.CSharpName, .. aliases[item]]);
                if (type is UnionType union) NameFields(union.Arms, union.CSharpName);
            }
        }
    }

    private static void NameFields(IEnumerable<Field> fields, params IEnumerable<string> owners)
    {
        HashSet<string> reserved = [.. ReservedMembers, .. owners];
        var names = new NameTable(reserved);
        foreach (var field in fields)
        {
            var name = CSharpName.Pascal(field.Name);
            field.CSharpName = names.Add(reserved.Contains(name) ? name + "Value" : name);
        }
    }
}
