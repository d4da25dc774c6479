namespace Controller.Web.Layout;

/// <summary>The way to every page.</summary>
public sealed partial class NavMenu
{
    private static readonly (string Address, string Icon, string Text)[] Items =
    [
        ("", "overview", "Overview"),
        ("interfaces", "interfaces", "Interfaces"),
        ("nat44", "nat", "NAT44"),
        ("routes", "routes", "Routes"),
        ("plan", "plan", "Plan & apply"),
        ("revisions", "revisions", "Revisions"),
        ("drift", "drift", "Drift"),
        ("node", "node", "Node"),
    ];
}
