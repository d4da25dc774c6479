using System.Collections;
using System.Reflection;
using VppApi.Generated.FibTypes;

namespace VppSim.Tests.Differential;

/// <summary>Every field of a message as text.</summary>
internal static class Text
{
    /// <summary>Writes a message down.</summary>
    /// <param name="message">A generated struct.</param>
    /// <param name="ignored">Names of fields to leave out.</param>
    public static string Of(object message, IReadOnlyCollection<string> ignored)
        => string.Join(' ', message.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Where(field => !ignored.Contains(field.Name))
            .Select(field => $"{field.Name}={Value(field.GetValue(message), ignored)}"));

    private static string Value(object? value, IReadOnlyCollection<string> ignored) => value switch
    {
        null => "",
        string text => text,
        FibPath path => Path(path),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(item => Value(item, ignored)).Order(StringComparer.Ordinal))}]",
        IFormattable plain => plain.ToString(null, null),
        _ when value.GetType().Name.StartsWith("FixedString", StringComparison.Ordinal) => value.ToString() ?? "",
        _ when value.GetType().Name.StartsWith("FixedArray", StringComparison.Ordinal) => Elements(value),
        _ when value.GetType().IsPrimitive => value.ToString() ?? "",
        _ => $"{{{Of(value, ignored)}}}",
    };

    private static string Path(FibPath path)
    {
        var address = path.Proto == FibPathNhProto.Ip6 ? path.Nh.Address.Ip6.ToString() : path.Nh.Address.Ip4.ToString();
        return $"{path.Type} {path.Proto} {address} if={path.SwIfIndex} table={path.TableId} weight={path.Weight} preference={path.Preference} flags={path.Flags}";
    }

    /// <summary>The elements of an inline array, which reflection cannot see.</summary>
    private static string Elements(object array) => array switch
    {
        VppApi.Generated.FixedArray4<uint> four => string.Join('/', [four[0], four[1], four[2], four[3]]),
        _ => "…",
    };
}
