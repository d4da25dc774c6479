namespace Controller.Core.Yaml;

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal readonly record struct MappingEntry(ScalarNode Key, DocumentNode Value);
