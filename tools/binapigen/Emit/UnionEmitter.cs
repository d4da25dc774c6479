using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>Writes unions: their bytes, and a property for each arm that reads or replaces them.</summary>
internal sealed class UnionEmitter(TypeNames names, FieldCode fields, DocumentationWriter documentation)
{
    /// <summary>Writes one.</summary>
    public void Emit(CodeWriter code, UnionType type)
    {
        documentation.Write(code, type.Comment, []);
        code.Line($"[InlineArray({type.MinimumSize})]");
        using (code.Block($"public partial struct {type.CSharpName} : IWireType, IEquatable<{type.CSharpName}>"))
        {
            code.Line("private byte _first;");
            code.Blank().Line($"public static int MinimumSize => {type.MinimumSize};");
            foreach (var arm in type.Arms) EmitArm(code, arm);
            code.Blank().Line($"public readonly int GetSize() => {type.MinimumSize};");
            code.Blank().Line("public readonly void Write(ref MessageWriter writer) => writer.WriteBytes(this);");
            code.Blank().Line("public void Read(ref MessageReader reader) => reader.ReadBytes(this);");
            ArrayEmitter.EmitEquality(code, type.CSharpName, "byte");
        }
    }

    private void EmitArm(CodeWriter code, Field arm)
    {
        code.Blank();
        using (code.Block($"public {names.Of(arm)} {arm.CSharpName}"))
        {
            using (code.Block("readonly get"))
            {
                code.Line("var reader = new MessageReader(this);");
                if (arm is { Shape: FieldShape.Single, Type: ScalarType or EnumType })
                {
                    code.Line($"return {fields.ReadValue(arm)};");
                }
                else
                {
                    code.Line($"{names.Of(arm)} value = default;");
                    foreach (var line in fields.Read(arm, "value")) code.Line(line);
                    code.Line("return value;");
                }
            }

            using (code.Block("set"))
            {
                code.Line("((Span<byte>)this).Clear();");
                code.Line("var writer = new MessageWriter(this);");
                code.Line(fields.Write(arm, "value"));
            }
        }
    }
}
