using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Core.Tests.Planning;

/// <summary>
/// A VPP as far as the planner has to know it: it refuses what needs something that is not there, what something else has already, and
/// what something else still needs. It chooses the lowest free number where it is left the choice, as VPP does.
/// </summary>
internal sealed class ModelVpp
{
    private readonly Dictionary<ResourceKey, Resource> _resources = [];
    private readonly HashSet<ResourceKey> _foreign;

    /// <param name="resources">What it has.</param>
    /// <param name="foreign">Keys of what VPPilot did not make; it goes when VPP takes it along.</param>
    public ModelVpp(IEnumerable<Resource> resources, IEnumerable<ResourceKey> foreign)
    {
        _foreign = [.. foreign];
        foreach (var resource in resources)
            _resources.Add(resource.Key, resource);
    }

    public IReadOnlyCollection<Resource> Resources => _resources.Values;

    /// <summary>Does a step, or throws with what a real VPP would have against it.</summary>
    public void Apply(PlanStep step)
    {
        switch (step.Operation)
        {
            case StepOperation.Create:
                Require(!_resources.ContainsKey(step.Key), step, "it is there already");
                RequireNeeds(step.After!, step);
                var made = Made(step.After!);
                RequireFree(made, step);
                _resources.Add(step.Key, made);
                break;
            case StepOperation.Update:
                Require(_resources.TryGetValue(step.Key, out var before), step, "it is not there");
                RequireNeeds(step.After!, step);
                if (step.Before is InterfaceResource { Vrf: var old } && step.After is InterfaceResource { Vrf: var changed } && old != changed)
                    Require(!Dependents(step.Key).Any(dependent => dependent is AddressResource), step, "it has addresses");
                _resources[step.Key] = Merge(before!, step.After!);
                break;
            default:
                Require(_resources.Remove(step.Key, out var gone), step, "it is not there");
                foreach (var dependent in Dependents(step.Key).ToList())
                {
                    // A table that somebody else still uses stays until they leave it; VPP says yes all the same.
                    Require(
                        _foreign.Contains(dependent.Key) && (gone!.TakesDependentsAlong || gone is VrfResource), step,
                        $"{dependent.Key} needs it");
                    if (gone!.TakesDependentsAlong)
                        _resources.Remove(dependent.Key);
                }

                break;
        }
    }

    private static void Require(bool holds, PlanStep step, string problem)
    {
        if (!holds)
            throw new InvalidOperationException($"{step.Operation} {step.Key}: {problem}");
    }

    // What the file leaves open stays as it is.
    private static Resource Merge(Resource before, Resource after) => (before, after) switch
    {
        (LoopbackResource old, LoopbackResource now) => now with { Instance = now.Instance ?? old.Instance, Mtu = now.Mtu ?? old.Mtu },
        (TapResource old, TapResource now) => now with { Id = now.Id ?? old.Id, Mtu = now.Mtu ?? old.Mtu },
        (InterfaceResource old, InterfaceResource now) => now with { Mtu = now.Mtu ?? old.Mtu },
        _ => after,
    };

    private IEnumerable<Resource> Dependents(ResourceKey key) => _resources.Values.Where(resource => resource.DependsOn.Contains(key));

    private void RequireNeeds(Resource resource, PlanStep step)
    {
        foreach (var needed in resource.DependsOn)
            Require(_resources.ContainsKey(needed), step, $"{needed} is not there");
    }

    private void RequireFree(Resource resource, PlanStep step)
    {
        foreach (var other in _resources.Values.Where(other => Excludes(resource, other)))
            Require(holds: false, step, $"{other.Key} has it");
    }

    private bool Excludes(Resource a, Resource b) => (a, b) switch
    {
        (InterfaceResource x, InterfaceResource y) => x.Claims.Intersect(y.Claims).Any(),
        (AddressResource x, AddressResource y) => TableOf(x) == TableOf(y) && x.Address.Network.Overlaps(y.Address.Network)
            && (x.Interface != y.Interface || x.Address.Network != y.Address.Network || x.Address.Address.Equals(y.Address.Address)),
        (Nat44PoolResource x, Nat44PoolResource y) => x.TwiceNat == y.TwiceNat && x.Range.Overlaps(y.Range),
        (Nat44StaticMappingResource x, Nat44StaticMappingResource y) => x.Identity == y.Identity,
        _ => false,
    };

    private uint TableOf(AddressResource address) => ((InterfaceResource)_resources[InterfaceResource.KeyOf(address.Interface)]).Vrf;

    private Resource Made(Resource resource) =>
        WithNumber(resource) is var numbered && numbered is InterfaceResource made ? made with { Mtu = made.Mtu ?? 9000 } : numbered;

    private Resource WithNumber(Resource resource) => resource switch
    {
        LoopbackResource { Instance: null } loopback => loopback with { Instance = Free(_resources.Values.OfType<LoopbackResource>().Select(other => other.Instance)) },
        TapResource { Id: null } tap => tap with { Id = Free(_resources.Values.OfType<TapResource>().Select(other => other.Id)) },
        _ => resource,
    };

    private static uint Free(IEnumerable<uint?> taken)
    {
        var numbers = taken.ToHashSet();
        uint number = 0;
        while (numbers.Contains(number))
            number++;
        return number;
    }
}
