using System.Text.Json.Nodes;

namespace Controller.Core.Schema;

/// <summary>
/// What a value in the file format may be: it reads a value, describes itself to people, and writes itself as JSON Schema.
/// </summary>
internal abstract class SchemaType
{
    /// <summary>What it is, for messages and the reference: <c>a whole number from 64 to 65535</c>.</summary>
    public abstract string Noun { get; }

    /// <summary>The mappings with fixed keys that are inside: the sections of the reference.</summary>
    public virtual IEnumerable<ObjectType> Objects => [];

    /// <summary>The JSON Schema of a value; objects are put into <paramref name="definitions"/> and referred to.</summary>
    public abstract JsonObject ToJsonSchema(JsonObject definitions);
}
