using Controller.Contracts.Rest;

namespace Controller.Web.Pages;

/// <summary>A row of the mapping table: what the grid sorts by is plain.</summary>
public sealed record MappingRow(string Name, string Kind, string Protocol, string Outside, string Inside, uint Vrf, Nat44MappingView View)
{
    /// <summary>The row of a mapping.</summary>
    public static MappingRow Of(Nat44MappingView view) => new(
        view.Name ?? "", view.Kind, view.Protocol ?? "any",
        view.ExternalAddress is null ? "no address yet" : Endpoint(view.ExternalAddress, view.ExternalPort),
        Endpoint(view.LocalAddress, view.LocalPort), view.Vrf, view);

    /// <summary>True when the text occurs in what can be seen of the mapping.</summary>
    public bool Matches(string text) => ((string[])[Name, Kind, Protocol, Outside, Inside, View.ExternalInterface ?? "", .. View.Flags])
        .Any(part => part.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static string Endpoint(string address, ushort? port) => port is null ? address : $"{address}:{port}";
}
