using System.Collections.Immutable;

namespace Controller.Core.Validation;

/// <summary>Every code that a Finding can have, with what it means.</summary>
public static class FindingCatalog
{
    /// <summary>All codes, in the order of the reference.</summary>
    public static ImmutableArray<FindingMeaning> All { get; } =
    [
        Error(FindingCodes.TooLarge, "The document is larger than 4 MB, or has more than a million values."),
        Error(FindingCodes.TooDeep, "Mappings and lists are nested deeper than 32 levels."),
        Error(FindingCodes.NotUtf8, "The document is not UTF-8 text."),
        Error(FindingCodes.NotYaml, "The text is not YAML; often a tab, or a colon or quote that YAML takes otherwise."),
        Error(FindingCodes.NotJson, "A document that was sent as JSON is not JSON."),
        Error(FindingCodes.Empty, "There is nothing in the document."),
        Error(FindingCodes.SeveralDocuments, "There is a second YAML document after `---`."),
        Error(FindingCodes.Alias, "An anchor or alias is used, which this format does not have."),
        Error(FindingCodes.Tag, "A tag is used, which this format does not have."),
        Error(FindingCodes.DuplicateKey, "A key, and so perhaps a name, is there twice in one mapping."),
        Error(FindingCodes.UnknownKey, "The format has no such key here."),
        Error(FindingCodes.MissingKey, "A key that must be there is not."),
        Error(FindingCodes.ConflictingKeys, "Two keys are there of which only one may be."),
        Error(FindingCodes.WrongType, "There is a list, a mapping, text, a number or nothing where something else belongs."),
        Error(FindingCodes.InvalidValue, "The value is of the right sort, and not one that is allowed."),
        Error(FindingCodes.InvalidName, "A name has characters or a length that are not allowed."),
        Error(FindingCodes.WrongVersion, "The document is of another version of the format."),
        Warning(
            FindingCodes.MoreFindings,
            "There are more than 200 Findings; this says how many more. An error when more errors than that are left out."),
        Error(FindingCodes.WrongNode, "The document is for another node."),
        Error(FindingCodes.FeatureUnavailable, "This VPP has not loaded the plugin that is needed, or is too old."),
        Error(FindingCodes.UnknownInterface, "An interface is named that the document does not have."),
        Error(FindingCodes.UnknownVrf, "A table is used that the document does not declare."),
        Error(FindingCodes.SameObject, "Two interfaces ask for the same thing of VPP: a Linux device, an instance, an id."),
        Error(FindingCodes.HardwareMissing, "VPP has no interface of this name."),
        Error(FindingCodes.MacNotUnicast, "A MAC address is multicast or zero."),
        Error(FindingCodes.MacNotPossible, "The interface cannot have a MAC address."),
        Error(FindingCodes.MtuTooSmall, "The MTU is too small for IPv6."),
        Error(FindingCodes.SocketRoles, "A memif socket is used by a master and by a slave."),
        Warning(FindingCodes.ValueIgnored, "VPP will ignore the value."),
        Error(FindingCodes.DuplicateAddress, "An interface has an address twice."),
        Error(
            FindingCodes.OverlappingAddress,
            "Addresses of two interfaces in one table overlap; or two of one interface, with different prefix lengths."),
        Error(FindingCodes.AddressNotUnicast, "The address is multicast, loopback, unspecified or broadcast."),
        Error(FindingCodes.AddressIsNetwork, "The address is that of its network."),
        Error(FindingCodes.AddressIsBroadcast, "The address is the broadcast address of its network."),
        Error(FindingCodes.LinkLocalAddress, "The address is IPv6 link-local; VPP makes those itself."),
        Error(FindingCodes.HostBits, "A prefix has bits set after its length."),
        Error(FindingCodes.DuplicateRoute, "A table has two routes to one prefix."),
        Error(FindingCodes.DuplicatePath, "A route has the same path twice."),
        Error(FindingCodes.RouteWithoutPath, "A route has no path and is not a blackhole."),
        Error(FindingCodes.BlackholeWithPath, "A blackhole has paths."),
        Error(FindingCodes.PrefixNotUnicast, "The prefix is multicast."),
        Error(FindingCodes.MixedFamilies, "A next hop is of another family than the prefix."),
        Error(FindingCodes.NextHopIsOwn, "A next hop is the interface's own address."),
        Warning(FindingCodes.NextHopNotConnected, "A next hop is in no prefix of its interface."),
        Error(FindingCodes.NextHopNeedsInterface, "A link-local next hop has no interface."),
        Error(FindingCodes.PathInTwoTables, "A path has an interface and a table to go on in."),
        Error(FindingCodes.PathLoops, "A path looks the packet up in the table of its own route."),
        Warning(FindingCodes.RouteHidden, "The prefix is connected, which VPP prefers to the route."),
        Error(FindingCodes.DuplicateNeighbor, "An interface has two neighbours of one address."),
        Error(FindingCodes.NeighborIsOwn, "A neighbour has the interface's own address."),
        Warning(FindingCodes.NeighborNotConnected, "A neighbour is in no prefix of its interface."),
        Error(FindingCodes.NeighborNotPossible, "The interface cannot have neighbours."),
        Warning(FindingCodes.NatDropsUnmatched, "With `forwarding: false` traffic to the router itself is dropped at outside interfaces."),
        Warning(
            FindingCodes.NatForwardingNoDynamic, "With `forwarding: true` hosts behind an inside interface are not translated to a pool."),
        Warning(FindingCodes.NatWithoutOutside, "No interface is outside or output-feature."),
        Warning(FindingCodes.NatWithoutPool, "There is nothing to translate to."),
        Error(FindingCodes.RangeReversed, "A range ends before it begins."),
        Error(FindingCodes.PoolTooLarge, "The pools have more than 65536 addresses."),
        Error(FindingCodes.OverlappingPools, "Two pools have an address in common."),
        Error(FindingCodes.PoolOutsideVrf, "A pool serves a table in which no interface is."),
        Error(FindingCodes.PoolVrfNotPossible, "A pool that follows an interface has a table."),
        Warning(FindingCodes.InterfaceWithoutIpv4, "A pool follows an interface without IPv4 address."),
        Error(FindingCodes.PortWithoutProtocol, "A mapping has a port and no protocol."),
        Error(FindingCodes.ProtocolWithoutPort, "A mapping has a protocol and lacks a port."),
        Error(FindingCodes.PortNotPossible, "`external-port` is there without `external-interface`."),
        Error(FindingCodes.ExternalConflict, "Two mappings have the same outside."),
        Error(FindingCodes.LocalConflict, "Two mappings have the same inside, and neither is `out2in-only`."),
        Error(FindingCodes.TwiceNatNeedsPort, "A mapping of a whole address asks for twice-NAT."),
        Warning(FindingCodes.TwiceNatWithoutPool, "A mapping asks for twice-NAT and there is no pool for it."),
    ];

    private static FindingMeaning Error(string code, string meaning) => new(code, FindingSeverity.Error, meaning);

    private static FindingMeaning Warning(string code, string meaning) => new(code, FindingSeverity.Warning, meaning);
}
