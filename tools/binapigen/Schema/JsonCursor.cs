using System.Text.Json;

namespace Binapigen.Schema;

/// <summary>A JSON element that knows where it stands and reports what it is not.</summary>
/// <param name="Element">The element.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Errors">Gets what is wrong.</param>
internal readonly record struct JsonCursor(JsonElement Element, SourceLocation Location, ApiJsonErrors Errors)
{
    /// <summary>The elements of an array; reports anything else and yields nothing.</summary>
    public IEnumerable<JsonCursor> Items(string what)
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            Fail($"{what} must be an array, not {Kind}");
            yield break;
        }

        var index = 0;
        foreach (var item in Element.EnumerateArray())
            yield return new JsonCursor(item, Location.At(index++), Errors);
    }

    /// <summary>The members of an object; reports anything else and yields nothing.</summary>
    public IEnumerable<(string Name, JsonCursor Value)> Members(string what)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            Fail($"{what} must be an object, not {Kind}");
            yield break;
        }

        foreach (var member in Element.EnumerateObject())
            yield return (member.Name, new JsonCursor(member.Value, Location.At(member.Name), Errors));
    }

    /// <summary>A member of an object, or null when it is not there.</summary>
    public JsonCursor? Member(string name)
        => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value)
            ? new JsonCursor(value, Location.At(name), Errors)
            : null;

    /// <summary>A string, or null after reporting that it is none.</summary>
    public string? Text(string what)
    {
        if (Element.ValueKind == JsonValueKind.String) return Element.GetString();
        Fail($"{what} must be a string, not {Kind}");
        return null;
    }

    /// <summary>A name that C# and VPP both take, or null after reporting that it is none.</summary>
    public string? Name(string what)
    {
        if (Text(what) is not { } text) return null;
        if (IsName(text)) return text;
        Fail($"{what} '{Shorten(text)}' is not a name: letters, digits and underscores, not starting with a digit, at most 200");
        return null;
    }

    /// <summary>A CRC written as <c>"0x…"</c>, or 0 after reporting that it is none.</summary>
    public uint Crc(string what)
    {
        if (Text(what) is not { } text) return 0;
        if (text.StartsWith("0x", StringComparison.Ordinal)
            && uint.TryParse(text.AsSpan(2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var crc))
            return crc;
        Fail($"{what} '{Shorten(text)}' must be 0x and up to eight hex digits");
        return 0;
    }

    /// <summary>Reports an error here.</summary>
    public void Fail(string reason) => Errors.Add(Location, reason);

    /// <summary>What the element is, for messages.</summary>
    public string Kind => Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    private static bool IsName(string text)
    {
        if (text.Length is 0 or > 200 || char.IsAsciiDigit(text[0])) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        return true;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
