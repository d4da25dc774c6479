using System.Text;
using VppApi.Generated;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Json;

namespace VppApi.Inspection.Tests.Json;

/// <summary>Every message: what is written is what is read, and what the generated C# makes of it too.</summary>
public sealed class RoundTripTests
{
    private const int ValuesPerMessage = 8;

    public static TheoryData<string> Modules() => [.. MessageCatalog.Modules.Where(module => module.Messages.Count > 0).Select(module => module.Name)];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Read_OfWhatWasWritten_GivesTheSameBytes(string module)
    {
        foreach (var message in Messages(module))
        {
            for (var seed = 0; seed < ValuesPerMessage; seed++)
            {
                var bytes = new RandomMessage(seed).Make(message);
                var text = MessageJsonWriter.ToText(message, bytes);
                var again = MessageJsonReader.Read(message, Encoding.UTF8.GetBytes(text));
                Assert.True(bytes.AsSpan().SequenceEqual(again), $"{message.Name} (seed {seed}): {text}");
                // The generated C# sees a whole message in them, and nothing behind it.
                Assert.True(bytes.AsSpan().SequenceEqual(GeneratedMessage.All[message.Name].Recode(again)), $"{message.Name} (seed {seed})");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Read_OfNothing_GivesTheDefaultsOfTheGeneratedApi(string module)
    {
        foreach (var message in Messages(module))
        {
            var expected = Convert.ToHexString(GeneratedMessage.All[message.Name].EncodeNew());
            Assert.Equal((message.Name, expected), (message.Name, Convert.ToHexString(MessageJsonReader.Read(message, "{}"u8.ToArray()))));
            Assert.Equal((message.Name, expected), (message.Name, Convert.ToHexString(MessageJsonReader.Read(message, ReadOnlyMemory<byte>.Empty))));
        }
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Write_OfAMessageThatEndsEarly_IsAProtocolError(string module)
    {
        foreach (var message in Messages(module))
        {
            var bytes = new RandomMessage(seed: 3).Make(message);
            for (var length = 0; length < bytes.Length; length += Math.Max(1, bytes.Length / 40))
                Assert.Throws<VppProtocolException>(() => MessageJsonWriter.ToText(message, bytes.AsSpan(0, length)));
        }
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Write_OfNoise_IsJsonOrAProtocolError(string module)
    {
        var random = new Random(11);
        foreach (var message in Messages(module))
        {
            for (var i = 0; i < 20; i++)
            {
                var bytes = new byte[message.MinimumSize + random.Next(200)];
                random.NextBytes(bytes);
                try
                {
                    var text = MessageJsonWriter.ToText(message, bytes, hideSecrets: i % 2 == 1);
                    if (i % 2 == 0) MessageJsonReader.Read(message, Encoding.UTF8.GetBytes(text));
                }
                catch (VppProtocolException)
                {
                    // Counts that point past the end.
                }
            }
        }
    }

    private static IEnumerable<MessageDefinition> Messages(string module)
        => ApiDefinitions.BuiltIn.Messages.Where(heading => heading.Module == module).Select(heading => ApiDefinitions.BuiltIn.Find(heading.Name)!);
}
