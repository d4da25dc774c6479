namespace Controller.Core.Validation;

/// <summary>All semantic rules, area by area. A new area is a file and a line here.</summary>
internal static class ConfigValidator
{
    private static readonly Action<RuleContext>[] Areas =
    [
        NodeRules.Check,
        InterfaceRules.Check,
        AddressRules.Check,
        RouteRules.Check,
        NeighborRules.Check,
        Nat44Rules.Check,
        Nat44PoolRules.Check,
        Nat44MappingRules.Check,
    ];

    public static void Check(RuleContext context)
    {
        foreach (var area in Areas)
            area(context);
    }
}
