using Binapigen.Schema;

namespace Binapigen.Model;

/// <summary>What a type's name stands for in a file; one of the four is set.</summary>
internal sealed record Declaration(
    SourceLocation Location,
    SchemaStruct? Type = null,
    SchemaStruct? Union = null,
    SchemaEnum? Enum = null,
    SchemaAlias? Alias = null)
{
    /// <summary>Equal for declarations that mean the same on the wire; comments do not count.</summary>
    public string Signature => this switch
    {
        { Type: { } type } => "type " + Fields(type),
        { Union: { } union } => "union " + Fields(union),
        { Enum: { } item } => $"enum {item.BaseType} {string.Join(',', item.Members.Select(m => $"{m.Name}={m.Value}"))}",
        { Alias: { } alias } => $"alias {alias.TypeName}[{alias.Length}]",
        _ => "",
    };

    private static string Fields(SchemaStruct definition) => string.Join(';', definition.Fields.Select(f => f.Signature));
}
