using Binapigen.Model;

namespace Binapigen.Emit.WellKnown;

/// <summary>
/// Adds conversions to System.Net to the types that mean the same there. A type is recognised by its name and its layout:
/// one that VPP changes one day stays without conversions instead of getting wrong ones.
/// </summary>
internal static class WellKnownEmitter
{
    /// <summary>Writes them.</summary>
    public static IEnumerable<GeneratedFile> Emit(ApiModel model, EmitOptions options)
    {
        foreach (var type in model.Modules.SelectMany(m => m.Types))
        {
            if (KindOf(type) is { } kind) yield return Emit(model, options, type, kind);
        }
    }

    private static GeneratedFile Emit(ApiModel model, EmitOptions options, DefinedType type, WellKnownKind kind)
    {
        var code = new CodeWriter();
        FileHeader.Write(code, model.Release);
        code.Line($"namespace {options.Namespace}.{type.Module.CSharpName};");
        code.Blank();
        var address = kind == WellKnownKind.Prefix ? ((StructType)type).Fields[0].Type : null;
        var text = Template(kind, address)
            .Replace("$TYPE$", type.CSharpName, StringComparison.Ordinal)
            .Replace("$ADDRESS$", (address as DefinedType)?.CSharpName, StringComparison.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0) code.Blank();
            else code.Line(line);
        }

        return new GeneratedFile($"WellKnown/{type.CSharpName}.g.cs", code.ToString());
    }

    private static string Template(WellKnownKind kind, WireType? address) => kind switch
    {
        WellKnownKind.Ip4Address => WellKnownTemplates.Ip
            .Replace("$WHAT$", "an IPv4 address", StringComparison.Ordinal)
            .Replace("$FAMILY$", "InterNetwork", StringComparison.Ordinal)
            .Replace("$SIZE$", "4", StringComparison.Ordinal),
        WellKnownKind.Ip6Address => WellKnownTemplates.Ip
            .Replace("$WHAT$", "an IPv6 address", StringComparison.Ordinal)
            .Replace("$FAMILY$", "InterNetworkV6", StringComparison.Ordinal)
            .Replace("$SIZE$", "16", StringComparison.Ordinal),
        WellKnownKind.MacAddress => WellKnownTemplates.Mac,
        WellKnownKind.Address => WellKnownTemplates.Address,
        _ => WellKnownTemplates.Prefix.Replace("$BITS$", KindOf(address!) switch
        {
            WellKnownKind.Ip4Address => "32",
            WellKnownKind.Ip6Address => "128",
            _ => "(Address.Af == AddressFamily.Ip4 ? 32 : 128)",
        }, StringComparison.Ordinal),
    };

    private static WellKnownKind? KindOf(WireType type) => type switch
    {
        ArrayType { Name: "ip4_address", Element.Name: "u8", Length: 4 } => WellKnownKind.Ip4Address,
        ArrayType { Name: "ip6_address", Element.Name: "u8", Length: 16 } => WellKnownKind.Ip6Address,
        ArrayType { Name: "mac_address", Element.Name: "u8", Length: 6 } => WellKnownKind.MacAddress,
        StructType { Name: "address", Fields: [{ Name: "af" } af, { Name: "un" } un] } item when IsFamily(af.Type, item) && IsUnion(un.Type, item)
            => WellKnownKind.Address,
        StructType { Fields: [{ Name: "address" } address, { Name: "len", Type.Name: "u8", Shape: FieldShape.Single }] } item when IsPrefix(item, address)
            => WellKnownKind.Prefix,
        _ => null,
    };

    private static bool IsFamily(WireType type, StructType owner)
        => type is EnumType item && item.Module == owner.Module
           && item.Members.Any(m => m.CSharpName == "Ip4") && item.Members.Any(m => m.CSharpName == "Ip6");

    private static bool IsUnion(WireType type, StructType owner)
        => type is UnionType { Arms: [{ Name: "ip4" } ip4, { Name: "ip6" } ip6] } union && union.Module == owner.Module
           && KindOf(ip4.Type) == WellKnownKind.Ip4Address && KindOf(ip6.Type) == WellKnownKind.Ip6Address;

    private static bool IsPrefix(StructType item, Field address)
        => item.Name is "prefix" or "ip4_prefix" or "ip6_prefix"
               or "address_with_prefix" or "ip4_address_with_prefix" or "ip6_address_with_prefix"
           && address.Shape == FieldShape.Single
           && address.Type is DefinedType defined && defined.Module == item.Module
           && KindOf(defined) is WellKnownKind.Address or WellKnownKind.Ip4Address or WellKnownKind.Ip6Address;
}
