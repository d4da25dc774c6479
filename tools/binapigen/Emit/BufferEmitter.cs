using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>Writes the fixed strings and fixed arrays of the lengths that the API has.</summary>
internal static class BufferEmitter
{
    /// <summary>Writes them.</summary>
    public static IEnumerable<GeneratedFile> Emit(ApiModel model, EmitOptions options)
    {
        var fields = model.Modules.SelectMany(Fields).ToList();
        foreach (var length in Lengths(fields, FieldShape.FixedString)) yield return EmitString(model, options, length);
        foreach (var length in Lengths(fields, FieldShape.FixedArray)) yield return EmitArray(model, options, length);
    }

    private static IEnumerable<Field> Fields(ApiModule module)
        => module.Messages.SelectMany(m => m.Fields)
            .Concat(module.Types.OfType<StructType>().SelectMany(t => t.Fields))
            .Concat(module.Types.OfType<UnionType>().SelectMany(t => t.Arms));

    private static IEnumerable<int> Lengths(List<Field> fields, FieldShape shape)
        => fields.Where(f => f.Shape == shape).Select(f => f.Length).Distinct().Order();

    private static GeneratedFile EmitString(ApiModel model, EmitOptions options, int length)
    {
        var name = $"FixedString{length}";
        var code = new CodeWriter();
        FileHeader.Write(code, model.Release);
        code.Line($"namespace {options.Namespace};");
        code.Blank();
        code.Line($"/// <summary>Text in {length} bytes: UTF-8 and a NUL. Converts from and to <see cref=\"string\"/>.</summary>");
        code.Line($"[InlineArray({length})]");
        using (code.Block($"public struct {name} : IEquatable<{name}>, IEquatable<string>"))
        {
            code.Line("private byte _first;");
            code.Blank();
            using (code.Block($"public {name}(ReadOnlySpan<char> text)")) code.Line("FixedText.Set(this, text);");
            code.Blank().Line("public readonly bool IsEmpty => _first == 0;");
            code.Blank().Line("[UnscopedRef]");
            code.Line("public readonly ReadOnlySpan<byte> Utf8 => FixedText.Used(this);");
            code.Blank().Line($"public static implicit operator {name}(string? text) => new(text.AsSpan());");
            code.Blank().Line($"public static implicit operator string({name} value) => value.ToString();");
            code.Blank().Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
            code.Blank().Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
            code.Blank().Line($"public static bool operator ==({name} left, string? right) => left.Equals(right);");
            code.Blank().Line($"public static bool operator !=({name} left, string? right) => !left.Equals(right);");
            code.Blank().Line($"public readonly bool Equals({name} other) => FixedText.Used(this).SequenceEqual(FixedText.Used(other));");
            code.Blank().Line("public readonly bool Equals(string? other) => other is not null && FixedText.Equals(this, other);");
            code.Blank().Line($"public override readonly bool Equals(object? obj) => obj is {name} other ? Equals(other) : obj is string text && Equals(text);");
            code.Blank().Line("public override readonly int GetHashCode() => FixedText.GetHashCode(this);");
            code.Blank().Line("public override readonly string ToString() => FixedText.Get(this);");
        }

        return new GeneratedFile($"Fixed/{name}.g.cs", code.ToString());
    }

    private static GeneratedFile EmitArray(ApiModel model, EmitOptions options, int length)
    {
        var name = $"FixedArray{length}";
        var code = new CodeWriter();
        FileHeader.Write(code, model.Release);
        code.Line($"namespace {options.Namespace};");
        code.Blank();
        code.Line($"/// <summary>{length} elements in place. Converts to a span; an index reaches an element.</summary>");
        code.Line($"[InlineArray({length})]");
        using (code.Block($"public struct {name}<T> : IEquatable<{name}<T>>"))
        {
            code.Line("private T _first;");
            code.Blank().Line($"public const int Length = {length};");
            code.Blank();
            using (code.Block($"public {name}(params ReadOnlySpan<T> items)")) code.Line("items.CopyTo(this);");
            code.Blank().Line("public readonly T[] ToArray() => ((ReadOnlySpan<T>)this).ToArray();");
            code.Blank().Line($"public static implicit operator {name}<T>(T[] items) => new(items);");
            code.Blank().Line($"public readonly bool Equals({name}<T> other) => ((ReadOnlySpan<T>)this).SequenceEqual(other, null);");
            code.Blank().Line($"public override readonly bool Equals(object? obj) => obj is {name}<T> other && Equals(other);");
            code.Blank();
            using (code.Block("public override readonly int GetHashCode()"))
            {
                code.Line("var hash = default(HashCode);");
                code.Line("foreach (var item in this) hash.Add(item);");
                code.Line("return hash.ToHashCode();");
            }
        }

        return new GeneratedFile($"Fixed/{name}.g.cs", code.ToString());
    }
}
