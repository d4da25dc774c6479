using System.Text;
using Controller.Api.Grpc;
using Google.Protobuf.Reflection;
using TestKit;

namespace Controller.Api.Tests.Grpc;

/// <summary>The messages on the wire are part of the API: fields are added, never renumbered, retyped or taken away. A change is a decision.</summary>
public sealed class GrpcContractTests
{
    [Fact]
    public void Descriptors_OfThisServer_AreTheCommittedOnes()
    {
        var text = new StringBuilder();
        foreach (var file in Files().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            foreach (var service in file.Services)
            {
                foreach (var method in service.Methods)
                    text.Append($"{service.FullName}/{method.Name} {method.InputType.Name} -> {(method.IsServerStreaming ? "stream " : "")}{method.OutputType.Name}\n");
            }

            foreach (var message in file.MessageTypes)
            {
                foreach (var field in message.Fields.InFieldNumberOrder())
                    text.Append($"{message.Name}.{field.Name} = {field.FieldNumber} {Spell(field)}\n");
            }

            foreach (var enumeration in file.EnumTypes)
            {
                foreach (var value in enumeration.Values)
                    text.Append($"{value.Name} = {value.Number}\n");
            }
        }

        GoldenFile.Verify("tests/Controller.Api.Tests/Golden/vppilot.v1.txt", text.ToString());
    }

    [Fact]
    public void Messages_OfAMethod_AreItsOwn()
    {
        var methods = GrpcApi.Services.SelectMany(service => service.Methods).ToArray();
        Assert.All(methods, method => Assert.Equal($"{method.Name}Request", method.InputType.Name));
        // The three applies answer alike, so that a client reads them alike.
        Assert.All(methods.Where(method => method.OutputType.Name != "ApplyResponse"), method => Assert.Equal($"{method.Name}Response", method.OutputType.Name));
        Assert.Equal(methods.Length, methods.Select(method => method.InputType.FullName).Distinct().Count());
    }

    [Fact]
    public void Enums_BeginWithUnspecified_AndCarryTheirName()
    {
        foreach (var enumeration in Files().SelectMany(file => file.EnumTypes))
        {
            var prefix = string.Concat(enumeration.Name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"_{letter}" : $"{letter}")).ToUpperInvariant();
            Assert.Equal((0, $"{prefix}_UNSPECIFIED"), (enumeration.Values[0].Number, enumeration.Values[0].Name));
            Assert.All(enumeration.Values, value => Assert.StartsWith(prefix + "_", value.Name, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<FileDescriptor> Files()
        => GrpcApi.Services.Select(service => service.File).SelectMany(file => file.Dependencies.Append(file))
            .Where(file => file.Package == "vppilot.v1").DistinctBy(file => file.Name);

    private static string Spell(FieldDescriptor field)
    {
        if (field.IsMap)
            return "map";
        var type = field.FieldType switch
        {
            FieldType.Message => field.MessageType.FullName,
            FieldType.Enum => field.EnumType.FullName,
            var other => $"{other}".ToLowerInvariant(),
        };
        return field.IsRepeated ? $"repeated {type}" : field is { HasPresence: true, FieldType: not FieldType.Message } ? $"optional {type}" : type;
    }
}
