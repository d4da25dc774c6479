using Controller.Core.Model;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>The values of a mapping with fixed keys, as far as they could be read; all required ones could.</summary>
/// <param name="at">Where the mapping is.</param>
/// <param name="values">The values.</param>
internal sealed class ObjectReading(Location at, IReadOnlyDictionary<SchemaKey, object> values)
{
    /// <summary>The key under which the mapping is: the name of what it describes.</summary>
    public string Name => at.Name;

    /// <summary>The value of a required key.</summary>
    public T Get<T>(SchemaKey<T> key) => (T)values[key];

    /// <summary>The value of a key, or what stands for it when it is not there.</summary>
    public T Get<T>(SchemaKey<T> key, T otherwise) => values.TryGetValue(key, out var value) ? (T)value : otherwise;

    /// <summary>The value of a key; null when it is not there.</summary>
    public T? Find<T>(SchemaKey<T> key)
        where T : class => (T?)values.GetValueOrDefault(key);

    /// <summary>The value of a key; null when it is not there.</summary>
    public T? FindValue<T>(SchemaKey<T> key)
        where T : struct => (T?)values.GetValueOrDefault(key);

    /// <summary>The list under a key; empty when it is not there.</summary>
    public ValueList<T> List<T>(SchemaKey<ValueList<T>> key) => Get(key, []);
}
