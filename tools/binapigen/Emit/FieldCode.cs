using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>The C# that writes, reads and measures one field.</summary>
internal sealed class FieldCode(TypeNames names)
{
    /// <summary>A statement that writes a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The expression that has its value.</param>
    public string Write(Field field, string value) => field.Shape switch
    {
        FieldShape.VariableString => $"writer.WriteString({value});",
        FieldShape.FixedString => $"writer.WriteBytes({value});",
        FieldShape.Single => field.Type switch
        {
            ScalarType scalar => $"writer.Write{scalar.CodecName}({value});",
            EnumType item => $"writer.Write{item.Base.CodecName}(({item.Base.Keyword}){value});",
            _ => $"{value}.Write(ref writer);",
        },
        _ => field.Type switch
        {
            ScalarType scalar => $"writer.Write{scalar.CodecName}s({value});",
            EnumType item =>
                $"writer.Write{item.Base.CodecName}s(MemoryMarshal.Cast<{names.Of(item)}, {item.Base.Keyword}>((ReadOnlySpan<{names.Of(item)}>){value}));",
            _ => $"writer.WriteItems<{names.Of(field.Type)}>({value});",
        },
    };

    /// <summary>Statements that read a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="target">The expression to assign to.</param>
    public IEnumerable<string> Read(Field field, string target)
    {
        switch (field.Shape)
        {
            case FieldShape.VariableString:
                yield return $"{target} = reader.ReadString();";
                break;
            case FieldShape.FixedString:
                yield return $"reader.ReadBytes({target});";
                break;
            case FieldShape.Single:
                yield return field.Type is ScalarType or EnumType ? $"{target} = {ReadValue(field)};" : $"{target}.Read(ref reader);";
                break;
            default:
                if (field.Counter is { } counter)
                    yield return $"{target} = reader.NewArray<{names.Of(field.Type)}>({CountName(counter)}, {field.Type.MinimumSize});";
                yield return field.Type switch
                {
                    ScalarType scalar => $"reader.Read{scalar.CodecName}s({target});",
                    EnumType item =>
                        $"reader.Read{item.Base.CodecName}s(MemoryMarshal.Cast<{names.Of(item)}, {item.Base.Keyword}>((Span<{names.Of(item)}>){target}));",
                    _ => $"reader.ReadItems<{names.Of(field.Type)}>({target});",
                };
                break;
        }
    }

    /// <summary>An expression that reads a single number, boolean or enum.</summary>
    public string ReadValue(Field field) => field.Type is EnumType item
        ? $"({names.Of(item)})reader.Read{item.Base.CodecName}()"
        : $"reader.Read{((ScalarType)field.Type).CodecName}()";

    /// <summary>The local that holds a count while the rest is read.</summary>
    public static string CountName(Field counter) => "count" + CSharpName.Pascal(counter.Name);

    /// <summary>The bytes that a variable field takes, as an expression without its fixed part; null for a fixed field.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The expression and the fixed part that it already includes.</returns>
    public (string Expression, int Included)? Size(Field field) => field.Shape switch
    {
        FieldShape.VariableString => ($"WireSize.OfString({field.CSharpName})", field.MinimumSize),
        FieldShape.VariableArray when field.Type.IsVariable => ($"WireSize.OfItems<{names.Of(field.Type)}>({field.CSharpName})", 0),
        FieldShape.VariableArray when field.Type.MinimumSize == 1 => ($"({field.CSharpName}?.Length ?? 0)", 0),
        FieldShape.VariableArray => ($"{field.Type.MinimumSize} * ({field.CSharpName}?.Length ?? 0)", 0),
        FieldShape.Single when field.Type.IsVariable => ($"{field.CSharpName}.GetSize()", field.MinimumSize),
        _ => null,
    };

    /// <summary>What stands behind a field's declaration, or nothing.</summary>
    /// <param name="field">The field.</param>
    /// <param name="siblings">All fields of its owner. If one has a default, there is a constructor, and references must be set.</param>
    public string Initializer(Field field, IReadOnlyList<Field> siblings)
    {
        if (field.Default is { } value) return " = " + Value(field.Type, value, siblings);
        if (field.HasDefault) return " = new()";
        return (siblings.Any(f => f.HasDefault), field.Shape) switch
        {
            (true, FieldShape.VariableArray) => " = []",
            (true, FieldShape.VariableString) => " = \"\"",
            _ => "",
        };
    }

    private string Value(WireType type, decimal value, IReadOnlyList<Field> siblings) => type switch
    {
        ScalarType { Name: "bool" } => "true",
        ScalarType { Name: "f64" } => Literal.Double(value),
        ScalarType { Name: "u32" } when value == uint.MaxValue => "uint.MaxValue",
        ScalarType { Name: "u64" } when value == ulong.MaxValue => "ulong.MaxValue",
        EnumType item when item.Members.FirstOrDefault(m => m.Value == value) is { } member => names.Member(item, member, siblings.Select(f => f.CSharpName)),
        EnumType item => $"({names.Of(item)})({Literal.Integer(value)})",
        _ => Literal.Integer(value),
    };
}
