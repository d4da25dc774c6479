using System.Text;
using VppApi.Inspection.Json;

namespace VppApi.Inspection.Tests.Json;

/// <summary>Each construct of the API's language: fields, bytes (behind the two of the id) and the JSON that both are.</summary>
public sealed class ConstructTests
{
    [Theory]
    // Numbers.
    [InlineData("""["u8","a"],["i16","b"],["u32","c"]""", "ff fffe 00000007", """{"a":255,"b":-2,"c":7}""")]
    [InlineData("""["interface_index","sw_if_index"]""", "ffffffff", """{"sw_if_index":4294967295}""")]
    [InlineData("""["u64","a"]""", "001fffffffffffff", """{"a":9007199254740991}""")]
    [InlineData("""["u64","a"]""", "0020000000000000", """{"a":"9007199254740992"}""")]
    [InlineData("""["i64","a"]""", "8000000000000000", """{"a":"-9223372036854775808"}""")]
    [InlineData("""["f64","a"]""", "000000000000f03f", """{"a":1}""")]
    [InlineData("""["f64","a"]""", "000000000000f0ff", """{"a":"-Infinity"}""")]
    [InlineData("""["bool","a"],["bool","b"]""", "00 01", """{"a":false,"b":true}""")]
    // Enums and flags: numbers where there is no name.
    [InlineData("""["color","a"]""", "0001", """{"a":"RED"}""")]
    [InlineData("""["color","a"]""", "0009", """{"a":9}""")]
    [InlineData("""["bits","a"]""", "00", """{"a":[]}""")]
    [InlineData("""["bits","a"]""", "83", """{"a":["BIT_A","BIT_B",128]}""")]
    [InlineData("""["old_flags","a"]""", "00000102", """{"a":["OLD_B",256]}""")]
    // Text.
    [InlineData("""["string","a",4]""", "61620000", """{"a":"ab"}""")]
    [InlineData("""["string","a",4]""", "61626364", """{"a":{"hex":"61626364"}}""")]
    [InlineData("""["string","a",4]""", "ff000000", """{"a":{"hex":"ff"}}""")]
    [InlineData("""["string","a",0]""", "00000003 c3bc22", """{"a":"ü\""}""")]
    // Arrays: bytes are hex digits, trailing zeros of fixed ones are left out.
    [InlineData("""["u8","a",3]""", "000100", """{"a":"000100"}""")]
    [InlineData("""["u16","a",3]""", "0001 0002 0000", """{"a":[1,2]}""")]
    [InlineData("""["inner","a",2]""", "01 0002 00 0000", """{"a":[{"a":1,"b":2}]}""")]
    [InlineData("""["u8","n"],["u8","a",0,"n"]""", "02 0a0b", """{"a":"0a0b"}""")]
    [InlineData("""["u32","n"],["inner","a",0,"n"]""", "00000001 01 0002", """{"a":[{"a":1,"b":2}]}""")]
    [InlineData("""["u16","n"],["color","a",0,"n"]""", "0002 0001 0002", """{"a":["RED","GREEN"]}""")]
    [InlineData("""["list","a"]""", "02 0001 0002", """{"a":{"items":[1,2]}}""")]
    [InlineData("""["u8","m"],["list","a",0,"m"]""", "02 01 0007 00", """{"a":[{"items":[7]},{"items":[]}]}""")]
    [InlineData("""["words","a"]""", "0001 0000", """{"a":[1,0]}""")]
    // Addresses.
    [InlineData("""["ip4_address","a"],["ip6_address","b"]""", "c0000201 20010db8000000000000000000000001", """{"a":"192.0.2.1","b":"2001:db8::1"}""")]
    [InlineData("""["mac_address","a"]""", "02fe00000001", """{"a":"02:fe:00:00:00:01"}""")]
    [InlineData("""["address","a"]""", "00 c0000201000000000000000000000000", """{"a":"192.0.2.1"}""")]
    [InlineData("""["address","a"]""", "01 20010db8000000000000000000000001", """{"a":"2001:db8::1"}""")]
    [InlineData("""["address","a"]""", "07 c0000201000000000000000000000000", """{"a":{"af":7,"un":{"hex":"c0000201000000000000000000000000"}}}""")]
    [InlineData("""["prefix","a"]""", "00 c0000201000000000000000000000000 18", """{"a":"192.0.2.1/24"}""")]
    [InlineData("""["address_with_prefix","a"]""", "01 20010db8000000000000000000000001 40", """{"a":"2001:db8::1/64"}""")]
    [InlineData("""["prefix","a"]""", "00 c0000201000000000000000000000000 21", """{"a":{"address":"192.0.2.1","len":33}}""")]
    // Unions: the arm by its discriminator; without one the smallest arm that holds all there is.
    [InlineData("""["shape","a"]""", "01 00000005", """{"a":{"kind":"ROUND","body":{"round":5}}}""")]
    [InlineData("""["shape","a"]""", "02 07000500", """{"a":{"kind":"SQUARE","body":{"square":{"a":7,"b":5}}}}""")]
    [InlineData("""["shape","a"]""", "03 07000500", """{"a":{"kind":"OTHER","body":{"hex":"07000500"}}}""")]
    [InlineData("""["loose","a"]""", "07000500", """{"a":{"body":{"square":{"a":7,"b":5}}}}""")]
    [InlineData("""["loose","a"]""", "00000005", """{"a":{"body":{"round":5}}}""")]
    public void Construct_IsItsJsonAndItsBytes(string fields, string hex, string json)
    {
        var message = Construct.Of(fields);
        byte[] bytes = [0, 0, .. Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))];

        Assert.Equal(json, MessageJsonWriter.ToText(message, bytes));
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(MessageJsonReader.Read(message, Encoding.UTF8.GetBytes(json))));
    }

    [Theory]
    [InlineData("""["u32","a"]""", """{"a":"~0"}""", "ffffffff")]
    [InlineData("""["u32","a"]""", """{"a":"0xff"}""", "000000ff")]
    [InlineData("""["i8","a"]""", """{"a":"-1"}""", "ff")]
    [InlineData("""["bool","a"]""", """{"a":1}""", "01")]
    [InlineData("""["color","a"]""", """{"a":"CRIMSON"}""", "0001")]
    [InlineData("""["bits","a"]""", """{"a":"BIT_B"}""", "02")]
    [InlineData("""["bits","a"]""", """{"a":["BIT_A",128]}""", "81")]
    [InlineData("""["u8","a",3]""", """{"a":[1,2,3]}""", "010203")]
    [InlineData("""["u8","a",3]""", """{"a":"0x010203"}""", "010203")]
    [InlineData("""["u8","a",3]""", """{"a":{"text":"ab"}}""", "616200")]
    [InlineData("""["u8","n"],["u8","a",0,"n"]""", """{"n":2,"a":"0102"}""", "02 0102")]
    [InlineData("""["inner","a"]""", """{"a":{"b":1}}""", "07 0001")]
    [InlineData("""["inner","a"]""", "{}", "07 0000")]
    [InlineData("""["shape","a"]""", """{"a":{"body":{"square":{}}}}""", "02 07000000")]
    [InlineData("""["mac_address","a"]""", """{"a":"02-FE-00-00-00-01"}""", "02fe00000001")]
    [InlineData("""["u8","a"]""", "{ \"a\": 1, } // said so", "01")]
    public void Read_OfAnotherSpelling_GivesTheSame(string fields, string json, string hex)
        => Assert.Equal(
            "0000" + hex.Replace(" ", "", StringComparison.Ordinal),
            Convert.ToHexStringLower(MessageJsonReader.Read(Construct.Of(fields), Encoding.UTF8.GetBytes(json))));

    [Theory]
    [InlineData("""["u8","first"]""", "{", "$: it is not JSON: ")]
    [InlineData("""["string","a",8]""", """{"a":"\ud800"}""", "$: it is not JSON: ")]
    [InlineData("""["u8","first"]""", "[]", "$: an object with the fields of x is expected, not an array")]
    [InlineData("""["u8","first"]""", """{"frist":1}""", "$: x has no field 'frist'. Did you mean 'first'?")]
    [InlineData("""["u8","first"],["u8","other"]""", """{"q":1}""", "$: x has no field 'q'. There is first, other.")]
    [InlineData("""["u32","context"],["u8","a"]""", """{"context":1}""", "$.context: the connection fills this in: leave it out")]
    [InlineData("""["u8","a"]""", """{"a":1,"a":2}""", "$: it is not JSON: ")]
    [InlineData("""["u8","a"]""", """{"a":256}""", "$.a: 256 does not fit into u8 (0 to 255)")]
    [InlineData("""["u8","a"]""", """{"a":1.5}""", "$.a: a whole number is expected, not 1.5")]
    [InlineData("""["u8","a"]""", """{"a":null}""", "$.a: a whole number is expected, not null (leave the key out for the default)")]
    [InlineData("""["i32","a"]""", """{"a":"~0"}""", "$.a: a whole number is expected, not \"~0\"")]
    [InlineData("""["u64","a"]""", """{"a":18446744073709551616}""", "$.a: 18446744073709551616 does not fit into u64 (0 to 18446744073709551615)")]
    [InlineData("""["bool","a"]""", """{"a":2}""", "$.a: true or false is expected, not 2")]
    [InlineData("""["color","a"]""", """{"a":"GREN"}""", "$.a: color has no 'GREN'. Did you mean 'GREEN'?")]
    [InlineData("""["bits","a"]""", """{"a":["BIT_A","BIT_Z9"]}""", "$.a[1]: bits has no 'BIT_Z9'.")]
    [InlineData("""["string","a",4]""", """{"a":"abcd"}""", "$.a: the text has 4 bytes of UTF-8; there is room for 3")]
    [InlineData("""["string","a",4]""", """{"a":"a\u0000b"}""", "$.a: the text has a NUL in it")]
    [InlineData("""["u8","a",3]""", """{"a":"0102"}""", "$.a: there are 2 bytes; it takes 3")]
    [InlineData("""["u8","a",3]""", """{"a":"01020"}""", "$.a: \"01020\" has an odd number of hex digits")]
    [InlineData("""["u8","a",3]""", """{"a":"hello!"}""", "$.a: \"hello!\" is not hex digits")]
    [InlineData("""["u16","a",2]""", """{"a":[1,2,3]}""", "$.a: there are 3 elements; u16[2] has 2")]
    [InlineData("""["u8","n"],["u16","a",0,"n"]""", """{"n":3,"a":[1]}""", "$.n: it says 3, but 'a' has 1. It may be left out")]
    [InlineData("""["u8","n"],["inner","a",0,"n"]""", """{"a":[{},{"c":1}]}""", "$.a[1]: inner has no field 'c'.")]
    [InlineData("""["address","a"]""", """{"a":"10.1"}""", "$.a: an IP address, for example \"192.0.2.1\" is expected, not \"10.1\"")]
    [InlineData("""["prefix","a"]""", """{"a":"10.0.0.1/33"}""", "$.a: an address and its prefix length, for example \"192.0.2.1/24\" is expected, not \"10.0.0.1/33\"")]
    [InlineData("""["prefix","a"]""", """{"a":7}""", "$.a: an address and its prefix length, for example \"192.0.2.1/24\" is expected, not 7")]
    [InlineData("""["ip4_address","a"]""", """{"a":"::1"}""", "$.a: an IPv4 address, for example \"192.0.2.1\" is expected, not \"::1\"")]
    [InlineData("""["shape","a"]""", """{"a":{"body":{"oval":1}}}""", "$.a.body: body has no arm 'oval'. There is round, square.")]
    [InlineData("""["shape","a"]""", """{"a":{"kind":"ROUND","body":{"square":{}}}}""", "$.a.body.square: 'kind' is ROUND, which has another arm")]
    [InlineData("""["shape","a"]""", """{"a":{"body":5}}""", "$.a.body: an object with one of round, square is expected, for example {\"round\": …}")]
    public void Read_OfWhatIsWrong_SaysWhereAndWhat(string fields, string json, string expected)
    {
        var fault = Assert.Throws<MessageJsonException>(() => MessageJsonReader.Read(Construct.Of(fields), Encoding.UTF8.GetBytes(json)));

        Assert.StartsWith(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfTooManyElementsForTheirCount_IsRefused()
    {
        var json = $$"""{"a":"{{new string('0', 512)}}"}""";

        var fault = Assert.Throws<MessageJsonException>(
            () => MessageJsonReader.Read(Construct.Of("""["u8","n"],["u8","a",0,"n"]"""), Encoding.UTF8.GetBytes(json)));

        Assert.Equal("$.a: there are 256 elements; n counts up to 255", fault.Message);
    }

    [Theory]
    [InlineData("""["string","secret",24]""", "{\"secret\":null}")]
    [InlineData("""["u8","private_key",24],["u8","public_key",0]""", "{\"private_key\":null,\"public_key\":\"\"}")]
    public void Write_WithoutSecrets_WritesNull(string fields, string expected)
    {
        var message = Construct.Of(fields.Replace(",[\"u8\",\"public_key\",0]", ",[\"u8\",\"n\"],[\"u8\",\"public_key\",0,\"n\"]", StringComparison.Ordinal));

        Assert.Equal(expected, MessageJsonWriter.ToText(message, MessageJsonReader.Read(message, "{}"u8.ToArray()), hideSecrets: true));
    }
}
