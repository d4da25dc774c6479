using System.Text.Json;

namespace VppApi.Inspection.Definitions;

/// <summary>Reads enums and enumflags.</summary>
internal static class EnumReader
{
    /// <summary>Reads one.</summary>
    /// <exception cref="DefinitionsException">It makes no sense.</exception>
    public static EnumDefinition Read(TypeSource type, string where)
    {
        var baseName = type.Element.Trailer()?.Member("enumtype").Text() ?? "u32";
        if (!ScalarType.All.TryGetValue(baseName, out var scalar) || scalar.Kind is ScalarKind.Boolean or ScalarKind.Float)
            throw new DefinitionsException(where, $"the enum is made of '{baseName}', which is no whole number");
        List<KeyValuePair<string, long>> members = [.. ModuleSource.FieldsOf(type.Element).Select(pair => ReadMember(pair, where))];
        return new EnumDefinition(members)
        {
            Name = type.Name,
            MinimumSize = scalar.MinimumSize,
            Base = scalar,
            IsFlags = type.Section == "enumflags" || LooksLikeFlags(type.Name, members),
        };
    }

    private static KeyValuePair<string, long> ReadMember(JsonElement pair, string where)
        => pair.GetArrayLength() >= 2 && JsonElements.Text(pair[0]) is { } name && pair[1].ValueKind == JsonValueKind.Number && pair[1].TryGetInt64(out var value)
            ? new(name, value)
            : throw new DefinitionsException(where, "a member of the enum is not [name, value]");

    /// <summary>VPP has sets of bits that were declared before <c>enumflag</c> existed: <c>if_status_flags</c>.</summary>
    private static bool LooksLikeFlags(string name, List<KeyValuePair<string, long>> members)
    {
        if (!name.EndsWith("_flags", StringComparison.Ordinal) && !name.EndsWith("_flag", StringComparison.Ordinal)) return false;
        var bits = members.Where(member => long.PopCount(member.Value) == 1).Aggregate(0L, (sum, member) => sum | member.Value);
        return members.TrueForAll(member => (member.Value & ~bits) == 0);
    }
}
