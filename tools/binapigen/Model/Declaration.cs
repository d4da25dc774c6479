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

    /// <summary>The names of the types that it is made of.</summary>
    public IEnumerable<string> Uses => this switch
    {
        { Type: { } type } => type.Fields.Select(f => f.TypeName),
        { Union: { } union } => union.Fields.Select(f => f.TypeName),
        { Alias: { } alias } => [alias.TypeName],
        _ => [],
    };

    /// <summary>What a file declares; of declarations that are there twice, the first.</summary>
    public static Dictionary<string, Declaration> AllIn(ApiDocument document)
    {
        var result = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (var (name, declaration) in Listed(document)) result.TryAdd(name, declaration);
        return result;
    }

    /// <summary>What a file declares, in the order of types, unions, enums and aliases; imported types may be there twice.</summary>
    public static IEnumerable<(string Name, Declaration Declaration)> Listed(ApiDocument document)
        => document.Types.Select(t => (t.Name, new Declaration(t.Location, Type: t)))
            .Concat(document.Unions.Select(u => (u.Name, new Declaration(u.Location, Union: u))))
            .Concat(document.Enums.Select(e => (e.Name, new Declaration(e.Location, Enum: e))))
            .Concat(document.Aliases.Select(a => (a.Name, new Declaration(a.Location, Alias: a))));

    private static string Fields(SchemaStruct definition) => string.Join(';', definition.Fields.Select(f => f.Signature));
}
