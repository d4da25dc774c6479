namespace VppApi.Generated.Tests.Layout;

/// <summary>A message's layout by the second opinion.</summary>
internal sealed record MessageLayout(string Name, uint Crc, IReadOnlyList<FieldLayout> Fields)
{
    /// <summary>Bytes with every variable part empty.</summary>
    public int Size => Fields.Sum(f => f.Size);

    /// <summary>Offset of a single field of a type, or -1.</summary>
    public int OffsetOf(string name, string type) => Fields.FirstOrDefault(f => f.Name == name && f.Type == type && f.Length is null)?.Offset ?? -1;
}
