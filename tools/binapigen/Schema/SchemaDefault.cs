namespace Binapigen.Schema;

/// <summary>A default value as the JSON has it: VPP writes booleans as words, numbers and strings alike.</summary>
/// <param name="Value">A number with a fraction where it has one, else a whole number; true is 1 and false 0.</param>
internal sealed record SchemaDefault(decimal Value);
