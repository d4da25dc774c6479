namespace Binapigen.Emit.WellKnown;

/// <summary>Types of VPP's that mean the same as types of .NET.</summary>
internal enum WellKnownKind
{
    /// <summary><c>ip4_address</c>.</summary>
    Ip4Address,

    /// <summary><c>ip6_address</c>.</summary>
    Ip6Address,

    /// <summary><c>mac_address</c>.</summary>
    MacAddress,

    /// <summary><c>address</c>: a family and a union of both.</summary>
    Address,

    /// <summary>An address of one of the three kinds and a length: <c>prefix</c>, <c>ip4_prefix</c> and their aliases.</summary>
    Prefix,
}
