using VppApi.Generated.Interface;
using VppApi.Generated.Ipsec;
using VppApi.Generated.L2;

namespace VppApi.Generated.Tests.Shapes;

/// <summary>Defaults of the definitions are what <c>new()</c> starts with.</summary>
public sealed class DefaultTests
{
    [Fact]
    public void New_SetsNumbers() => Assert.Equal(uint.MaxValue, new SwInterfaceDump().SwIfIndex);

    [Fact]
    public void New_SetsBooleansThatAreWrittenAsWords() => Assert.True(new Classify.PuntAclAddDel().IsAdd);

    [Fact]
    public void New_SetsBooleansThatAreWrittenAsNumbers() => Assert.True(new SwInterfaceSetVpath().Enable);

    [Fact]
    public void New_SetsFractions() => Assert.Equal(1.0, new Ip6Dad.Ip6DadEnableDisable().DadRetransmitDelay);

    [Fact]
    public void New_SetsEnums() => Assert.Equal((FibTypes.FibPathNhProto)uint.MaxValue, new IpSessionRedirect.IpSessionRedirectAddV2().Proto);

    [Fact]
    public void New_ReachesIntoNestedTypes() => Assert.Equal(4500, new IpsecSadEntryAddDelV2().Entry.UdpSrcPort);

    [Fact]
    public void New_LeavesNoNullBehind() => Assert.Equal("", new SwInterfaceDump().NameFilter);

    [Fact]
    public void Default_HasNone() => Assert.Equal(0u, default(SwInterfaceDump).SwIfIndex);
}
