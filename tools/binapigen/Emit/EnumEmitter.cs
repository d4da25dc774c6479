using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>Writes enums.</summary>
internal static class EnumEmitter
{
    /// <summary>Writes one.</summary>
    public static void Emit(CodeWriter code, EnumType type, DocumentationWriter documentation)
    {
        documentation.Write(code, type.Comment, []);
        if (type.IsFlags) code.Line("[Flags]");
        using (code.Block($"public enum {type.CSharpName} : {type.Base.Keyword}"))
        {
            foreach (var member in type.Members) code.Line($"{member.CSharpName} = {member.Value},");
        }
    }
}
