using Controller.Core.Resources;

namespace Controller.Api.Handlers;

/// <summary>
/// Teaches the executor one kind of resource: how VPP is asked to make, change and remove one.
/// <para>
/// Each method is all-or-nothing: when it throws a refusal, VPP has what it had before (or a
/// <see cref="Reconcile.CompensationException"/> says that it may not). What is unmade is made again with the same methods:
/// the inverse of a create is a delete, the inverse of an update is the update the other way round.
/// </para>
/// </summary>
internal interface IResourceHandler
{
    /// <summary>The kind's word, as in <see cref="ResourceKey.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Makes a resource that VPP does not have.</summary>
    Task CreateAsync(VppWriter vpp, Resource desired);

    /// <summary>Changes a resource in place: only what differs is sent.</summary>
    Task UpdateAsync(VppWriter vpp, Resource before, Resource after);

    /// <summary>Removes a resource that VPP has.</summary>
    Task DeleteAsync(VppWriter vpp, Resource observed);
}
