namespace VppApi.Generated.Tests.Layout;

/// <summary>A field's place by the second opinion.</summary>
/// <param name="Name">VPP's name.</param>
/// <param name="Type">VPP's type.</param>
/// <param name="Offset">In its message or type.</param>
/// <param name="Size">Bytes with variable parts empty.</param>
/// <param name="Length">Null for one, 0 for a variable number.</param>
/// <param name="Counter">The field that counts it.</param>
internal sealed record FieldLayout(string Name, string Type, int Offset, int Size, int? Length, string? Counter);
