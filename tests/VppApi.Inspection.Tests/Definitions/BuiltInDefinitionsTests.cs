using VppApi.Generated;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Tests.Definitions;

/// <summary>The definitions say of every message what the generated C# says: two readers of the same source that must agree.</summary>
public sealed class BuiltInDefinitionsTests
{
    [Fact]
    public void Messages_AreThoseOfTheGeneratedApi()
    {
        Assert.Equal(MessageCatalog.VppRelease, ApiDefinitions.BuiltIn.Release);
        Assert.Equal(
            MessageCatalog.All.Select(message => message.NameCrc).Order(StringComparer.Ordinal),
            ApiDefinitions.BuiltIn.Messages.Select(message => message.NameCrc).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Layouts_AreThoseOfTheGeneratedApi()
        => Assert.All(MessageCatalog.All, static generated =>
        {
            var message = ApiDefinitions.BuiltIn.FindExact(generated.NameCrc)!;
            Assert.Equal(
                (generated.Module, generated.MinimumSize, generated.ClientIndexOffset, generated.ContextOffset, generated.RetvalOffset),
                (message.Heading.Module, message.MinimumSize, message.ClientIndexOffset, message.ContextOffset, message.RetvalOffset));
        });

    [Fact]
    public void Roles_AreThoseOfTheGeneratedApi()
        => Assert.All(MessageCatalog.All, static generated =>
        {
            Assert.True(ApiDefinitions.BuiltIn.TryGetHeading(generated.Name, out var heading));
            Assert.Contains(heading.Role, (MessageRole[])(generated.Kind switch
            {
                MessageKind.Request => [MessageRole.Request, MessageRole.Post],
                MessageKind.DumpRequest => [MessageRole.Dump, MessageRole.Stream],
                MessageKind.Reply => [MessageRole.Reply],
                MessageKind.Details => [MessageRole.Row],
                MessageKind.Event => [MessageRole.Event],
                _ => [MessageRole.Other],
            }));
        });

    [Theory]
    [InlineData("sw_interface_set_flags", MessageRole.Request, "sw_interface_set_flags_reply", null)]
    [InlineData("sw_interface_dump", MessageRole.Dump, null, "sw_interface_details")]
    [InlineData("gre_tunnel_dump_v2", MessageRole.Dump, null, "gre_tunnel_details_v2")]
    [InlineData("lcp_itf_pair_get", MessageRole.Stream, "lcp_itf_pair_get_reply", "lcp_itf_pair_details")]
    [InlineData("memclnt_rx_thread_suspend", MessageRole.Post, null, null)]
    public void Heading_OfARequest_TellsWhatAnswersIt(string name, MessageRole role, string? reply, string? row)
    {
        Assert.True(ApiDefinitions.BuiltIn.TryGetHeading(name, out var heading));
        Assert.Equal((role, reply, row), (heading.Role, heading.Reply, heading.Row));
    }

    [Fact]
    public void Excerpt_OfAnyMessage_IsReadOnItsOwn()
        => Assert.All(ApiDefinitions.BuiltIn.Messages, static heading =>
        {
            var whole = ApiDefinitions.BuiltIn.Find(heading.Name)!;
            var excerpt = ApiDefinitions.Parse(ApiDefinitions.BuiltIn.Excerpt(heading.Name), "excerpt").FindExact(heading.NameCrc)!;
            Assert.Equal((heading.Module, heading.Reply, heading.Row), (excerpt.Heading.Module, excerpt.Heading.Reply, excerpt.Heading.Row));
            Assert.Equal(whole.MinimumSize, excerpt.MinimumSize);
            Assert.Equal(whole.Fields.Select(Describe), excerpt.Fields.Select(Describe));
        });

    private static string Describe(FieldDefinition field) => $"{field.Offset} {field.TypeText} {field.Name} {field.Default} {field.IsHeader} {field.Secrecy}";
}
