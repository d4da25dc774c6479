using System.Collections.Immutable;
using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>One change of one resource.</summary>
/// <param name="Index">Place in the Plan, from 0.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Before">What is there before; null for a create.</param>
/// <param name="After">What is there afterwards; null for a delete.</param>
/// <param name="Impact">What it does to traffic.</param>
/// <param name="Differences">What changes, attribute by attribute.</param>
/// <param name="IsRecreate">True for the delete and for the create that together recreate a resource.</param>
/// <param name="Reason">Why it is needed, when that is not plain from the document.</param>
public sealed record PlanStep(
    int Index,
    StepOperation Operation,
    Resource? Before,
    Resource? After,
    Impact Impact,
    ImmutableArray<AttributeDifference> Differences,
    bool IsRecreate = false,
    string? Reason = null)
{
    /// <summary>The resource: <see cref="After"/>, or what is deleted.</summary>
    public Resource Resource => (After ?? Before)!;

    /// <summary>Its key.</summary>
    public ResourceKey Key => Resource.Key;

    /// <summary>The step that undoes this one, at the same index: create for delete and the other way round, update backwards.</summary>
    public PlanStep Inverse() => Operation switch
    {
        StepOperation.Create => ForDelete(Index, After!),
        StepOperation.Delete => ForCreate(Index, Before!),
        _ => ForUpdate(
            Index, After!, Before!,
            [.. Differences.Select(difference => new AttributeDifference(difference.Name, difference.After, difference.Before))]),
    };

    internal static PlanStep ForCreate(int index, Resource resource) => new(
        index, StepOperation.Create, Before: null, resource, resource.CreateImpact,
        [.. Shown(resource).Select(attribute => new AttributeDifference(attribute.Name, Before: null, attribute.Text))]);

    internal static PlanStep ForDelete(int index, Resource resource) => new(
        index, StepOperation.Delete, resource, After: null, resource.DeleteImpact,
        [.. Shown(resource).Select(attribute => new AttributeDifference(attribute.Name, attribute.Text, After: null))]);

    internal static PlanStep ForUpdate(int index, Resource before, Resource after, ImmutableArray<AttributeDifference> differences) =>
        new(index, StepOperation.Update, before, after, after.UpdateImpact(differences), differences);

    private static IEnumerable<ResourceAttribute> Shown(Resource resource) =>
        resource.Attributes.Where(attribute => attribute.Text is not null);
}
