using Controller.Core.Model;

namespace Controller.Core.Validation;

/// <summary>NAT44-ED as a whole: its tables, its interfaces, and whether it can translate anything.</summary>
internal static class Nat44Rules
{
    public static void Check(RuleContext context)
    {
        if (context.Config.Nat44 is not { } nat44)
            return;
        context.RequireVrf(nat44.InsideVrf, context.At(nat44, "inside-vrf"));
        context.RequireVrf(nat44.OutsideVrf, context.At(nat44, "outside-vrf"));
        foreach (var item in nat44.Interfaces)
            context.RequireInterface(item.Interface, context.At(item));
        if (!context.IsUnread(nat44, "forwarding"))
            CheckForwarding(context, nat44);
        CheckDirections(context, nat44);
    }

    /// <summary>True for a role that lets hosts behind the interface (or behind others) be translated to a pool.</summary>
    public static bool TranslatesInside(Nat44Role role) => role is Nat44Role.Inside or Nat44Role.InsideOutside;

    private static void CheckForwarding(RuleContext context, Nat44Config nat44)
    {
        if (!nat44.Forwarding)
        {
            if (nat44.Interfaces.Any(item => item.Role != Nat44Role.Inside))
                context.Warning(
                    FindingCodes.NatDropsUnmatched, context.At(nat44, "forwarding"),
                    "Whatever enters an outside interface without a session or mapping is dropped, also what is for the router "
                    + "itself (SSH, BGP); identity mappings let it through.");
            return;
        }

        // nat44_ed_in2out.c, nat44_ed_not_translate: with forwarding on, in2out forwards what has neither session nor mapping.
        foreach (var item in nat44.Interfaces.Where(item => TranslatesInside(item.Role)))
            context.Warning(
                FindingCodes.NatForwardingNoDynamic, context.At(item),
                $"With forwarding on, VPP lets hosts behind an {item.Role.ToWord()} interface out untranslated unless a mapping "
                + "matches. Use output-feature on the outside interface instead, or forwarding: false.");
    }

    private static void CheckDirections(RuleContext context, Nat44Config nat44)
    {
        if (nat44.Interfaces.Count == 0 || !context.IsComplete(nat44, "interfaces"))
            return;
        if (nat44.Interfaces.All(item => item.Role == Nat44Role.Inside))
            context.Warning(
                FindingCodes.NatWithoutOutside, context.At(nat44, "interfaces"),
                "No interface is outside or output-feature: nothing will be translated.");
        else if (nat44.Pools.All(pool => pool.TwiceNat) && nat44.StaticMappings.Count == 0 && context.IsComplete(
            nat44, "pools") && context.IsComplete(nat44, "static-mappings"))
            context.Warning(
                FindingCodes.NatWithoutPool, context.At(nat44, "interfaces"),
                "There is neither a pool nor a static mapping: what would be translated is dropped.");
    }
}
