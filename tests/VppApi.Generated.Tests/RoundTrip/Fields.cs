using System.Collections.Concurrent;
using System.Reflection;

namespace VppApi.Generated.Tests.RoundTrip;

/// <summary>The fields of a generated struct in the order of their declaration, which is the order on the wire.</summary>
internal static class Fields
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Known = new();

    /// <summary>Gets them.</summary>
    public static IReadOnlyList<FieldInfo> Of(Type type) => Known.GetOrAdd(type, static t =>
        [.. t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(f => f.MetadataToken)]);
}
