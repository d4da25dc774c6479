namespace Binapigen.Model;

/// <summary>One value of an enum.</summary>
/// <param name="Name">VPP's name.</param>
/// <param name="CSharpName">Its name in C#.</param>
/// <param name="Value">The number.</param>
internal sealed record EnumMember(string Name, string CSharpName, long Value);
