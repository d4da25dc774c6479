using Controller.Core.Resources;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Tapv2;

namespace Controller.Api.Handlers.NetworkInterfaces;

/// <summary>Taps. VPP needs <c>/dev/net/tun</c> and <c>/dev/vhost-net</c> for them; without, it answers SYSCALL_ERROR_1.</summary>
internal sealed class TapType : IInterfaceType
{
    private const ushort DefaultRing = 256;

    /// <inheritdoc/>
    public Type ResourceType => typeof(TapResource);

    /// <inheritdoc/>
    public async Task<uint> CreateAsync(VppWriter vpp, InterfaceResource desired)
    {
        var tap = (TapResource)desired;
        // With neither a name nor a number VPP chooses both: there is nothing to make a stable address from.
        var attached = tap.HostInterface is not null || tap.Id is not null;
        var request = new TapCreateV3
        {
            Id = tap.Id ?? uint.MaxValue,
            UseRandomMac = desired.Mac is null && !attached,
            MacAddress = attached ? StableMac.Of(desired, $"tap {tap.HostNamespace} {tap.HostInterface ?? $"tap{tap.Id}"}") : desired.Mac.ToWire(),
            RxRingSz = tap.RxRing ?? DefaultRing,
            TxRingSz = tap.TxRing ?? DefaultRing,
            HostNamespaceSet = tap.HostNamespace is not null,
            HostNamespace = tap.HostNamespace,
            HostIfNameSet = tap.HostInterface is not null,
            HostIfName = tap.HostInterface,
        };
        if (tap.HostAddress is { IsIPv6: false } ip4)
        {
            request.HostIp4PrefixSet = true;
            request.HostIp4Prefix = new Ip4AddressWithPrefix(ip4.Address, ip4.PrefixLength);
        }
        else if (tap.HostAddress is { } ip6)
        {
            request.HostIp6PrefixSet = true;
            request.HostIp6Prefix = new Ip6AddressWithPrefix(ip6.Address, ip6.PrefixLength);
        }

        return (await new Tapv2Api(vpp.Api).TapCreateV3Async(request)).SwIfIndex;
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(VppWriter vpp, InterfaceResource observed, uint index) =>
        await new Tapv2Api(vpp.Api).TapDeleteV2Async(new TapDeleteV2 { SwIfIndex = index });
}
