using TestKit;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Tests.Definitions;

/// <summary>Which fields of VPP's API are kept out of recordings.</summary>
public sealed class SecretFieldsTests
{
    /// <summary>A new release's keys show up as a difference, and as words in the second part that somebody must look at.</summary>
    [Fact]
    public void Secrets_OfTheWholeApi_AreThoseReviewed()
    {
        string[] words = ["key", "secret", "pass", "psk", "cred", "cert", "cookie", "salt", "token", "priv", "auth"];
        var fields = ApiDefinitions.BuiltIn.Messages
            .SelectMany(heading => Fields(heading.Name, ApiDefinitions.BuiltIn.Find(heading.Name)!.Fields))
            .Distinct()
            .ToList();
        var hidden = fields.Where(field => field.Secrecy != FieldSecrecy.None).Select(field => field.Text);
        var shown = fields.Where(field => field.Secrecy == FieldSecrecy.None && words.Any(word => field.Name.Contains(word, StringComparison.Ordinal)))
            .Select(field => field.Text);
        GoldenFile.Verify("tests/VppApi.Inspection.Tests/Golden/secret-fields.txt", $"""
            Hidden in recordings:
            {string.Join('\n', hidden.Order(StringComparer.Ordinal))}

            Shown, though the name has a word that secrets have:
            {string.Join('\n', shown.Order(StringComparer.Ordinal))}

            """);
    }

    private static IEnumerable<(string Text, string Name, FieldSecrecy Secrecy)> Fields(string owner, IReadOnlyList<FieldDefinition> fields)
        => fields.Where(field => field.IsValue).SelectMany(field =>
            Inner(field.Type).Prepend(($"  {owner}.{field.Name} {field.TypeText}", field.Name, field.Secrecy)));

    private static IEnumerable<(string Text, string Name, FieldSecrecy Secrecy)> Inner(TypeDefinition type) => type switch
    {
        StructDefinition item => Fields(item.Name, item.Fields),
        UnionDefinition union => Fields(union.Name, union.Arms),
        _ => [],
    };
}
