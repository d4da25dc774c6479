using System.Reflection;
using VppApi.Generated.Tests.RoundTrip;

namespace VppApi.Generated.Tests.Shapes;

/// <summary>What the runtime can do with messages without knowing them.</summary>
public sealed class RuntimeInterfaceTests
{
    [Fact]
    public void Retval_IsReadableWhereTheDescriptorHasAnOffset()
        => Assert.All(MessageProbe.All, p => Assert.Equal(p.Descriptor.RetvalOffset >= 0, p.New() is IVppRetval));

    [Fact]
    public void Retval_IsTheField()
    {
        IVppRetval reply = new Interface.SwInterfaceSetFlagsReply { Retval = -2 };
        Assert.Equal(-2, reply.Retval);
    }

    [Fact]
    public void Cursor_IsTheField()
    {
        IVppCursor request = new Lcp.LcpItfPairGet { Cursor = 7 };
        request.Cursor++;
        Assert.Equal(8u, ((Lcp.LcpItfPairGet)request).Cursor);
    }

    [Fact]
    public void EveryWantRequestWithAPid_CanBeTurnedOnAndOff()
    {
        var wants = MessageProbe.All
            .Where(p => p.Descriptor.Name.StartsWith("want_", StringComparison.Ordinal) && p.Descriptor.Kind == MessageKind.Request)
            .Where(p => p.Type.GetField("Pid") is not null)
            .ToList();
        Assert.True(wants.Count >= 10, $"only {wants.Count}");
        Assert.All(wants, p =>
        {
            var request = Assert.IsAssignableFrom<IVppEnableDisable>(p.Default());
            request.Enable = true;
            request.Pid = 42;
            Assert.True(request.Enable);
            Assert.Equal(42u, request.Pid);
            Assert.Contains((byte)1, p.Encode(request));
        });
    }

    [Fact]
    public void Marks_AreAttributesAndTraits()
    {
        Assert.All(MessageProbe.All, p =>
        {
            Assert.Equal(p.Descriptor.Traits.HasFlag(MessageTraits.Deprecated), p.Type.GetCustomAttribute<VppDeprecatedAttribute>() is not null);
            Assert.Equal(p.Descriptor.Traits.HasFlag(MessageTraits.InProgress), p.Type.GetCustomAttribute<VppInProgressAttribute>() is not null);
        });
        var replaced = typeof(Crypto.CryptoSetAsyncDispatch).GetCustomAttribute<VppDeprecatedAttribute>();
        Assert.Equal("crypto_set_async_dispatch_v2", replaced?.ReplacedBy);
    }

    [Fact]
    public void F64_IsLittleEndian()
    {
        var probe = MessageProbe.All.Single(p => p.Descriptor.Name == "get_f64_endian_value");
        Assert.Equal("000000000000f03f", Convert.ToHexStringLower(probe.Encode(new Vlib.GetF64EndianValue { F64One = 1.0 }).AsSpan(10)));
    }

    [Fact]
    public void Count_ThatItsFieldCannotHold_IsRefused()
    {
        var probe = MessageProbe.All.Single(p => p.Type == typeof(Ip.IpRouteAddDel));
        var route = new Ip.IpRouteAddDel { Route = new Ip.IpRoute { Paths = new FibTypes.FibPath[256] } };
        var error = Assert.Throws<VppProtocolException>(() => probe.Encode(route));
        Assert.Equal(ProtocolError.ValueTooLong, error.Error);
    }
}
