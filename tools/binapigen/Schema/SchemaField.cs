namespace Binapigen.Schema;

/// <summary>One field of a typedef, union or message.</summary>
/// <param name="TypeName">A scalar, <c>string</c>, or <c>vl_api_x_t</c>.</param>
/// <param name="Name">VPP's name.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Length">Null for a single value, 0 for a variable one, else the number of elements.</param>
/// <param name="CountField">The field that counts a variable array.</param>
/// <param name="Default">The default as written, or null.</param>
/// <param name="Discriminator">On a union field: the field that tells which arm is there.</param>
/// <param name="Case">On a union's arm: the enum member that selects it.</param>
internal sealed record SchemaField(
    string TypeName,
    string Name,
    SourceLocation Location,
    int? Length = null,
    string? CountField = null,
    SchemaDefault? Default = null,
    string? Discriminator = null,
    string? Case = null)
{
    /// <summary>What the wire form depends on; equal for fields that are written the same.</summary>
    public string Signature => $"{TypeName} {Name}[{Length}:{CountField}]={Default?.Value}?{Discriminator}:{Case}";
}
