namespace Controller.Core.Resources;

/// <summary>How a resource gets its number out of a range that VPP hands out itself (instances, ids).</summary>
/// <param name="Range">The word of the range.</param>
/// <param name="IsChosenByVpp">True when VPP chooses: such resources are made after those that ask for a number, or VPP might choose just that.</param>
public readonly record struct Numbering(string Range, bool IsChosenByVpp);
