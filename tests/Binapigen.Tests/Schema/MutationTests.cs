using Binapigen.Emit;
using Binapigen.Model;
using Binapigen.Schema;
using Binapigen.Tests.Emit;

namespace Binapigen.Tests.Schema;

/// <summary>Definitions with random damage end in errors or in C#, never in an exception.</summary>
public sealed class MutationTests
{
    private const int MutationsPerCase = 300;
    private static readonly string[] Snippets = ["[", "]", "{", "}", ",", "0", "-1", "null", "\"u8\"", "\"vl_api_base_t\"", "4294967296", "\"\"", "\"string\"", "true"];

    /// <summary>All golden cases.</summary>
    public static TheoryData<string> Cases => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_OfDamagedInput_NeverThrows(string name)
    {
        var random = new Random(7);
        foreach (var (file, json) in GoldenCase.Inputs(name))
        {
            for (var i = 0; i < MutationsPerCase; i++)
            {
                var errors = new ApiJsonErrors();
                var document = ApiJsonReader.Read(file, Mutate(json, random), errors);
                var model = ModelBuilder.Build(document is null ? [] : [document], "99.01", errors);
                if (model is not null) ApiEmitter.Emit(model, new EmitOptions(WithComments: true));
                else Assert.True(errors.Any);
            }
        }
    }

    private static byte[] Mutate(byte[] json, Random random)
    {
        var bytes = json.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at - 1));
                    break;
                case 2:
                    bytes.InsertRange(at, System.Text.Encoding.UTF8.GetBytes(Snippets[random.Next(Snippets.Length)]));
                    break;
                default:
                    Replace(bytes, at, Snippets[random.Next(Snippets.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Puts another value in the place of the one that starts behind <paramref name="at"/>: damage that is still JSON.</summary>
    private static void Replace(List<byte> bytes, int at, string value)
    {
        var start = bytes.FindIndex(at, b => b is (byte)',' or (byte)':' or (byte)'[') + 1;
        if (start == 0) return;
        var end = bytes.FindIndex(start, b => b is (byte)',' or (byte)']' or (byte)'}');
        if (end < 0) return;
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, System.Text.Encoding.UTF8.GetBytes(value));
    }
}
