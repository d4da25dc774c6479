using System.Text.Json;

namespace Binapigen.Schema;

/// <summary>
/// Reads one <c>.api.json</c> (VPP's vppapigen_json.py writes them). Reports everything that is not as the format says
/// and goes on with the rest; never throws for what it reads.
/// </summary>
internal sealed class ApiJsonReader
{
    private const string WireTypePrefix = "vl_api_";

    private readonly ApiJsonErrors _errors;

    private ApiJsonReader(ApiJsonErrors errors) => _errors = errors;

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="file">The file's name, for errors and as the fallback for the module's name.</param>
    /// <param name="json">Its content.</param>
    /// <param name="errors">Gets what is wrong.</param>
    /// <returns>The document, or null when it is not JSON of the right shape at all.</returns>
    public static ApiDocument? Read(string file, ReadOnlyMemory<byte> json, ApiJsonErrors errors)
    {
        var root = new SourceLocation(file, "$");
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        if (json.Span.StartsWith(byteOrderMark)) json = json[byteOrderMark.Length..];
        try
        {
            using var document = JsonDocument.Parse(json);
            return new ApiJsonReader(errors).ReadDocument(new JsonCursor(document.RootElement, root, errors));
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" (line {line + 1}, byte {e.BytePositionInLine + 1})" : "";
            errors.Add(root, $"not JSON{place}: {FirstSentence(e.Message)}");
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser takes any bytes between quotes; reading them as text is where broken UTF-8 shows.
            errors.Add(root, "not JSON: a string is not valid UTF-8");
            return null;
        }
    }

    /// <summary>Reads one module out of the array that a running VPP answers to <c>get_api_json</c>.</summary>
    /// <param name="element">The module.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="errors">Gets what is wrong.</param>
    /// <returns>The document, or null when it has not the right shape at all.</returns>
    public static ApiDocument? Read(JsonElement element, SourceLocation at, ApiJsonErrors errors)
        => new ApiJsonReader(errors).ReadDocument(new JsonCursor(element, at, errors));

    private ApiDocument? ReadDocument(JsonCursor root)
    {
        if (root.Element.ValueKind != JsonValueKind.Object)
        {
            root.Fail($"an API definition must be an object, not {root.Kind}");
            return null;
        }

        if (ReadModuleName(root) is not { } module) return null;
        if (root.Member("messages") is null && root.Member("types") is null)
        {
            root.Fail("not an API definition: neither \"messages\" nor \"types\" is there");
            return null;
        }

        return new ApiDocument(
            module,
            root.Location,
            root.Member("options")?.Member("version")?.Text("version"),
            root.Member("vl_api_version")?.Crc("vl_api_version") ?? 0,
            ReadImports(root),
            List(root, "types", ReadStruct),
            List(root, "unions", ReadStruct),
            [.. List(root, "enums", c => ReadEnum(c, isFlags: false)), .. List(root, "enumflags", c => ReadEnum(c, isFlags: true))],
            ReadAliases(root),
            List(root, "messages", ReadMessage),
            ReadServices(root),
            CounterReader.ReadSets(root),
            CounterReader.ReadPaths(root));
    }

    private static string? ReadModuleName(JsonCursor root)
    {
        if (root.Member("module") is { } named) return named.Name("module");

        var file = Path.GetFileName(root.Location.File);
        var dot = file.IndexOf('.', StringComparison.Ordinal);
        var stem = dot < 0 ? file : file[..dot];
        if (stem.Length > 0 && !char.IsAsciiDigit(stem[0]) && stem.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) return stem;
        root.Fail($"there is no \"module\", and the file's name '{stem}' cannot be one");
        return null;
    }

    private static List<T> List<T>(JsonCursor root, string member, Func<JsonCursor, T?> read)
        where T : class
    {
        var result = new List<T>();
        if (root.Member(member) is not { } list) return result;
        foreach (var item in list.Items(member))
            if (read(item) is { } value) result.Add(value);
        return result;
    }

    private static List<string> ReadImports(JsonCursor root)
    {
        var result = new List<string>();
        if (root.Member("imports") is not { } imports) return result;
        foreach (var item in imports.Items("imports"))
        {
            if (item.Text("an import") is not { } path) continue;
            var name = path[(path.LastIndexOf('/') + 1)..];
            if (name.EndsWith(".api", StringComparison.Ordinal)) name = name[..^4];
            if (!result.Contains(name)) result.Add(name);
        }

        return result;
    }

    private SchemaStruct? ReadStruct(JsonCursor cursor)
    {
        var parts = cursor.Items("a type").ToList();
        if (ReadDefinitionName(cursor, parts, "a type") is not { } name) return null;
        var trailer = Trailer(parts);
        return new SchemaStruct(name, cursor.Location, ReadFields(parts, name), trailer?.Member("comment")?.Text("comment"));
    }

    private SchemaMessage? ReadMessage(JsonCursor cursor)
    {
        var parts = cursor.Items("a message").ToList();
        if (ReadDefinitionName(cursor, parts, "a message") is not { } name) return null;
        if (Trailer(parts) is not { } trailer || trailer.Member("crc") is not { } crc)
        {
            cursor.Fail($"message '{name}' has no {{\"crc\": …}} at its end");
            return null;
        }

        var options = trailer.Member("options");
        var status = options?.Member("status")?.Text("status");
        return new SchemaMessage(
            name,
            cursor.Location,
            ReadFields(parts, name),
            trailer.Member("comment")?.Text("comment"),
            crc.Crc("crc"),
            Deprecated: options?.Member("deprecated") is not null,
            InProgress: options?.Member("in_progress") is not null || status == "in_progress",
            ReplacedBy: options?.Member("replaced_by")?.Name("replaced_by"));
    }

    private static string? ReadDefinitionName(JsonCursor cursor, List<JsonCursor> parts, string what)
    {
        if (parts.Count > 0) return parts[0].Name($"the name of {what}");
        if (cursor.Element.ValueKind == JsonValueKind.Array) cursor.Fail($"{what} must start with its name");
        return null;
    }

    private static JsonCursor? Trailer(List<JsonCursor> parts)
        => parts.Count > 0 && parts[^1].Element.ValueKind == JsonValueKind.Object ? parts[^1] : null;

    private static List<SchemaField> ReadFields(List<JsonCursor> parts, string owner)
    {
        var fields = new List<SchemaField>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < parts.Count; i++)
        {
            if (i == parts.Count - 1 && parts[i].Element.ValueKind == JsonValueKind.Object) break;
            if (FieldReader.Read(parts[i]) is not { } field) continue;
            if (names.Add(field.Name)) fields.Add(field);
            else parts[i].Fail($"field '{field.Name}' is there twice in '{owner}'");
        }

        return fields;
    }

    private static SchemaEnum? ReadEnum(JsonCursor cursor, bool isFlags)
    {
        var parts = cursor.Items("an enum").ToList();
        if (ReadDefinitionName(cursor, parts, "an enum") is not { } name) return null;
        var members = new List<SchemaEnumMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1).Where(p => p.Element.ValueKind != JsonValueKind.Object))
        {
            var pair = part.Items("an enum's member").ToList();
            if (pair.Count < 2)
            {
                part.Fail("an enum's member must be [name, value]");
                continue;
            }

            if (pair[0].Name("the name of an enum's member") is not { } memberName) continue;
            if (pair[1].Element.ValueKind != JsonValueKind.Number || !pair[1].Element.TryGetInt64(out var value))
                pair[1].Fail($"the value of '{memberName}' must be a whole number");
            else if (!names.Add(memberName))
                part.Fail($"member '{memberName}' is there twice in '{name}'");
            else
                members.Add(new SchemaEnumMember(memberName, value, part.Location));
        }

        var baseType = Trailer(parts)?.Member("enumtype") is { } type ? type.Text("enumtype") ?? "u32" : "u32";
        return new SchemaEnum(name, cursor.Location, baseType, isFlags, members);
    }

    private static List<SchemaAlias> ReadAliases(JsonCursor root)
    {
        var result = new List<SchemaAlias>();
        if (root.Member("aliases") is not { } aliases) return result;
        foreach (var (name, value) in aliases.Members("aliases"))
        {
            if (!CheckKey(name, value, "an alias")) continue;
            if (value.Member("type") is not { } type)
            {
                value.Fail($"alias '{name}' has no \"type\"");
                continue;
            }

            if (FieldReader.ReadTypeName(type) is not { } typeName) continue;
            int? length = null;
            if (value.Member("length") is { } written)
            {
                length = FieldReader.ReadLength(written, allowZero: false);
                if (length is null) continue;
            }

            result.Add(new SchemaAlias(name, value.Location, typeName, length));
        }

        return result;
    }

    private static List<SchemaService> ReadServices(JsonCursor root)
    {
        var result = new List<SchemaService>();
        if (root.Member("services") is not { } services) return result;
        foreach (var (name, value) in services.Members("services"))
        {
            if (!CheckKey(name, value, "a service")) continue;
            if (value.Member("reply")?.Name("reply") is not { } reply)
            {
                if (value.Member("reply") is null) value.Fail($"service '{name}' has no \"reply\"");
                continue;
            }

            var events = value.Member("events") is { } list
                ? list.Items("events").Select(e => e.Name("an event")).OfType<string>().ToList()
                : [];
            result.Add(new SchemaService(
                name,
                value.Location,
                reply == "null" ? null : reply,
                value.Member("stream")?.Element.ValueKind == JsonValueKind.True,
                value.Member("stream_msg")?.Name("stream_msg"),
                events));
        }

        return result;
    }

    private static bool CheckKey(string name, JsonCursor value, string what)
    {
        if (name.Length is > 0 and <= 200 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            return true;
        value.Fail($"the name of {what} may have letters, digits and underscores only");
        return false;
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    /// <summary><c>vl_api_x_t</c> → <c>x</c>; scalars stay.</summary>
    internal static string StripTypeName(string name)
        => name.StartsWith(WireTypePrefix, StringComparison.Ordinal) && name.EndsWith("_t", StringComparison.Ordinal)
           && name.Length > WireTypePrefix.Length + 2
            ? name[WireTypePrefix.Length..^2]
            : name;
}
