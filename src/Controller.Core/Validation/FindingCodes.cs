namespace Controller.Core.Validation;

/// <summary>
/// The codes of Findings. They are part of the interface: programs match on them, so one that was released keeps its meaning.
/// The meaning of each is in <see cref="FindingCatalog"/>, from which the reference is made.
/// </summary>
public static class FindingCodes
{
    // The text.
    public const string TooLarge = "too-large";
    public const string TooDeep = "too-deep";
    public const string NotUtf8 = "not-utf8";
    public const string NotYaml = "not-yaml";
    public const string NotJson = "not-json";
    public const string Empty = "empty-document";
    public const string SeveralDocuments = "several-documents";
    public const string Alias = "alias";
    public const string Tag = "tag";

    // The shape.
    public const string DuplicateKey = "duplicate-key";
    public const string UnknownKey = "unknown-key";
    public const string MissingKey = "missing-key";
    public const string ConflictingKeys = "conflicting-keys";
    public const string WrongType = "wrong-type";
    public const string InvalidValue = "invalid-value";
    public const string InvalidName = "invalid-name";
    public const string WrongVersion = "wrong-version";
    public const string MoreFindings = "more-findings";

    // The node.
    public const string WrongNode = "wrong-node";
    public const string FeatureUnavailable = "feature-unavailable";

    // References.
    public const string UnknownInterface = "unknown-interface";
    public const string UnknownVrf = "unknown-vrf";

    // Interfaces.
    public const string SameObject = "same-object";
    public const string HardwareMissing = "hardware-missing";
    public const string MacNotUnicast = "mac-not-unicast";
    public const string MacNotPossible = "mac-not-possible";
    public const string MtuTooSmall = "mtu-too-small";
    public const string SocketRoles = "socket-roles";
    public const string ValueIgnored = "value-ignored";

    // Addresses.
    public const string DuplicateAddress = "duplicate-address";
    public const string OverlappingAddress = "overlapping-address";
    public const string AddressNotUnicast = "address-not-unicast";
    public const string AddressIsNetwork = "address-is-network";
    public const string AddressIsBroadcast = "address-is-broadcast";
    public const string LinkLocalAddress = "link-local-address";

    // Routes.
    public const string HostBits = "host-bits";
    public const string DuplicateRoute = "duplicate-route";
    public const string DuplicatePath = "duplicate-path";
    public const string RouteWithoutPath = "route-without-path";
    public const string BlackholeWithPath = "blackhole-with-path";
    public const string PrefixNotUnicast = "prefix-not-unicast";
    public const string MixedFamilies = "mixed-families";
    public const string NextHopIsOwn = "next-hop-is-own";
    public const string NextHopNotConnected = "next-hop-not-connected";
    public const string NextHopNeedsInterface = "next-hop-needs-interface";
    public const string PathInTwoTables = "path-in-two-tables";
    public const string PathLoops = "path-loops";
    public const string RouteHidden = "route-hidden";

    // Neighbours.
    public const string DuplicateNeighbor = "duplicate-neighbor";
    public const string NeighborIsOwn = "neighbor-is-own";
    public const string NeighborNotConnected = "neighbor-not-connected";
    public const string NeighborNotPossible = "neighbor-not-possible";

    // NAT44.
    public const string NatDropsUnmatched = "nat-drops-unmatched";
    public const string NatForwardingNoDynamic = "nat-forwarding-no-dynamic";
    public const string NatWithoutOutside = "nat-without-outside";
    public const string NatWithoutPool = "nat-without-pool";
    public const string RangeReversed = "range-reversed";
    public const string PoolTooLarge = "pool-too-large";
    public const string OverlappingPools = "overlapping-pools";
    public const string PoolOutsideVrf = "pool-outside-vrf";
    public const string PoolVrfNotPossible = "pool-vrf-not-possible";
    public const string InterfaceWithoutIpv4 = "interface-without-ipv4";
    public const string PortWithoutProtocol = "port-without-protocol";
    public const string ProtocolWithoutPort = "protocol-without-port";
    public const string PortNotPossible = "port-not-possible";
    public const string ExternalConflict = "external-conflict";
    public const string LocalConflict = "local-conflict";
    public const string TwiceNatNeedsPort = "twice-nat-needs-port";
    public const string TwiceNatWithoutPool = "twice-nat-without-pool";
}
