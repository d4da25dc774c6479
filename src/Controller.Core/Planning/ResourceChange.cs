using System.Collections.Immutable;
using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>What has to happen to one resource, while the planner still makes up its mind.</summary>
internal sealed class ResourceChange
{
    private ResourceChange(Resource? before, Resource? after, ResourceComparison comparison)
    {
        Before = before;
        After = after;
        Comparison = comparison;
    }

    public Resource? Before { get; }

    public Resource? After { get; }

    public ResourceComparison Comparison { get; }

    public ChangeKind Kind { get; private set; }

    public string? Reason { get; private set; }

    public ResourceKey Key => (After ?? Before)!.Key;

    public bool Makes => Kind is ChangeKind.Create or ChangeKind.Update or ChangeKind.Recreate;

    public bool Deletes => Kind is ChangeKind.Delete or ChangeKind.Recreate;

    /// <summary>Kinds of dependents that must be away while an update runs.</summary>
    public ImmutableArray<string> TakesDown => Kind == ChangeKind.Update ? Comparison.TakesDown : [];

    public static ResourceChange Creation(Resource desired) => new(
        before: null, desired, ResourceComparison.Same) { Kind = ChangeKind.Create };

    public static ResourceChange Deletion(Resource observed) => new(
        observed, after: null, ResourceComparison.Same) { Kind = ChangeKind.Delete };

    public static ResourceChange Between(Resource observed, Resource desired)
    {
        var comparison = desired.Compare(observed);
        var change = new ResourceChange(observed, desired, comparison) { Kind = comparison.IsSame ? ChangeKind.None : ChangeKind.Update };
        if (comparison.MustRecreate)
            change.Recreate($"recreated because {comparison.RecreateReason}");
        return change;
    }

    /// <summary>Takes it down and makes it again instead of changing it in place or leaving it alone.</summary>
    public void Recreate(string reason)
    {
        Kind = ChangeKind.Recreate;
        Reason = reason;
    }

    /// <summary>Adds a sentence to the reason.</summary>
    public void Note(string text) => Reason = Reason is null ? text : $"{Reason}; {text}";
}
