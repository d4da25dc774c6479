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
    public void Emit_OfAConstruct_Compiles(string name)
        => Assert.Empty(Compilation.Faults(GoldenCase.Generate(name).Select(f => (f.Path, f.Content))));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Emit_Twice_GivesTheSame(string name)
        => Assert.Equal(GoldenCase.Generate(name), GoldenCase.Generate(name));
}
