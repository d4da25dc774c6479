using Binapigen.Model;

namespace Binapigen.Tests.Model;

/// <summary>Names in C#.</summary>
public sealed class CSharpNameTests
{
    [Theory]
    [InlineData("sw_if_index", "SwIfIndex")]
    [InlineData("nat44_ed", "Nat44Ed")]
    [InlineData("ip6_nd", "Ip6Nd")]
    [InlineData("sampling_N", "SamplingN")]
    [InlineData("nat44_64", "Nat44_64")]
    [InlineData("want_L2_macs", "WantL2Macs")]
    [InlineData("IF_API_TYPE", "IfApiType")]
    [InlineData("mixedCase_word", "MixedCaseWord")]
    [InlineData("10g", "_10g")]
    [InlineData("__x__y_", "XY")]
    [InlineData("mss-clamp", "MssClamp")]
    [InlineData("größe", "GrE")]
    [InlineData("_", "_")]
    public void Pascal_OfAName_IsReadable(string name, string expected) => Assert.Equal(expected, CSharpName.Pascal(name));

    [Theory]
    [InlineData("A_RED A_BLUE", "Red Blue")]
    [InlineData("A_B_RED A_B_BLUE", "Red Blue")]
    // one more word comes back when a name would be empty or start with a digit
    [InlineData("A_B A_B_C", "B BC")]
    [InlineData("SPEED_10G SPEED_AUTO", "Speed10g SpeedAuto")]
    [InlineData("ONLY_ONE", "OnlyOne")]
    [InlineData("X Y", "X Y")]
    [InlineData("A_a A_A", "A A_2")]
    public void Members_WithACommonStart_LoseIt(string names, string expected)
        => Assert.Equal(expected.Split(' '), CSharpName.Members(names.Split(' ')));
}
