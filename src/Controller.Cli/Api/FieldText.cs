using System.Globalization;
using VppApi.Inspection.Definitions;

namespace Controller.Cli.Api;

/// <summary>A field's type in words: what can stand in it.</summary>
internal static class FieldText
{
    private const int NamesShown = 12;

    public static string Describe(FieldDefinition field)
    {
        var text = field.TypeText + field.Type switch
        {
            EnumDefinition item => Names(item),
            UnionDefinition union => $" one of {string.Join(", ", union.Arms.Select(static arm => $"{arm.Name}: {arm.TypeText}"))}",
            StructDefinition { Word: WordForm.None } item => Fields(item),
            _ => string.Empty,
        };
        if (field.Default is { } value)
            text += $" = {Default(field, value)}";
        return field.Secrecy == FieldSecrecy.Always ? text + "  secret" : text;
    }

    private static string Default(FieldDefinition field, decimal value)
    {
        if (field.Type is EnumDefinition item && item.NameOf((Int128)value) is { } name)
            return name;
        return field.Type is ScalarType { Kind: ScalarKind.Boolean } ? "true" : value == uint.MaxValue ? "~0" : value.ToString(CultureInfo.InvariantCulture);
    }

    private static string Names(EnumDefinition item)
    {
        var names = string.Join(item.IsFlags ? " + " : " | ", item.Members.Take(NamesShown).Select(static member => member.Key));
        return $" ({names}{(item.Members.Count > NamesShown ? " …" : string.Empty)})";
    }

    // One level: deeper ones are for --json.
    private static string Fields(StructDefinition item)
        => $" {{{string.Join(", ", item.Fields.Where(static field => field.IsValue).Select(static field => $"{field.Name}: {field.TypeText}"))}}}";
}
