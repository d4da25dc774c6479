using System.Text;
using Binapigen.Input.Live;
using Binapigen.Model;
using Binapigen.Schema;
using Binapigen.Tests.Emit;

namespace Binapigen.Tests.Input;

/// <summary>What a running VPP answers: the modules with messages, without those that they import.</summary>
public sealed class SocketInputTests
{
    private const string Base = """ ["prefix", ["vl_api_address_family_t", "address"], ["u8", "len"]] """;
    private const string Family = """ ["address_family", ["ADDRESS_IP4", 0], { "enumtype": "u8" }] """;

    [Fact]
    public void Answer_WithoutTypeModules_GetsThemBack()
    {
        var model = Build($$"""
            [{ "module": "a", "imports": ["vnet/ip/ip_types.api"], "enums": [{{Family}}],
               "types": [{{Base}}, ["own", ["vl_api_prefix_t", "p"]]], "messages": [] },
             { "module": "b", "imports": ["vnet/ip/ip_types.api"], "enums": [{{Family}}], "types": [{{Base}}], "messages": [] }]
            """);
        Assert.Equal(["a: own", "b: ", "ip_types: address_family prefix", "memclnt: message_table_entry module_version"], Types(model));
    }

    [Fact]
    public void Types_ThatAModuleHasOfItsOwn_StayWithIt()
    {
        // b has a type of the same name but imports nothing; c imports another one.
        var model = Build($$"""
            [{ "module": "a", "imports": ["vnet/ip/ip_types.api"], "enums": [{{Family}}], "types": [{{Base}}], "messages": [] },
             { "module": "b", "types": [["prefix", ["u64", "other"]]], "messages": [] },
             { "module": "c", "imports": ["c_types.api"], "types": [["c_type", ["u8", "x"]]], "messages": [] }]
            """);
        Assert.Equal(["a: ", "b: prefix", "c: c_type", "ip_types: address_family prefix", "memclnt: message_table_entry module_version"], Types(model));
    }

    [Fact]
    public void Types_ThatComeThroughAnotherImport_AreFoundToo()
    {
        var model = Build($$"""
            [{ "module": "a", "imports": ["vnet/tunnel/tunnel_types.api"], "enums": [{{Family}}],
               "types": [{{Base}}, ["tunnel", ["vl_api_address_family_t", "src"]]], "messages": [] },
             { "module": "b", "imports": ["vnet/ip/ip_types.api"], "enums": [{{Family}}], "types": [{{Base}}], "messages": [] }]
            """);
        Assert.Equal(
            ["a: ", "b: ", "ip_types: address_family prefix", "memclnt: message_table_entry module_version", "tunnel_types: tunnel"],
            Types(model));
    }

    [Fact]
    public void MemoryClient_IsBuiltInAndCompiles()
    {
        var model = Build("[]");
        var memclnt = Assert.Single(model.Modules);
        Assert.Equal(28, memclnt.Messages.Count);
        var ping = memclnt.Messages.Single(m => m.Name == "control_ping_reply");
        Assert.Equal((0xf6b0b8ca, 18, 10), (ping.Crc, ping.MinimumSize, ping.OffsetOfHeader("client_index")));
        Assert.Empty(Compilation.Faults(Binapigen.Emit.ApiEmitter.Emit(model, new Binapigen.Emit.EmitOptions()).Select(f => (f.Path, f.Content))));
    }

    [Theory]
    [InlineData("{", "$", "VPP's answer is not JSON")]
    [InlineData("{}", "$", "VPP's API must be an array, not an object")]
    [InlineData("[1]", "$[0]", "must be an object, not a number")]
    [InlineData("""[{ "module": "a", "types": [["t", ["u9", "x"]]] }]""", "$[0].types[0][1]", "unknown type 'u9'")]
    public void Answer_ThatIsWrong_IsToldWhereAndWhy(string json, string path, string reason)
    {
        var errors = new ApiJsonErrors();
        var documents = SocketInput.Parse("api.sock", Encoding.UTF8.GetBytes(json), errors);
        Assert.Null(ModelBuilder.Build(documents, "99.01", errors));
        Assert.Contains(errors.Items, e => e.File == "api.sock" && e.Path == path && e.Reason.Contains(reason, StringComparison.Ordinal));
    }

    private static ApiModel Build(string json)
    {
        var errors = new ApiJsonErrors();
        var documents = SocketInput.Parse("api.sock", Encoding.UTF8.GetBytes(json), errors);
        var model = ModelBuilder.Build(documents, "99.01", errors);
        Assert.True(model is not null, string.Join('\n', errors.Items));
        return model;
    }

    private static IEnumerable<string> Types(ApiModel model)
        => model.Modules.Select(m => $"{m.Name}: {string.Join(' ', m.Types.Select(t => t.Name))}");
}
