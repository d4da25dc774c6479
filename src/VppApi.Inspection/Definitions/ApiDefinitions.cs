using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace VppApi.Inspection.Definitions;

/// <summary>
/// The messages of a VPP by name. Made from definitions in VPP's own <c>.api.json</c> form: those that come with this library, those
/// that a running VPP tells (<c>get_api_json</c>), or those in a recording. A message's fields are looked at when it is asked for.
/// Thread-safe.
/// </summary>
public sealed class ApiDefinitions
{
    private static readonly Lazy<ApiDefinitions> LazyBuiltIn = new(ReadBuiltIn);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, MessageSource> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MessageSource> _byNameCrc = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MessageDefinition> _resolved = new(StringComparer.Ordinal);
    private readonly TypeIndex _index;
    private readonly TypeResolver _types;

    private ApiDefinitions(string source, string? release, List<ModuleSource> modules)
    {
        Source = source;
        Release = release;
        _index = new TypeIndex(modules);
        _types = new TypeResolver(_index, source);
        foreach (var message in HeadingReader.Read(modules))
        {
            // Of two messages of one name the first counts, as in VPP's own tables.
            if (_byName.TryAdd(message.Heading.Name, message)) _byNameCrc.TryAdd(message.Heading.NameCrc, message);
        }

        Messages = [.. _byName.Values.Select(message => message.Heading)];
    }

    /// <summary>Those of the release that this library was built with: core and all plugins.</summary>
    public static ApiDefinitions BuiltIn => LazyBuiltIn.Value;

    /// <summary>Where they come from, for errors.</summary>
    public string Source { get; }

    /// <summary>The VPP release, for example <c>26.06</c>, where it is told.</summary>
    public string? Release { get; }

    /// <summary>All messages, module by module.</summary>
    public IReadOnlyList<MessageHeading> Messages { get; }

    /// <summary>Reads definitions.</summary>
    /// <param name="json">An array of modules, as <c>get_api_json</c> answers it, or <c>{"vpp": release, "modules": […]}</c>.</param>
    /// <param name="source">Where they come from, for errors.</param>
    /// <returns>The definitions.</returns>
    /// <exception cref="DefinitionsException">It is no such JSON.</exception>
    public static ApiDefinitions Parse(ReadOnlyMemory<byte> json, string source)
    {
        try
        {
            // Not disposed: the definitions are read from it as long as they live.
            var root = JsonDocument.Parse(json).RootElement;
            var release = root.Member("vpp") is { ValueKind: JsonValueKind.String } told ? told.GetString() : null;
            var modules = root.ValueKind == JsonValueKind.Array ? root : root.Member("modules");
            if (modules is not { ValueKind: JsonValueKind.Array } list) throw new DefinitionsException(source, "it is no list of API modules");
            return new ApiDefinitions(source, release, [.. list.EnumerateArray().Select(module => ModuleSource.Read(module, source))]);
        }
        catch (Exception fault) when (IsNoJson(fault))
        {
            throw new DefinitionsException(source, $"it is not JSON: {fault.Message}");
        }
    }

    /// <summary>A message's heading by its name.</summary>
    public bool TryGetHeading(string name, [NotNullWhen(true)] out MessageHeading? heading)
    {
        heading = _byName.GetValueOrDefault(name)?.Heading;
        return heading is not null;
    }

    /// <summary>True when there is a message of that name with that layout.</summary>
    /// <param name="nameCrc"><c>name_crc</c>.</param>
    public bool Has(string nameCrc) => _byNameCrc.ContainsKey(nameCrc);

    /// <summary>A message by its name.</summary>
    /// <returns>The message, or null when there is none of that name.</returns>
    /// <exception cref="DefinitionsException">Its definition makes no sense.</exception>
    public MessageDefinition? Find(string name) => _byName.TryGetValue(name, out var source) ? Resolve(source) : null;

    /// <summary>A message by the key of a handshake's table.</summary>
    /// <param name="nameCrc"><c>name_crc</c>.</param>
    /// <returns>The message, or null when there is none of that name with that layout.</returns>
    /// <exception cref="DefinitionsException">Its definition makes no sense.</exception>
    public MessageDefinition? FindExact(string nameCrc) => _byNameCrc.TryGetValue(nameCrc, out var source) ? Resolve(source) : null;

    /// <summary>Cuts one message out, with the types that it is made of and its services, in the form that <see cref="Parse"/> reads.</summary>
    /// <param name="name">The message's name.</param>
    /// <returns>UTF-8 JSON.</returns>
    /// <exception cref="KeyNotFoundException">There is no such message.</exception>
    public byte[] Excerpt(string name) => DefinitionsExcerpt.Write(_index, _byName[name]);

    private MessageDefinition Resolve(MessageSource source)
    {
        lock (_gate)
        {
            if (_resolved.TryGetValue(source.Heading.Name, out var known)) return known;
            try
            {
                return _resolved[source.Heading.Name] = _types.ResolveMessage(source);
            }
            catch (Exception fault) when (IsNoJson(fault))
            {
                throw new DefinitionsException(Source, $"{source.Heading.Name} is not JSON: {fault.Message}");
            }
        }
    }

    /// <summary>Texts are looked at when they are asked for; one that is no Unicode is an InvalidOperationException then.</summary>
    private static bool IsNoJson(Exception fault) => fault is JsonException or InvalidOperationException;

    private static ApiDefinitions ReadBuiltIn()
    {
        using var resource = typeof(ApiDefinitions).Assembly.GetManifestResourceStream("messages.json")
            ?? throw new InvalidOperationException("The definitions are not in the assembly.");
        var json = new byte[resource.Length];
        resource.ReadExactly(json);
        return Parse(json, "the built-in definitions");
    }
}
