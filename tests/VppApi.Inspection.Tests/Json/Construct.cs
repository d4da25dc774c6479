using System.Text;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Tests.Json;

/// <summary>One message made of the fields that a test wants to see, with some types to make them of.</summary>
internal static class Construct
{
    private const string Types = """
        "types":[["address",["address_family","af"],["address_union","un",{"discriminator":"af"}]],
          ["prefix",["address","address"],["u8","len"]],
          ["inner",["u8","a",{"default":7}],["u16","b"]],
          ["shape",["kind","kind"],["body","body",{"discriminator":"kind"}]],
          ["loose",["body","body"]],
          ["list",["u8","n"],["u16","items",0,"n"]]],
        "unions":[["address_union",["ip4_address","ip4",{"case":"ADDRESS_IP4"}],["ip6_address","ip6",{"case":"ADDRESS_IP6"}]],
          ["body",["u32","round",{"case":"ROUND"}],["inner","square",{"case":"SQUARE"}]]],
        "enums":[["address_family",["ADDRESS_IP4",0],["ADDRESS_IP6",1],{"enumtype":"u8"}],
          ["color",["RED",1],["GREEN",2],["CRIMSON",1],{"enumtype":"u16"}],
          ["kind",["ROUND",1],["SQUARE",2],["OTHER",3],{"enumtype":"u8"}],
          ["old_flags",["OLD_A",1],["OLD_B",2],{"enumtype":"u32"}]],
        "enumflags":[["bits",["BIT_A",1],["BIT_B",2],["BIT_H",-128],{"enumtype":"i8"}]],
        "aliases":{"ip4_address":{"type":"u8","length":4},"ip6_address":{"type":"u8","length":16},"mac_address":{"type":"u8","length":6},
          "words":{"type":"u16","length":2},"interface_index":{"type":"u32"},"address_with_prefix":{"type":"prefix"}}
        """;

    /// <summary>A message with these fields behind its id.</summary>
    public static MessageDefinition Of(string fields)
    {
        var json = $$"""[{"module":"test",{{Types}},"messages":[["x",["u16","_vl_msg_id"],{{fields}},{"crc":"0x12345678"}]]}]""";
        return ApiDefinitions.Parse(Encoding.UTF8.GetBytes(json), "test").Find("x")!;
    }
}
