using Binapigen.Schema;

namespace Binapigen.Model;

/// <summary>Resolves the messages of one module.</summary>
internal sealed class MessageResolver(TypeResolver types, ApiJsonErrors errors)
{
    private const string IdField = "_vl_msg_id";

    /// <summary>Resolves one message.</summary>
    /// <returns>The message, or null after reporting what is wrong.</returns>
    public Message? Resolve(ApiModule module, SchemaMessage schema)
    {
        if (new FieldResolver(types, module, errors).Resolve(schema.Fields, schema.Name, isUnion: false) is not { } fields) return null;
        foreach (var field in fields)
            if (IsHeader(field)) field.Role = FieldRole.Header;
        if (fields.Count == 0 || fields[0].Role != FieldRole.Header || fields[0].Name != IdField)
        {
            errors.Add(schema.Location, $"message '{schema.Name}' does not start with a u16 '{IdField}'");
            return null;
        }

        return new Message
        {
            Name = schema.Name,
            Module = module,
            Fields = fields,
            Crc = schema.Crc,
            MinimumSize = fields.Sum(f => f.MinimumSize),
            Comment = schema.Comment,
            Deprecated = schema.Deprecated,
            InProgress = schema.InProgress,
            ReplacedBy = schema.ReplacedBy,
        };
    }

    private static bool IsHeader(Field field)
        => field is { Shape: FieldShape.Single, Role: FieldRole.Value }
           && (field.Name, field.Type.Name) is (IdField, "u16") or ("client_index", "u32") or ("context", "u32");
}
