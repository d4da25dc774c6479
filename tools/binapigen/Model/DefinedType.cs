namespace Binapigen.Model;

/// <summary>A type that a module defines and C# gets a declaration of.</summary>
internal abstract class DefinedType : WireType
{
    /// <summary>The module that it comes from.</summary>
    public required ApiModule Module { get; init; }

    /// <summary>Its name in C#; given when all names of the module are known.</summary>
    public string CSharpName { get; set; } = "";

    /// <summary>VPP's comment, if it has one.</summary>
    public string? Comment { get; init; }
}
