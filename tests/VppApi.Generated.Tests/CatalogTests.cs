namespace VppApi.Generated.Tests;

/// <summary>The list of all messages.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void VppRelease_IsTheOneThatTheReadmeNames()
        => Assert.Matches(@"^\d\d\.\d\d$", MessageCatalog.VppRelease);

    [Fact]
    public void All_NameCrcs_AreUnique()
        => Assert.Equal(MessageCatalog.All.Count, MessageCatalog.All.Select(m => m.NameCrc).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void All_Names_FitTheHandshakesTable()
        // message_table_entry.name has 64 bytes with its NUL.
        => Assert.All(MessageCatalog.All, m => Assert.InRange(m.NameCrc.Length, 10, 63));

    [Fact]
    public void All_Ordinals_AreUnique()
        => Assert.Equal(MessageCatalog.All.Count, MessageCatalog.All.Select(m => m.Ordinal).Distinct().Count());

    [Fact]
    public void All_IsEveryMessageOfEveryModule()
    {
        Assert.Equal(MessageCatalog.All.Count, MessageCatalog.Modules.Sum(m => m.Messages.Count));
        Assert.All(MessageCatalog.Modules, module => Assert.All(module.Messages, m => Assert.Equal(module.Name, m.Module)));
    }

    [Fact]
    public void Find_OfAnUnknownMessage_IsNull() => Assert.Null(MessageCatalog.Find("no_such_message"));

    [Fact]
    public void Find_GivesTheInstanceThatTheMessageHas()
        => Assert.Same(Memclnt.ControlPing.Descriptor, MessageCatalog.Find("control_ping"));

    [Fact]
    public void Modules_HaveTheirVersionAndCrc()
    {
        var module = MessageCatalog.Modules.Single(m => m.Name == "memclnt");
        Assert.Equal("2.1.0", module.Version);
        Assert.NotEqual(0u, module.Crc);
    }

    [Theory]
    [InlineData("sw_interface_dump", MessageKind.DumpRequest)]
    [InlineData("sw_interface_details", MessageKind.Details)]
    [InlineData("sw_interface_set_flags", MessageKind.Request)]
    [InlineData("sw_interface_set_flags_reply", MessageKind.Reply)]
    [InlineData("sw_interface_event", MessageKind.Event)]
    [InlineData("lcp_itf_pair_get_reply", MessageKind.Reply)]
    [InlineData("lcp_itf_pair_details", MessageKind.Details)]
    // rows that the definition lists as events by mistake
    [InlineData("gre_tunnel_details_v2", MessageKind.Details)]
    // in no service
    [InlineData("gre_tunnel_v2_dump_reply", MessageKind.Other)]
    public void Kind_FollowsTheServices(string name, MessageKind kind) => Assert.Equal(kind, MessageCatalog.Find(name)!.Kind);
}
