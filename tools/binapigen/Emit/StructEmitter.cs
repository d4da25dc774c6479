using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>Writes typedefs, and what they have in common with messages: fields, constructor, tagged unions.</summary>
internal sealed class StructEmitter(TypeNames names, FieldCode fields, DocumentationWriter documentation)
{
    /// <summary>Writes a typedef.</summary>
    public void Emit(CodeWriter code, StructType type)
    {
        var values = type.Fields.Where(f => f.Role == FieldRole.Value).ToList();
        documentation.Write(code, type.Comment, []);
        using (code.Block($"public partial struct {type.CSharpName} : IWireType"))
        {
            EmitFields(code, type.CSharpName, values, type.Comment);
            code.Blank().Line($"public static int MinimumSize => {type.MinimumSize};");
            EmitSize(code, type.Fields, type.MinimumSize);
            code.Blank();
            using (code.Block("public readonly void Write(ref MessageWriter writer)")) EmitWrites(code, type.Fields);
            code.Blank();
            using (code.Block("public void Read(ref MessageReader reader)")) EmitReads(code, type.Fields, "");
            EmitTaggedUnions(code, values);
            if (type.AliasOf is { } original) EmitConversions(code, type, original, values);
        }
    }

    /// <summary>Writes the fields and, where there are defaults, the constructor that sets them.</summary>
    public void EmitFields(CodeWriter code, string owner, IReadOnlyList<Field> values, string? comment)
    {
        foreach (var field in values)
        {
            documentation.WriteField(code, comment, field.Name);
            code.Line($"public {names.Of(field)} {field.CSharpName}{fields.Initializer(field, values)};");
        }

        if (!values.Any(f => f.HasDefault)) return;
        code.Blank();
        using (code.Block($"public {owner}()"))
        {
        }
    }

    /// <summary>Writes <c>GetSize</c>.</summary>
    public void EmitSize(CodeWriter code, IReadOnlyList<Field> all, int minimumSize)
    {
        var size = minimumSize;
        var parts = "";
        foreach (var field in all)
        {
            if (fields.Size(field) is not { } variable) continue;
            size -= variable.Included;
            parts += " + " + variable.Expression;
        }

        code.Blank().Line($"public readonly int GetSize() => {size}{parts};");
    }

    /// <summary>Writes the statements that write all fields.</summary>
    public void EmitWrites(CodeWriter code, IReadOnlyList<Field> all)
    {
        var zeros = 0;
        foreach (var field in all)
        {
            if (field.Role == FieldRole.Header)
            {
                zeros += field.MinimumSize;
                continue;
            }

            FlushZeros();
            if (field.Role == FieldRole.Count)
            {
                var array = all.First(f => f.Counter == field);
                code.Line($"writer.WriteCount{((ScalarType)field.Type).CodecName}({array.CSharpName}?.Length ?? 0);");
            }
            else
            {
                code.Line(fields.Write(field, field.CSharpName));
            }
        }

        FlushZeros();

        void FlushZeros()
        {
            if (zeros > 0) code.Line($"writer.WriteZeros({zeros});");
            zeros = 0;
        }
    }

    /// <summary>Writes the statements that read all fields.</summary>
    /// <param name="code">Gets the statements.</param>
    /// <param name="all">The fields.</param>
    /// <param name="target">What the fields belong to, with a dot, or nothing.</param>
    public void EmitReads(CodeWriter code, IReadOnlyList<Field> all, string target)
    {
        var skip = 0;
        foreach (var field in all)
        {
            if (field.Role == FieldRole.Header)
            {
                skip += field.MinimumSize;
                continue;
            }

            FlushSkip();
            if (field.Role == FieldRole.Count)
                code.Line($"uint {FieldCode.CountName(field)} = reader.Read{((ScalarType)field.Type).CodecName}();");
            else
                foreach (var line in fields.Read(field, target + field.CSharpName)) code.Line(line);
        }

        FlushSkip();

        void FlushSkip()
        {
            if (skip > 0) code.Line($"reader.Skip({skip});");
            skip = 0;
        }
    }

    /// <summary>Writes accessors that keep a union and the field that tells its arm together.</summary>
    public void EmitTaggedUnions(CodeWriter code, IReadOnlyList<Field> values)
    {
        var tagged = values.Where(f => f.Discriminator is not null).ToList();
        foreach (var field in tagged)
        {
            var tag = field.Discriminator!;
            var tagType = (EnumType)tag.Type;
            foreach (var arm in ((UnionType)field.Type).Arms)
            {
                if (tagType.Members.FirstOrDefault(m => m.Name == arm.Case) is not { } member) continue;
                // Two unions in one struct may have arms of the same name.
                var name = tagged.Count == 1 ? arm.CSharpName : field.CSharpName + arm.CSharpName;
                var selected = names.Member(tagType, member, values.Select(f => f.CSharpName));
                code.Blank();
                using (code.Block($"public readonly bool TryGet{name}(out {names.Of(arm)} value)"))
                {
                    code.Line($"var isThere = {tag.CSharpName} == {selected};");
                    code.Line($"value = isThere ? {field.CSharpName}.{arm.CSharpName} : default;");
                    code.Line("return isThere;");
                }

                code.Blank();
                using (code.Block($"public void Set{name}({names.Of(arm)} value)"))
                {
                    code.Line($"{tag.CSharpName} = {selected};");
                    code.Line($"{field.CSharpName}.{arm.CSharpName} = value;");
                }
            }
        }
    }

    private void EmitConversions(CodeWriter code, StructType alias, StructType original, List<Field> values)
    {
        EmitConversion(code, names.Of(original), alias.CSharpName, values);
        EmitConversion(code, alias.CSharpName, names.Of(original), values);
    }

    private static void EmitConversion(CodeWriter code, string from, string to, List<Field> values)
    {
        var copies = string.Join(", ", values.Select(f => $"{f.CSharpName} = value.{f.CSharpName}"));
        code.Blank().Line($"public static implicit operator {to}({from} value) => new() {{ {copies} }};");
    }
}
