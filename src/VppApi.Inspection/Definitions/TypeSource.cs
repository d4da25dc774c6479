using System.Text.Json;

namespace VppApi.Inspection.Definitions;

/// <summary>A type as its module's JSON has it.</summary>
/// <param name="Module">The module.</param>
/// <param name="Name">The type's name, without <c>vl_api_</c> and <c>_t</c>.</param>
/// <param name="Section">The part of the file that it stands in: <c>types</c>, <c>unions</c>, <c>enums</c>, <c>enumflags</c> or <c>aliases</c>.</param>
/// <param name="Element">The definition.</param>
internal sealed record TypeSource(ModuleSource Module, string Name, string Section, JsonElement Element)
{
    /// <summary>The names of the types that it is made of.</summary>
    public IEnumerable<string> Uses => Section switch
    {
        "types" or "unions" => ModuleSource.FieldsOf(Element).Select(ModuleSource.TypeNameOf).OfType<string>(),
        "aliases" => Element.Member("type").Text() is { } target ? [ModuleSource.Strip(target)] : [],
        _ => [],
    };
}
