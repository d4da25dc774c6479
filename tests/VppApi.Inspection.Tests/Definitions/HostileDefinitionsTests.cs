using System.Text;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Tests.Definitions;

/// <summary>Definitions come from recordings and from whatever listens on a socket: the answer to nonsense is a sentence.</summary>
public sealed class HostileDefinitionsTests
{
    [Theory]
    [InlineData("it is not JSON", "[")]
    [InlineData("it is no list of API modules", "{}")]
    [InlineData("it is no list of API modules", "7")]
    [InlineData("a module has no name", "[{}]")]
    [InlineData("a module has no name", "[7]")]
    [InlineData("does not start with a u16 '_vl_msg_id'", """[{"module":"m","messages":[["x",["u32","a"],{"crc":"0x1"}]]}]""")]
    [InlineData("the type 'nothing' is not defined", """[{"module":"m","messages":[["x",["u16","_vl_msg_id"],["vl_api_nothing_t","a"],{"crc":"0x1"}]]}]""")]
    [InlineData("the type 't' contains itself", """[{"module":"m","types":[["t",["t","t"]]],"messages":[["x",["u16","_vl_msg_id"],["t","a"],{"crc":"0x1"}]]}]""")]
    [InlineData("has no fixed size and is not the last", """[{"module":"m","messages":[["x",["u16","_vl_msg_id"],["string","s",0],["u8","a"],{"crc":"0x1"}]]}]""")]
    [InlineData("no earlier field counts", """[{"module":"m","messages":[["x",["u16","_vl_msg_id"],["u8","a",0,"n"],{"crc":"0x1"}]]}]""")]
    [InlineData("no earlier field counts", """[{"module":"m","messages":[["x",["u16","_vl_msg_id"],["f64","n"],["u8","a",0,"n"],{"crc":"0x1"}]]}]""")]
    [InlineData("have no size", """[{"module":"m","types":[["t"]],"messages":[["x",["u16","_vl_msg_id"],["u8","n"],["t","a",0,"n"],{"crc":"0x1"}]]}]""")]
    [InlineData("the length of 'a' is not from 0", """[{"module":"m","messages":[["x",["u16","_vl_msg_id"],["u8","a",9999999],{"crc":"0x1"}]]}]""")]
    [InlineData("larger than", """[{"module":"m","messages":[["x",["u16","_vl_msg_id"],["u64","a",1000000],{"crc":"0x1"}]]}]""")]
    [InlineData("the default 300 of 'a' does not fit into u8", """[{"module":"m","messages":[["x",["u16","_vl_msg_id"],["u8","a",{"default":300}],{"crc":"0x1"}]]}]""")]
    [InlineData("is no earlier enum", """[{"module":"m","unions":[["u",["u8","a"]]],"messages":[["x",["u16","_vl_msg_id"],["u","a",{"discriminator":"q"}],{"crc":"0x1"}]]}]""")]
    public void Definitions_ThatMakeNoSense_AreRefusedWithTheReason(string reason, string json)
    {
        var fault = Assert.Throws<DefinitionsException>(() => ApiDefinitions.Parse(Encoding.UTF8.GetBytes(json), "here").Find("x"));

        Assert.StartsWith("here: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_DamagedAtRandom_AreReadOrRefused()
    {
        var whole = ApiDefinitions.BuiltIn.Excerpt("ip_route_add_del");
        var refused = 0;
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var damaged = whole.ToArray();
            for (var i = 0; i < 3; i++) damaged[random.Next(damaged.Length)] = (byte)random.Next(0x20, 0x7F);
            try
            {
                var definitions = ApiDefinitions.Parse(damaged, "damaged");
                foreach (var heading in definitions.Messages) definitions.Find(heading.Name);
            }
            catch (DefinitionsException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 1999);
    }
}
