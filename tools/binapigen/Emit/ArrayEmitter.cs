using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>Writes aliases for fixed arrays of numbers: structs that hold the elements in place.</summary>
internal sealed class ArrayEmitter(FieldCode fields)
{
    /// <summary>Writes one.</summary>
    public void Emit(CodeWriter code, ArrayType type)
    {
        var all = new Field { Name = "", CSharpName = "this", Type = type.Element, Shape = FieldShape.FixedArray, Length = type.Length };
        var keyword = type.Element.Keyword;
        code.Line($"[InlineArray({type.Length})]");
        using (code.Block($"public partial struct {type.CSharpName} : IWireType, IEquatable<{type.CSharpName}>"))
        {
            code.Line($"private {keyword} _first;");
            code.Blank().Line($"public static int MinimumSize => {type.MinimumSize};");
            code.Blank().Line($"public readonly int GetSize() => {type.MinimumSize};");
            code.Blank().Line($"public readonly void Write(ref MessageWriter writer) => {fields.Write(all, "this")}");
            code.Blank().Line($"public void Read(ref MessageReader reader) => {string.Join(' ', fields.Read(all, "this"))}");
            EmitEquality(code, type.CSharpName, keyword);
        }
    }

    /// <summary>Writes equality over the elements: the one that the runtime gives to inline arrays throws.</summary>
    public static void EmitEquality(CodeWriter code, string name, string keyword)
    {
        code.Blank().Line($"public readonly bool Equals({name} other) => ((ReadOnlySpan<{keyword}>)this).SequenceEqual(other);");
        code.Blank().Line($"public override readonly bool Equals(object? obj) => obj is {name} other && Equals(other);");
        code.Blank();
        using (code.Block("public override readonly int GetHashCode()"))
        {
            code.Line("var hash = default(HashCode);");
            if (keyword == "byte") code.Line("hash.AddBytes(this);");
            else code.Line("foreach (var item in this) hash.Add(item);");
            code.Line("return hash.ToHashCode();");
        }

        code.Blank().Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
        code.Blank().Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
    }
}
