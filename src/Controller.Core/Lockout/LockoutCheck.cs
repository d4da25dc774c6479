using System.Net;
using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Core.Lockout;

/// <summary>
/// Finds the steps of a Plan that would cut a session by which the node is being managed. It knows what the Snapshot knows: interfaces, their
/// addresses and tables, VPPilot's routes. Where the way leads by something else (a route of another program), it can tell nothing.
/// </summary>
public static class LockoutCheck
{
    /// <summary>Why the Plan would cut the session, one sentence a reason; none when it would not, as far as can be known.</summary>
    public static IReadOnlyList<string> Reasons(Plan plan, Snapshot observed, ManagementPath path)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(path);
        var before = Renamed(observed.Resources, plan);
        var entry = plan.Renames.FirstOrDefault(rename => rename.From == path.Interface)?.To ?? path.Interface;
        if (before.Find(InterfaceResource.KeyOf(entry)) is not InterfaceResource { State: AdminState.Up } door)
            return [];
        var after = After(before, plan);
        var reasons = new List<string>();
        Door(reasons, plan, after, door, path);
        if (path.NextHop is { } hop && Covering(before, entry, hop) is { } address && Covering(after, entry, hop) is null)
            reasons.Add($"{address.Key} goes away, and with it VPP's end of the link to this machine, by which the session from {path.Peer} comes.");
        if (Way.To(path.Peer, door.Vrf, before) is { } way && way.Interface != entry)
            Onward(reasons, plan, before, after, way, path);
        return [.. reasons.Distinct(StringComparer.Ordinal)];
    }

    private static void Door(List<string> reasons, Plan plan, ResourceSet after, InterfaceResource door, ManagementPath path)
    {
        if (Fate(plan, after, door) is { } fate)
            reasons.Add($"{door.Key} {fate}: by it the session from {path.Peer} comes to this machine.");
    }

    private static void Onward(List<string> reasons, Plan plan, ResourceSet before, ResourceSet after, Way way, ManagementPath path)
    {
        if (before.Find(InterfaceResource.KeyOf(way.Interface)) is InterfaceResource exit && Fate(plan, after, exit) is { } fate)
        {
            reasons.Add($"{exit.Key} {fate}: by it VPP reaches {path.Peer}, from where the session comes.");
            return;
        }

        var vrf = way.Vrf;
        var next = Way.To(path.Peer, vrf, after);
        if (next is null)
            reasons.Add($"{way.Because} goes away, and there is no other way to {path.Peer}, from where the session comes.");
        else if (next.IsBlackhole)
            reasons.Add($"{next.Because} would drop everything to {path.Peer}, from where the session comes.");
        else if (after.Find(InterfaceResource.KeyOf(next.Interface)) is not InterfaceResource { State: AdminState.Up })
            reasons.Add($"{next.Because} would lead to {path.Peer} by {next.Interface}, which is not up.");
    }

    // What happens to an interface that must go on working; null when nothing bad does.
    private static string? Fate(Plan plan, ResourceSet after, InterfaceResource before)
    {
        foreach (var step in plan.Steps.Where(step => step.Key == before.Key))
        {
            if (step is { Operation: StepOperation.Delete })
                return step.IsRecreate ? "is taken down and made again" : "is removed";
        }

        return after.Find(before.Key) is not InterfaceResource now ? "is removed"
            : now.State != AdminState.Up ? "is set down"
            : now.Vrf != before.Vrf ? $"moves from table {before.Vrf} to {now.Vrf}"
            : null;
    }

    private static AddressResource? Covering(ResourceSet resources, string name, IPAddress hop) => resources.OfType<AddressResource>()
        .FirstOrDefault(address => address.Interface == name && address.Address.Address.Equals(hop));

    private static ResourceSet Renamed(ResourceSet resources, Plan plan)
    {
        if (plan.Renames.IsEmpty)
            return resources;
        var names = plan.Renames.ToDictionary(rename => rename.From, rename => rename.To, StringComparer.Ordinal);
        return new ResourceSet(resources.Select(resource => resource is InterfaceResource item && names.TryGetValue(item.Name, out var name)
            ? item with { Name = name }
            : resource.WithInterfacesRenamed(names)));
    }

    private static ResourceSet After(ResourceSet before, Plan plan)
    {
        var resources = before.ToDictionary(resource => resource.Key);
        foreach (var step in plan.Steps)
        {
            if (step.After is { } after)
                resources[after.Key] = after;
            else
                resources.Remove(step.Key);
        }

        return new ResourceSet(resources.Values);
    }
}
