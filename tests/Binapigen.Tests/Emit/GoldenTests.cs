using System.Text.Json;
using Binapigen.Emit;
using Binapigen.Schema;
using TestKit;

namespace Binapigen.Tests.Emit;

/// <summary>For each construct of the format: what C# becomes of it.</summary>
public sealed class GoldenTests
{
    /// <summary>All cases.</summary>
    public static TheoryData<string> Cases => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Emit_OfAConstruct_IsWhatIsCommitted(string name)
        => GoldenFile.Verify(GoldenCase.ExpectedPath(name), GoldenCase.Join(name, GoldenCase.Generate(name)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void EmitDefinitions_OfAConstruct_IsWhatIsCommitted(string name)
        => GoldenFile.Verify(GoldenCase.DefinitionsPath(name), DefinitionsEmitter.Emit(GoldenCase.Model(name)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void EmitDefinitions_ReadAgain_GivesTheSame(string name)
    {
        var definitions = DefinitionsEmitter.Emit(GoldenCase.Model(name));
        var errors = new ApiJsonErrors();
        using var json = JsonDocument.Parse(definitions);
        var documents = json.RootElement.GetProperty("modules").EnumerateArray()
            .Select(module => ApiJsonReader.Read(module, new SourceLocation("definitions", "$"), errors)).OfType<ApiDocument>().ToList();
        var messages = documents.SelectMany(d => d.Messages).Select(Describe).ToList();
        Assert.Empty(errors.Items);
        Assert.Equal(GoldenCase.Model(name).Modules.SelectMany(m => m.Document.Messages).Select(Describe).Order(StringComparer.Ordinal), messages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Emit_OfAConstruct_Compiles(string name)
        => Assert.Empty(Compilation.Faults(GoldenCase.Generate(name).Select(f => (f.Path, f.Content))));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Emit_Twice_GivesTheSame(string name)
        => Assert.Equal(GoldenCase.Generate(name), GoldenCase.Generate(name));

    private static string Describe(SchemaMessage message)
        => $"{message.Name} {message.Crc} {string.Join(';', message.Fields.Select(f => f.Signature))} {message.Deprecated} {message.InProgress} {message.ReplacedBy}";
}
