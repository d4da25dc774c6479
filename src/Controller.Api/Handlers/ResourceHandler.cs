using Controller.Core.Resources;

namespace Controller.Api.Handlers;

/// <summary>A handler that sees its own record.</summary>
/// <typeparam name="TResource">The kind's record.</typeparam>
/// <param name="kind">The kind's word.</param>
internal abstract class ResourceHandler<TResource>(string kind) : IResourceHandler
    where TResource : Resource
{
    /// <inheritdoc/>
    public string Kind { get; } = kind;

    /// <inheritdoc/>
    public Task CreateAsync(VppWriter vpp, Resource desired) => CreateAsync(vpp, (TResource)desired);

    /// <inheritdoc/>
    public Task UpdateAsync(VppWriter vpp, Resource before, Resource after) => UpdateAsync(vpp, (TResource)before, (TResource)after);

    /// <inheritdoc/>
    public Task DeleteAsync(VppWriter vpp, Resource observed) => DeleteAsync(vpp, (TResource)observed);

    /// <inheritdoc cref="IResourceHandler.CreateAsync"/>
    protected abstract Task CreateAsync(VppWriter vpp, TResource desired);

    /// <inheritdoc cref="IResourceHandler.UpdateAsync"/>
    /// <remarks>Kinds that the planner never changes in place keep this.</remarks>
    protected virtual Task UpdateAsync(VppWriter vpp, TResource before, TResource after) =>
        throw new InvalidOperationException($"{Kind} {before.Key} cannot be changed in place; the planner should have recreated it.");

    /// <inheritdoc cref="IResourceHandler.DeleteAsync"/>
    protected abstract Task DeleteAsync(VppWriter vpp, TResource observed);
}
