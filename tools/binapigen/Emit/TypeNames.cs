using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>Writes the names of types as one module's file needs them: short where that is unambiguous.</summary>
internal sealed class TypeNames
{
    private readonly ApiModule _module;
    private readonly string _namespace;
    private readonly HashSet<string> _own;

    /// <summary>Names for a module's file.</summary>
    /// <param name="module">The module.</param>
    /// <param name="rootNamespace">The namespace that all modules are in.</param>
    public TypeNames(ApiModule module, string rootNamespace)
    {
        _module = module;
        _namespace = rootNamespace;
        _own = [.. module.Types.Select(t => t.CSharpName), .. module.Messages.Select(m => m.CSharpName)];
    }

    /// <summary>A type where only a type can stand: a declaration, a cast, a type argument.</summary>
    public string Of(WireType type) => type switch
    {
        ScalarType scalar => scalar.Keyword,
        DefinedType defined when defined.Module == _module => defined.CSharpName,
        DefinedType defined => Qualified(defined.Module, defined.CSharpName),
        _ => throw new InvalidOperationException($"No name for {type.Name}."),
    };

    /// <summary>A message; replies and rows may come from another module.</summary>
    public string Of(Message message) => message.Module == _module ? message.CSharpName : Qualified(message.Module, message.CSharpName);

    /// <summary>What a field is in C#.</summary>
    public string Of(Field field) => field.Shape switch
    {
        FieldShape.FixedArray => $"FixedArray{field.Length}<{Of(field.Type)}>",
        FieldShape.VariableArray => Of(field.Type) + "[]",
        FieldShape.FixedString => $"FixedString{field.Length}",
        FieldShape.VariableString => "string",
        _ => Of(field.Type),
    };

    /// <summary>A member of an enum, in an expression. There, a field of the struct can hide the short name.</summary>
    /// <param name="type">The enum.</param>
    /// <param name="member">The member.</param>
    /// <param name="fields">The C# names of the fields around.</param>
    public string Member(EnumType type, EnumMember member, IEnumerable<string> fields)
    {
        var name = Of(type);
        var first = name.Split('.')[0];
        if (fields.Contains(first, StringComparer.Ordinal)) name = $"global::{_namespace}.{type.Module.CSharpName}.{type.CSharpName}";
        return $"{name}.{member.CSharpName}";
    }

    private string Qualified(ApiModule module, string name)
        => _own.Contains(module.CSharpName) ? $"global::{_namespace}.{module.CSharpName}.{name}" : $"{module.CSharpName}.{name}";
}
