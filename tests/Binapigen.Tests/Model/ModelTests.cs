using Binapigen.Model;
using Binapigen.Tests.Schema;
using VppApi;

namespace Binapigen.Tests.Model;

/// <summary>What the resolver finds out that no generated line shows.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Service_WhoseMessageIsMissing_CostsARemarkOnly()
    {
        var (model, errors) = Definition.Build(
            """{ "messages": [["a", ["u16", "_vl_msg_id"], { "crc": "0x1" }]], "services": { "a": { "reply": "a_reply" }, "b": { "reply": "null" } } }""");
        Assert.Empty(errors);
        Assert.Equal(2, model!.Warnings.Count);
        Assert.Contains("test1.api.json: $.services.a: service 'a' names the message 'a_reply'", model.Warnings[0], StringComparison.Ordinal);
        Assert.Empty(model.Modules[0].Services);
        Assert.Equal(MessageKind.Other, model.Modules[0].Messages[0].Kind);
    }

    [Fact]
    public void Service_MayNameMessagesOfAnotherModule()
    {
        var (model, _) = Definition.Build(
            """{ "module": "a", "messages": [["ask", ["u16", "_vl_msg_id"], { "crc": "0x1" }]], "services": { "ask": { "reply": "answer" } } }""",
            """{ "module": "b", "messages": [["answer", ["u16", "_vl_msg_id"], { "crc": "0x1" }]] }""");
        Assert.Equal("b", Assert.Single(model!.Modules[0].Services).Reply!.Module.Name);
    }

    [Fact]
    public void Enum_WithoutABase_IsAnU32()
    {
        var (model, _) = Definition.Build(Definition.Message("""["vl_api_e_t", "e"]""", """ "enums": [["e", ["A", 0]]] """));
        Assert.Equal(10, model!.Modules[0].Messages[0].MinimumSize);
    }

    [Fact]
    public void Count_OfNestedArrays_BelongsToItsOwnType()
    {
        var (model, errors) = Definition.Build(Definition.Message(
            """["u8", "n"], ["vl_api_t_t", "t", 0, "n"]""",
            """ "types": [["t", ["u8", "n"], ["u8", "x", 0, "n"]]] """));
        Assert.Empty(errors);
        var message = model!.Modules[0].Messages[0];
        Assert.True(message.IsVariable);
        Assert.Equal(7, message.MinimumSize);
        Assert.Equal(["t"], message.Values.Select(f => f.Name));
    }

    [Fact]
    public void Module_WithoutAName_IsCalledAsItsFile()
    {
        var (model, _) = Definition.Build("""{ "types": [] }""");
        Assert.Equal("test1", model!.Modules[0].Name);
    }

    [Fact]
    public void UnknownMembers_OfTheJson_AreIgnored()
    {
        var (model, errors) = Definition.Build("""{ "types": [], "future": { "a": [1] }, "options": { "version": "1.0.0", "manual_endian_include": "x.h" } }""");
        Assert.Empty(errors);
        Assert.NotNull(model);
    }
}
