using Controller.Core.Model;

namespace Controller.Core.Validation;

/// <summary>Interfaces without their addresses.</summary>
internal static class InterfaceRules
{
    private const uint SmallestIpv6Mtu = 1280;

    public static void Check(RuleContext context)
    {
        foreach (var item in context.Config.Interfaces)
        {
            context.RequireVrf(item.Vrf, context.At(item, "vrf"));
            CheckMac(context, item);
            if (item.Mtu < SmallestIpv6Mtu && item.Addresses.Any(address => address.IsIPv6))
                context.Error(
                    FindingCodes.MtuTooSmall, context.At(item, "mtu"),
                    $"IPv6 needs an MTU of at least {SmallestIpv6Mtu} (RFC 8200, section 5).");
            if (item is MemifConfig memif)
                CheckMemif(context, memif);
            if (item is HardwareInterfaceConfig && context.Facts.HardwareInterfaces is { } known && !known.Contains(item.Name))
                context.Error(
                    FindingCodes.HardwareMissing, context.At(item),
                    $"VPP has no interface {item.Name}. It has: "
                    + $"{(known.IsEmpty ? "none" : string.Join(", ", known.Order(StringComparer.Ordinal)))}.");
        }

        CheckSameObject<AfPacketConfig, string>(
            context, "host-interface", item => item.HostInterface, value => $"the Linux device {value}");
        CheckSameObject<LoopbackConfig, uint?>(context, "instance", item => item.Instance, value => $"loop{value}");
        CheckSameObject<TapConfig, uint?>(context, "id", item => item.Id, value => $"tap{value}");
        CheckSameObject<TapConfig, (string?, string)?>(
            context, "host-interface", item => item.HostInterface is null ? null : (
                item.HostNamespace, item.HostInterface), value => $"the Linux device {value!.Value.Item2}");
        CheckSameObject<MemifConfig, (string?, uint)>(
            context, "id", item => (item.Socket, item.Id), value => $"id {value.Item2} on {Socket(value.Item1)}");
        CheckSocketRoles(context);
    }

    private static void CheckMac(RuleContext context, InterfaceConfig item)
    {
        if (item.Mac is not { } mac)
            return;
        if (mac.IsMulticast || mac.IsZero)
            context.Error(
                FindingCodes.MacNotUnicast, context.At(item, "mac"), $"{mac} is not a unicast address, so no interface can have it.");
        else if (item is MemifConfig { Mode: MemifMode.Ip })
            context.Error(
                FindingCodes.MacNotPossible, context.At(item, "mac"), "A memif in mode ip has no Ethernet header, and so no MAC address.");
    }

    private static void CheckMemif(RuleContext context, MemifConfig memif)
    {
        if (memif.Role != MemifRole.Master)
            return;
        foreach (var (key, queues) in new[] { ("rx-queues", memif.RxQueues), ("tx-queues", memif.TxQueues) })
        {
            if (queues != 1)
                context.Warning(
                    FindingCodes.ValueIgnored, context.At(memif, key),
                    "The master takes the number of queues from the slave; this is ignored.");
        }
    }

    private static void CheckSameObject<TConfig, TIdentity>(
        RuleContext context, string key, Func<TConfig, TIdentity> identify, Func<TIdentity, string> describe)
        where TConfig : InterfaceConfig
    {
        var seen = new Dictionary<ValueTuple<TIdentity>, TConfig>();
        foreach (var item in context.Config.Interfaces.OfType<TConfig>())
        {
            var identity = identify(item);
            if (identity is not null && !seen.TryAdd(ValueTuple.Create(identity), item))
                context.Error(
                    FindingCodes.SameObject, context.At(item, key),
                    $"{item.Name} and {seen[ValueTuple.Create(identity)].Name} both ask for {describe(identity)}.");
        }
    }

    private static void CheckSocketRoles(RuleContext context)
    {
        foreach (var socket in context.Config.Interfaces.OfType<MemifConfig>().GroupBy(memif => memif.Socket))
        {
            var first = socket.First();
            foreach (var other in socket.Where(memif => memif.Role != first.Role))
                context.Error(
                    FindingCodes.SocketRoles, context.At(other, "role"),
                    $"{Socket(socket.Key)} cannot serve both roles: {first.Name} is its {first.Role.ToWord()}, {other.Name} its "
                    + $"{other.Role.ToWord()}.");
        }
    }

    private static string Socket(string? path) => path is null ? "VPP's default memif socket" : $"the memif socket {path}";
}
