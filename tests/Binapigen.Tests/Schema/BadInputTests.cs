using System.Text;
using Binapigen.Schema;

namespace Binapigen.Tests.Schema;

/// <summary>Whatever is wrong with a definition is told with file, JSON path and reason; nothing is thrown.</summary>
public sealed class BadInputTests
{
    private const string Enum = """ "enums": [["e", ["A", 0], { "enumtype": "u8" }]], "unions": [["u", ["u8", "a", { "case": "A" }]]] """;

    [Theory]
    [InlineData("", "$", "not JSON")]
    [InlineData("{", "$", "not JSON (line 1, byte 2)")]
    [InlineData("hello", "$", "not JSON")]
    [InlineData("[]", "$", "must be an object, not an array")]
    [InlineData("null", "$", "must be an object, not null")]
    [InlineData("3", "$", "must be an object, not a number")]
    [InlineData("{}", "$", "neither \"messages\" nor \"types\"")]
    [InlineData("""{ "openapi": "3.0" }""", "$", "not an API definition")]
    [InlineData("""{ "module": 7, "types": [] }""", "$.module", "must be a string, not a number")]
    [InlineData("""{ "module": "../x", "types": [] }""", "$.module", "'../x' is not a name")]
    [InlineData("""{ "types": {} }""", "$.types", "types must be an array, not an object")]
    [InlineData("""{ "types": [], "messages": "all" }""", "$.messages", "messages must be an array, not a string")]
    [InlineData("""{ "types": [], "vl_api_version": "1234" }""", "$.vl_api_version", "must be 0x and up to eight hex digits")]
    [InlineData("""{ "types": [], "imports": [1] }""", "$.imports[0]", "must be a string, not a number")]
    [InlineData("""{ "types": [[]] }""", "$.types[0]", "must start with its name")]
    [InlineData("""{ "types": [{}] }""", "$.types[0]", "must be an array, not an object")]
    [InlineData("""{ "types": [["a b"]] }""", "$.types[0][0]", "'a b' is not a name")]
    [InlineData("""{ "types": [["t", "u8"]] }""", "$.types[0][1]", "a field must be an array, not a string")]
    [InlineData("""{ "types": [["t", ["u8"]]] }""", "$.types[0][1]", "a field must be [type, name, …]")]
    [InlineData("""{ "types": [["t", ["u8", "x; evil"]]] }""", "$.types[0][1][1]", "is not a name")]
    [InlineData("""{ "types": [["t", ["u8", "x"], ["u8", "x"]]] }""", "$.types[0][2]", "field 'x' is there twice in 't'")]
    [InlineData("""{ "types": [["t", ["u8", "x", -1]]] }""", "$.types[0][1][2]", "must be from 0 to 1048576, not -1")]
    [InlineData("""{ "types": [["t", ["u8", "x", 99999999]]] }""", "$.types[0][1][2]", "not 99999999")]
    [InlineData("""{ "types": [["t", ["u8", "x", 1.5]]] }""", "$.types[0][1][2]", "must be a whole number, not 1.5")]
    [InlineData("""{ "types": [["t", ["u8", "x", 1, 2]]] }""", "$.types[0][1][3]", "unexpected a number in field 'x'")]
    [InlineData("""{ "types": [["t", ["u8", "x", true]]] }""", "$.types[0][1][2]", "unexpected a boolean in field 'x'")]
    [InlineData("""{ "types": [["t", ["u8", "x", { "default": "soon" }]]] }""", "$.types[0][1][2].default", "must be a number or a boolean")]
    [InlineData("""{ "types": [["t", ["u8", "x", { "default": 256 }]]] }""", "$.types[0][1]", "the default 256 of 'x' does not fit into u8")]
    [InlineData("""{ "types": [["t", ["i8", "x", { "default": 0.5 }]]] }""", "$.types[0][1]", "does not fit into i8")]
    [InlineData("""{ "types": [["t", ["u8", "x", 2, { "default": 1 }]]] }""", "$.types[0][1]", "cannot have a default")]
    [InlineData("""{ "types": [["t", ["string", "x", 2, { "default": 1 }]]] }""", "$.types[0][1]", "string 'x' cannot have a default")]
    [InlineData("""{ "types": [["t", ["string", "x"]]] }""", "$.types[0][1]", "string 'x' has no length")]
    [InlineData("""{ "types": [["t", ["vl_api_nothing_t", "x"]]] }""", "$.types[0][1]", "unknown type 'nothing'")]
    [InlineData("""{ "types": [["t", ["u9", "x"]]] }""", "$.types[0][1]", "unknown type 'u9'")]
    [InlineData("""{ "types": [["t", ["vl_api_t_t", "x"]]] }""", "$.types[0]", "type 't' contains itself: t → t")]
    [InlineData("""{ "types": [["a", ["vl_api_b_t", "x"]], ["b", ["vl_api_a_t", "x"]]] }""", "$.types[0]", "type 'a' contains itself: a → b → a")]
    [InlineData("""{ "types": [], "aliases": { "a": { "type": "a" } } }""", "$.aliases.a", "contains itself")]
    [InlineData("""{ "types": [["u8", ["u8", "x"]]] }""", "$.types[0]", "'u8' is the name of a built-in type")]
    [InlineData("""{ "types": [["t", ["u8", "x"]], ["t", ["u16", "x"]]] }""", "$.types[1]", "type 't' is already defined otherwise at $.types[0]")]
    [InlineData("""{ "types": [["t", ["u8", "x"]]], "aliases": { "t": { "type": "u8" } } }""", "$.aliases.t", "already defined otherwise")]
    [InlineData("""{ "types": [["t", ["u8", "x", 0]]] }""", "$.types[0][1]", "does not say which field counts it")]
    [InlineData("""{ "types": [["t", ["u8", "x", 0, "n"]]] }""", "$.types[0][1]", "counted by 'n', which is no earlier field")]
    [InlineData("""{ "types": [["t", ["u8", "x", 0, "n"], ["u32", "n"]]] }""", "$.types[0][1]", "counted by 'n', which is no earlier field")]
    [InlineData("""{ "types": [["t", ["f64", "n"], ["u8", "x", 0, "n"]]] }""", "$.types[0][2]", "which is not a u8, u16 or u32")]
    [InlineData("""{ "types": [["t", ["u8", "n", 2], ["u8", "x", 0, "n"]]] }""", "$.types[0][2]", "which is not a u8, u16 or u32")]
    [InlineData("""{ "types": [["t", ["u8", "n"], ["u8", "x", 0, "n"], ["u8", "y"]]] }""", "$.types[0][3]", "comes after the variable 'x'")]
    [InlineData("""{ "types": [["t", ["string", "s", 0], ["u8", "y"]]] }""", "$.types[0][2]", "comes after the variable 's'")]
    [InlineData("""{ "types": [["v", ["string", "s", 0]], ["t", ["vl_api_v_t", "a", 2]]] }""", "$.types[1][1]", "fixed array of 'v', which has no fixed size")]
    [InlineData("""{ "types": [["v"], ["t", ["u8", "n"], ["vl_api_v_t", "a", 0, "n"]]] }""", "$.types[1][2]", "elements without a size")]
    [InlineData("""{ "types": [["t", ["u64", "a", 1000000]]] }""", "$.types[0][1]", "'t' is larger than 262144 bytes")]
    [InlineData("""{ "types": [], "enums": [["e", ["A", 0], { "enumtype": "f64" }]] }""", "$.enums[0]", "base 'f64', which is not an integer type")]
    [InlineData("""{ "types": [], "enums": [["e", ["A", 0], { "enumtype": "long" }]] }""", "$.enums[0]", "base 'long', which is not an integer type")]
    [InlineData("""{ "types": [], "enums": [["e", ["A", 256], { "enumtype": "u8" }]] }""", "$.enums[0][1]", "the value 256 of 'A' does not fit into u8")]
    [InlineData("""{ "types": [], "enums": [["e", ["A", "0"], {}]] }""", "$.enums[0][1][1]", "must be a whole number")]
    [InlineData("""{ "types": [], "enums": [["e", ["A"], {}]] }""", "$.enums[0][1]", "must be [name, value]")]
    [InlineData("""{ "types": [], "enums": [["e", ["A", 0], ["A", 1], {}]] }""", "$.enums[0][2]", "member 'A' is there twice in 'e'")]
    [InlineData("""{ "types": [], "aliases": [] }""", "$.aliases", "aliases must be an object, not an array")]
    [InlineData("""{ "types": [], "aliases": { "a": {} } }""", "$.aliases.a", "alias 'a' has no \"type\"")]
    [InlineData("""{ "types": [], "aliases": { "a": { "type": "u8", "length": 0 } } }""", "$.aliases.a.length", "must be from 1 to")]
    [InlineData("""{ "types": [["t", ["u8", "x"]]], "aliases": { "a": { "type": "vl_api_t_t", "length": 2 } } }""", "$.aliases.a", "only arrays of numbers")]
    [InlineData("""{ "types": [], "aliases": { "a-b": { "type": "u8" } } }""", "$.aliases.a-b", "letters, digits and underscores only")]
    [InlineData("""{ "types": [], "unions": [["u"]] }""", "$.unions[0]", "union 'u' has no arms")]
    [InlineData("""{ "types": [], "unions": [["u", ["string", "s", 0]]] }""", "$.unions[0][1]", "arm 's' of union 'u' has no fixed size")]
    [InlineData("""{ "types": [["t", ["vl_api_u_t", "u", { "discriminator": "e" }]], ["x"]], """ + Enum + "}", "$.types[0][1]", "discriminator 'e' of 'u' is no earlier field")]
    [InlineData("""{ "types": [["t", ["vl_api_e_t", "e"], ["u8", "u", { "discriminator": "e" }]]], """ + Enum + "}", "$.types[0][2]", "has a discriminator but is no union")]
    [InlineData("""{ "types": [["t", ["u8", "e"], ["vl_api_u_t", "u", { "discriminator": "e" }]]], """ + Enum + "}", "$.types[0][2]", "is not an enum")]
    [InlineData("""{ "types": [["t", ["vl_api_f_t", "e"], ["vl_api_u_t", "u", { "discriminator": "e" }]]], "enumflags": [["f", ["B", 1], {}]], """ + Enum + "}",
        "$.types[0][2]", "has the case 'A', which enum 'f' does not have")]
    [InlineData("""{ "messages": [["m", ["u16", "_vl_msg_id"]]] }""", "$.messages[0]", "message 'm' has no {\"crc\": …} at its end")]
    [InlineData("""{ "messages": [["m", ["u16", "_vl_msg_id"], { "crc": "0xnothex" }]] }""", "$.messages[0][2].crc", "must be 0x and up to eight hex digits")]
    [InlineData("""{ "messages": [["m", ["u32", "context"], { "crc": "0x1" }]] }""", "$.messages[0]", "does not start with a u16 '_vl_msg_id'")]
    [InlineData("""{ "messages": [["m", { "crc": "0x1" }]] }""", "$.messages[0]", "does not start with a u16 '_vl_msg_id'")]
    [InlineData("""{ "messages": [["m", ["u16", "_vl_msg_id"], { "crc": "0x1" }], ["m", ["u16", "_vl_msg_id"], { "crc": "0x1" }]] }""",
        "$.messages[1]", "message 'm' is already defined in module 'test1'")]
    [InlineData("""{ "types": [], "services": { "a": {} } }""", "$.services.a", "service 'a' has no \"reply\"")]
    [InlineData("""{ "types": [], "services": { "a": { "reply": 1 } } }""", "$.services.a.reply", "must be a string, not a number")]
    [InlineData("""{ "types": [], "counters": [{ "name": "c" }] }""", "$.counters[0]", "must have \"name\" and \"elements\"")]
    [InlineData("""{ "types": [], "counters": [{ "name": "c", "elements": [{}] }] }""", "$.counters[0].elements[0]", "a counter must have a \"name\"")]
    [InlineData("""{ "types": [], "paths": [[{ "path": "/err/x" }]] }""", "$.paths[0][0]", "must have \"path\" and \"counter\"")]
    public void Definition_ThatIsWrong_IsToldWhereAndWhy(string json, string path, string reason)
    {
        var (model, errors) = Definition.Build(json);
        Assert.Null(model);
        Assert.Contains(errors, e => e.File == "test1.api.json" && e.Path == path && e.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void AllErrors_AreToldAtOnce()
    {
        var (_, errors) = Definition.Build(
            """{ "types": [["t", ["u9", "x"], ["u8", "y", -1]]], "enums": [["e", ["A", 256], { "enumtype": "u8" }]] }""",
            "not JSON");
        Assert.Equal(["$.enums[0][1]", "$.types[0][1]", "$.types[0][2][2]", "$"], errors.OrderBy(e => e.File).ThenBy(e => e.Path).Select(e => e.Path));
        Assert.Equal(["test1.api.json", "test2.api.json"], errors.Select(e => e.File).Distinct().Order());
    }

    [Fact]
    public void Error_ReadsAsFilePathAndReason()
        => Assert.Equal("a.api.json: $.types: wrong", new ApiJsonError("a.api.json", "$.types", "wrong").ToString());

    [Fact]
    public void Type_ThatDiffersFromTheImportedOne_IsRefused()
    {
        var (_, errors) = Definition.Build(
            """{ "module": "base", "types": [["t", ["u8", "x"]]] }""",
            """{ "module": "user", "imports": ["x/base.api"], "types": [["t", ["u16", "x"]]] }""");
        var error = Assert.Single(errors);
        Assert.Equal(("test2.api.json", "$.types[0]"), (error.File, error.Path));
        Assert.Contains("differs from the one that is imported from module 'base'", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Module_ThatIsThereTwice_IsRefused()
    {
        var (_, errors) = Definition.Build("""{ "module": "a", "types": [] }""", """{ "module": "a", "types": [] }""");
        Assert.Equal("module 'a' is also defined by test1.api.json", Assert.Single(errors).Reason);
    }

    [Fact]
    public void Imports_ThatGoInACircle_AreFollowedOnce()
    {
        var (model, errors) = Definition.Build(
            """{ "module": "a", "imports": ["b.api"], "types": [["t", ["u8", "x"]]] }""",
            """{ "module": "b", "imports": ["a.api"], "types": [["t", ["u8", "x"]]] }""");
        Assert.Empty(errors);
        Assert.NotNull(model);
    }

    [Fact]
    public void Types_ThatNestTooDeep_AreRefused()
    {
        var types = Enumerable.Range(0, 5000).Select(i => $"""["t{i}", ["vl_api_t{i + 1}_t", "x"]]""").Append("""["t5000", ["u8", "x"]]""");
        var (_, errors) = Definition.Build($$"""{ "types": [{{string.Join(',', types)}}] }""");
        Assert.Contains(errors, e => e.Reason == "types nest deeper than 50");
    }

    [Fact]
    public void Json_ThatNestsTooDeep_IsRefused()
    {
        var (_, errors) = Definition.Build("""{ "types": """ + new string('[', 100_000) + new string(']', 100_000) + "}");
        Assert.Contains("not JSON", Assert.Single(errors).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_OfAHostileFile_AreBounded()
    {
        var (_, errors) = Definition.Build($$"""{ "types": [{{string.Join(',', Enumerable.Repeat("1", 5000))}}] }""");
        Assert.Equal(ApiJsonErrors.Kept, errors.Count);
    }

    [Fact]
    public void Text_ThatIsNoUtf8_IsRefused()
    {
        var errors = new ApiJsonErrors();
        var bytes = Encoding.Latin1.GetBytes("""{ "module": "ü", "types": [] }""");
        Assert.Null(ApiJsonReader.Read("test.api.json", bytes, errors));
        Assert.Contains("not JSON", Assert.Single(errors.Items).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ByteOrderMark_IsNoFault()
    {
        var errors = new ApiJsonErrors();
        Assert.NotNull(ApiJsonReader.Read("test.api.json", (byte[])[0xEF, 0xBB, 0xBF, .. """{ "types": [] }"""u8], errors));
        Assert.False(errors.Any);
    }

    [Fact]
    public void File_WhoseNameIsNoModule_IsRefused()
    {
        var errors = new ApiJsonErrors();
        Assert.Null(ApiJsonReader.Read("1-2.api.json", """{ "types": [] }"""u8.ToArray(), errors));
        Assert.Contains("the file's name '1-2' cannot be one", Assert.Single(errors.Items).Reason, StringComparison.Ordinal);
    }
}
