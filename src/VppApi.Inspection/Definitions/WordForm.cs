namespace VppApi.Inspection.Definitions;

/// <summary>Types that people write as one word. Recognised by name and layout, so that one that VPP changes one day is shown field by field.</summary>
public enum WordForm
{
    /// <summary>No such type.</summary>
    None,

    /// <summary><c>192.0.2.1</c>.</summary>
    Ip4Address,

    /// <summary><c>2001:db8::1</c>.</summary>
    Ip6Address,

    /// <summary><c>02:fe:00:00:00:01</c>.</summary>
    MacAddress,

    /// <summary>Either kind of IP address: a family and a union.</summary>
    Address,

    /// <summary><c>192.0.2.1/24</c>: an address of one of the three kinds and a length.</summary>
    Prefix,
}
