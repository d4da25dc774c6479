using Controller.Core.Resources;

namespace Controller.Api.Handlers.NetworkInterfaces;

/// <summary>How VPP makes and removes interfaces of one type. All else about an interface is the same for all types.</summary>
internal interface IInterfaceType
{
    /// <summary>The record of the type.</summary>
    Type ResourceType { get; }

    /// <summary>Makes the interface; all-or-nothing.</summary>
    /// <returns>VPP's index of it.</returns>
    Task<uint> CreateAsync(VppWriter vpp, InterfaceResource desired);

    /// <summary>Removes the interface.</summary>
    Task DeleteAsync(VppWriter vpp, InterfaceResource observed, uint index);
}
