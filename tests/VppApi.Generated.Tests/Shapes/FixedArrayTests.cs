namespace VppApi.Generated.Tests.Shapes;

/// <summary>Arrays of fixed length, held in place.</summary>
public sealed class FixedArrayTests
{
    [Fact]
    public void Elements_CanBeSetInPlaceInAMessage()
    {
        var message = new Interface.SwInterfaceSetMtu();
        message.Mtu[0] = 9000;
        message.Mtu[3] = 1500;
        Assert.Equal([9000u, 0u, 0u, 1500u], message.Mtu.ToArray());
    }

    [Fact]
    public void Array_ConvertsWhenItIsNotLonger()
    {
        FixedArray4<uint> array = new uint[] { 1, 2 };
        Assert.Equal([1u, 2u, 0u, 0u], array.ToArray());
        Assert.Throws<ArgumentException>(() => new FixedArray4<uint>(1, 2, 3, 4, 5).ToArray());
    }

    [Fact]
    public void Equality_GoesByTheElements()
    {
        var a = new FixedArray4<uint>(1, 2, 3, 4);
        var b = new FixedArray4<uint>(1, 2, 3, 4);
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        b[3] = 5;
        Assert.NotEqual(a, b);
        Assert.False(a.Equals((object)"1234"));
    }
}
