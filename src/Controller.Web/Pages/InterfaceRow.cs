using Controller.Contracts.Rest;

namespace Controller.Web.Pages;

/// <summary>A row of the interface table: what the grid sorts by is plain.</summary>
public sealed record InterfaceRow(
    string Name, string Type, string Addresses, double RxBits, double TxBits, double Drops, InterfaceView View)
{
    /// <summary>The row of an interface.</summary>
    public static InterfaceRow Of(InterfaceView view) => new(
        view.Name, view.Type, string.Join(", ", view.Addresses),
        view.Rates?.RxBitsPerSecond ?? 0, view.Rates?.TxBitsPerSecond ?? 0, view.Rates?.DropsPerSecond ?? 0, view);

    /// <summary>True when the text occurs in what can be seen of the interface.</summary>
    public bool Matches(string text)
        => ((string[])[Name, View.VppName, Type, Addresses, View.Mac ?? "", .. View.NatRoles]).Any(part => part.Contains(text, StringComparison.OrdinalIgnoreCase));
}
