namespace Controller.Api.Handlers;

/// <summary>A step needs an interface that VPP does not have.</summary>
/// <param name="name">Our name of it.</param>
internal sealed class InterfaceMissingException(string name) : Exception($"VPP has no interface {name}.");
