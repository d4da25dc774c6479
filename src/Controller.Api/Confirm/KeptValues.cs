using Controller.Core.Model;
using Controller.Core.Resources;

namespace Controller.Api.Confirm;

/// <summary>
/// What an interface had of what its document leaves to VPP. A document that does not name an MTU leaves it as it is; the way back must not,
/// when the Revision in between did name one.
/// </summary>
/// <param name="Interface">Our name of it.</param>
/// <param name="Mtu">L3 MTU; null when the document has one.</param>
/// <param name="Mac">MAC address; null when the document has one, or it has none.</param>
internal sealed record KeptValues(string Interface, uint? Mtu, string? Mac)
{
    /// <summary>What the interfaces of a document have now of what it leaves to VPP.</summary>
    public static IReadOnlyList<KeptValues> Of(ResourceSet document, ResourceSet observed) =>
    [
        .. document.OfType<InterfaceResource>().Where(item => item.Mtu is null || item.Mac is null)
            .Select(item => (Asked: item, Now: observed.Find(item.Key) as InterfaceResource))
            .Where(pair => pair.Now is not null)
            .Select(pair => new KeptValues(
                pair.Asked.Name, pair.Asked.Mtu is null ? pair.Now!.Mtu : null, pair.Asked.Mac is null ? pair.Now!.Mac?.ToString() : null)),
    ];

    /// <summary>The document's resources, with these values where it leaves them to VPP.</summary>
    public static ResourceSet Apply(ResourceSet document, IReadOnlyList<KeptValues> kept)
    {
        var values = kept.ToDictionary(item => item.Interface, StringComparer.Ordinal);
        return values.Count == 0 ? document : new ResourceSet(document.Select(resource =>
            resource is InterfaceResource item && values.TryGetValue(item.Name, out var value)
                ? item with { Mtu = item.Mtu ?? value.Mtu, Mac = item.Mac ?? MacOf(value.Mac) }
                : resource));
    }

    private static MacAddress? MacOf(string? text) => MacAddress.TryParse(text, out var mac) ? mac : null;
}
