using System.Text.Json;

namespace VppApi.Generated.Tests.Layout;

/// <summary>
/// Computes layouts straight from a <c>.api.json</c>, sharing nothing with the generator: a second opinion. A file holds
/// all types that it needs, so one file is enough.
/// </summary>
internal sealed class IndependentLayout
{
    private readonly Dictionary<string, JsonElement> _structs = [];
    private readonly Dictionary<string, JsonElement> _unions = [];
    private readonly Dictionary<string, int> _enums = [];
    private readonly Dictionary<string, JsonElement> _aliases = [];

    private IndependentLayout(JsonElement root)
    {
        foreach (var type in root.GetProperty("types").EnumerateArray()) _structs[type[0].GetString()!] = type;
        foreach (var union in root.GetProperty("unions").EnumerateArray()) _unions[union[0].GetString()!] = union;
        foreach (var kind in new[] { "enums", "enumflags" })
        {
            foreach (var item in root.GetProperty(kind).EnumerateArray())
                _enums[item[0].GetString()!] = ScalarSize(item[item.GetArrayLength() - 1].GetProperty("enumtype").GetString()!)!.Value;
        }

        foreach (var alias in root.GetProperty("aliases").EnumerateObject()) _aliases[alias.Name] = alias.Value;
        Messages = [.. root.GetProperty("messages").EnumerateArray().Select(m => new MessageLayout(
            m[0].GetString()!,
            Convert.ToUInt32(m[m.GetArrayLength() - 1].GetProperty("crc").GetString(), 16),
            LayOut(m)))];
    }

    /// <summary>The messages of the file.</summary>
    public IReadOnlyList<MessageLayout> Messages { get; }

    /// <summary>Reads a file.</summary>
    public static IndependentLayout Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return new IndependentLayout(document.RootElement.Clone());
    }

    /// <summary>The fields of a type that is a struct or an alias for one, or nothing.</summary>
    public IReadOnlyList<FieldLayout> FieldsOf(string type)
    {
        type = Strip(type);
        if (_structs.TryGetValue(type, out var definition)) return LayOut(definition);
        return _aliases.TryGetValue(type, out var alias) && !alias.TryGetProperty("length", out _) ? FieldsOf(alias.GetProperty("type").GetString()!) : [];
    }

    private static int? ScalarSize(string type) => type switch
    {
        "bool" or "u8" or "i8" or "string" => 1,
        "u16" or "i16" => 2,
        "u32" or "i32" => 4,
        "u64" or "i64" or "f64" => 8,
        _ => null,
    };

    private static string Strip(string type) => type.StartsWith("vl_api_", StringComparison.Ordinal) ? type[7..^2] : type;

    private List<FieldLayout> LayOut(JsonElement definition)
    {
        var result = new List<FieldLayout>();
        var offset = 0;
        foreach (var field in definition.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.Array))
        {
            var parts = field.EnumerateArray().Where(p => p.ValueKind != JsonValueKind.Object).ToArray();
            var type = parts[0].GetString()!;
            var size = SizeOf(type);
            int? length = parts.Length > 2 ? parts[2].GetInt32() : null;
            var counter = parts.Length > 3 ? parts[3].GetString() : null;
            var bytes = (type, length) switch
            {
                ("string", 0) => 4,
                (_, 0) => 0,
                (_, { } n) => n * size,
                _ => size,
            };
            result.Add(new FieldLayout(parts[1].GetString()!, type, offset, bytes, length, counter));
            offset += bytes;
        }

        return result;
    }

    private int SizeOf(string type)
    {
        if (ScalarSize(type) is { } scalar) return scalar;
        type = Strip(type);
        if (_enums.TryGetValue(type, out var size)) return size;
        if (_structs.TryGetValue(type, out var definition)) return LayOut(definition).Sum(f => f.Size);
        if (_unions.TryGetValue(type, out var union)) return LayOut(union).Max(f => f.Size);
        var alias = _aliases[type];
        return SizeOf(alias.GetProperty("type").GetString()!) * (alias.TryGetProperty("length", out var length) ? length.GetInt32() : 1);
    }
}
