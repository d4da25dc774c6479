using System.Text.Json;

namespace VppApi.Inspection.Definitions;

/// <summary>One module's JSON, with an index of its types.</summary>
internal sealed class ModuleSource
{
    /// <summary>The sections of types, in VPP's order.</summary>
    public static readonly string[] TypeSections = ["types", "unions", "enums", "enumflags", "aliases"];

    private const string TypePrefix = "vl_api_";
    private const string TypeSuffix = "_t";

    private readonly Dictionary<string, TypeSource> _types = new(StringComparer.Ordinal);

    private ModuleSource(string name, JsonElement element)
    {
        Name = name;
        Element = element;
        foreach (var section in TypeSections)
        {
            if (section == "aliases")
            {
                foreach (var alias in element.Member(section).Members()) Add(alias.Name, section, alias.Value);
            }
            else
            {
                foreach (var item in element.Member(section).Items())
                {
                    if (item.DefinitionName() is { } type) Add(type, section, item);
                }
            }
        }
    }

    /// <summary>VPP's name of the module.</summary>
    public string Name { get; }

    /// <summary>The whole module.</summary>
    public JsonElement Element { get; }

    /// <summary>Its types, those that it repeats from others too.</summary>
    public IReadOnlyDictionary<string, TypeSource> Types => _types;

    /// <summary>Reads one.</summary>
    /// <exception cref="DefinitionsException">It is no module.</exception>
    public static ModuleSource Read(JsonElement element, string source)
        => element.Member("module").Text() is { } name
            ? new ModuleSource(name, element)
            : throw new DefinitionsException(source, "a module has no name");

    /// <summary><c>vl_api_x_t</c> → <c>x</c>; others stay.</summary>
    public static string Strip(string type)
        => type.Length > TypePrefix.Length + TypeSuffix.Length
           && type.StartsWith(TypePrefix, StringComparison.Ordinal) && type.EndsWith(TypeSuffix, StringComparison.Ordinal)
            ? type[TypePrefix.Length..^TypeSuffix.Length]
            : type;

    /// <summary>The fields of a struct, union or message: all but its name and what stands at its end.</summary>
    public static IEnumerable<JsonElement> FieldsOf(JsonElement definition)
        => definition.ValueKind == JsonValueKind.Array
            ? definition.EnumerateArray().Skip(1).Where(item => item.ValueKind == JsonValueKind.Array)
            : [];

    /// <summary>The type of a field, or null.</summary>
    public static string? TypeNameOf(JsonElement field) => field.GetArrayLength() > 1 && JsonElements.Text(field[0]) is { } name ? Strip(name) : null;

    private void Add(string name, string section, JsonElement element)
    {
        var stripped = Strip(name);
        _types.TryAdd(stripped, new TypeSource(this, stripped, section, element));
    }
}
