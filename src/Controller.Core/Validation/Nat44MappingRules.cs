using System.Net;
using Controller.Core.Model;
using Controller.Core.Yaml;

namespace Controller.Core.Validation;

/// <summary>NAT44 static and identity mappings.</summary>
internal static class Nat44MappingRules
{
    public static void Check(RuleContext context)
    {
        if (context.Config.Nat44 is not { } nat44)
            return;
        var outside = new Dictionary<OutsideKey, string>();
        var inside = new Dictionary<(Nat44Protocol?, IPAddress, ushort?, uint), string>();
        var hasTwiceNatPool = nat44.Pools.Any(pool => pool.TwiceNat);
        foreach (var mapping in nat44.StaticMappings)
        {
            context.RequireVrf(mapping.Vrf, context.At(mapping, "vrf"));
            context.RequireInterface(mapping.ExternalInterface, context.At(mapping, "external-interface"));
            var portsAreRight = CheckPorts(context, mapping);
            CheckTwiceNat(context, mapping, hasTwiceNatPool);
            CheckAddresses(context, mapping);
            if (portsAreRight)
                CheckConflicts(context, nat44, mapping, outside, inside);
        }

        foreach (var mapping in nat44.IdentityMappings)
            CheckIdentity(context, mapping, outside);
    }

    private static bool CheckPorts(RuleContext context, Nat44StaticMappingConfig mapping)
    {
        var (local, external) = (
            context.At(mapping, "local"), context.At(mapping, mapping.ExternalInterface is null ? "external" : "external-port"));
        if (context.IsUnread(mapping, "protocol") || context.IsUnread(mapping, "external-port"))
            return false;
        if (mapping.ExternalInterface is null && context.At(mapping, "external-port") is { Node: not null } extra)
        {
            context.Error(
                FindingCodes.PortNotPossible, extra,
                "external-port belongs to external-interface; write the port of an address into external.");
            return false;
        }

        if (mapping.Protocol is null && (mapping.LocalPort ?? mapping.ExternalPort) is not null)
        {
            context.Error(
                FindingCodes.PortWithoutProtocol, mapping.LocalPort is null ? external : local,
                $"{mapping.Name} has a port and no protocol: add protocol: tcp (or udp), or remove the ports to map the whole address.");
            return false;
        }

        if (mapping.Protocol is not { } protocol || mapping is { LocalPort: not null, ExternalPort: not null })
            return true;
        var (missing, at) = mapping.LocalPort is null ? ("local", local) : (
            mapping.ExternalInterface is null ? "external" : "external-port", external);
        context.Error(
            FindingCodes.ProtocolWithoutPort, at,
            $"{mapping.Name} maps {protocol.ToWord()}, so {missing} needs a port; remove protocol and ports to map the whole address.");
        return false;
    }

    private static void CheckTwiceNat(RuleContext context, Nat44StaticMappingConfig mapping, bool hasTwiceNatPool)
    {
        if (mapping.TwiceNat == TwiceNat.Off)
            return;
        var at = context.At(mapping, "twice-nat");
        if (mapping is { Protocol: null, LocalPort: null, ExternalPort: null })
            context.Error(FindingCodes.TwiceNatNeedsPort, at, "VPP has twice-NAT only for mappings with a protocol and ports.");
        else if (!hasTwiceNatPool && context.IsComplete(context.Config.Nat44!, "pools"))
            context.Warning(
                FindingCodes.TwiceNatWithoutPool, at,
                "There is no pool with twice-nat: true from which to take the source address, so the traffic will be dropped.");
    }

    private static void CheckAddresses(RuleContext context, Nat44StaticMappingConfig mapping)
    {
        if (!IpClass.IsUnicast(mapping.LocalAddress))
            context.Error(
                FindingCodes.AddressNotUnicast, context.At(mapping, "local"),
                $"{mapping.LocalAddress} is not an address that a host can have.");
        if (mapping.ExternalAddress is { } external && !IpClass.IsUnicast(external))
            context.Error(
                FindingCodes.AddressNotUnicast, context.At(mapping, "external"), $"{external} is not an address that a host can have.");
    }

    private static void CheckConflicts(
        RuleContext context, Nat44Config nat44, Nat44StaticMappingConfig mapping,
        Dictionary<OutsideKey, string> outside, Dictionary<(Nat44Protocol?, IPAddress, ushort?, uint), string> inside)
    {
        var key = new OutsideKey(mapping.Protocol, mapping.ExternalAddress, mapping.ExternalInterface, mapping.ExternalPort);
        CheckOutside(context, mapping.Name, key, context.At(
            mapping, mapping.ExternalInterface is null ? "external" : "external-interface"), outside);

        // Two mappings may share their inside only when what the host itself opens is left to a pool.
        var local = (mapping.Protocol, mapping.LocalAddress, mapping.LocalPort, mapping.Vrf ?? nat44.InsideVrf);
        if (!mapping.Out2InOnly && !inside.TryAdd(local, mapping.Name))
            context.Error(
                FindingCodes.LocalConflict, context.At(mapping, "local"),
                $"{inside[local]} maps the same inside already; with out2in-only: true on one of them both are possible.");
    }

    private static void CheckIdentity(RuleContext context, Nat44IdentityMappingConfig mapping, Dictionary<OutsideKey, string> outside)
    {
        context.RequireVrf(mapping.Vrf, context.At(mapping, "vrf"));
        context.RequireInterface(mapping.Interface, context.At(mapping, "interface"));
        if (mapping.Address is { } address && !IpClass.IsUnicast(address))
            context.Error(
                FindingCodes.AddressNotUnicast, context.At(mapping, "address"), $"{address} is not an address that a host can have.");
        if (context.IsUnread(mapping, "protocol") || context.IsUnread(mapping, "port"))
            return;
        if (mapping is { Protocol: null, Port: not null })
            context.Error(
                FindingCodes.PortWithoutProtocol, context.At(mapping, "port"),
                $"{mapping.Name} has a port and no protocol: add protocol: tcp (or udp), or remove port to exempt the whole address.");
        else if (mapping is { Protocol: { } protocol, Port: null })
            context.Error(
                FindingCodes.ProtocolWithoutPort, context.At(mapping, "protocol"),
                $"{mapping.Name} exempts {protocol.ToWord()}, so it needs a port; remove protocol to exempt the whole address.");
        else
            CheckOutside(
                context, mapping.Name, new OutsideKey(mapping.Protocol, mapping.Address, mapping.Interface, mapping.Port),
                context.At(mapping, mapping.Interface is null ? "address" : "interface"), outside);
    }

    private static void CheckOutside(RuleContext context, string name, OutsideKey key, Location at, Dictionary<OutsideKey, string> outside)
    {
        if (!outside.TryAdd(key, name))
            context.Error(FindingCodes.ExternalConflict, at, $"{outside[key]} has the same outside already: {key}.");
    }

    /// <summary>What VPP tells mappings apart by.</summary>
    private sealed record OutsideKey(Nat44Protocol? Protocol, IPAddress? Address, string? Interface, ushort? Port)
    {
        public override string ToString()
        {
            var where = $"{Address?.ToString() ?? Interface}{(Port is null ? "" : $":{Port}")}";
            return Protocol is { } protocol ? $"{protocol.ToWord()} {where}" : $"all of {where}";
        }
    }
}
