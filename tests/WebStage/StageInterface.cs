namespace WebStage;

/// <summary>An invented interface and its mean traffic in bits a second.</summary>
internal sealed record StageInterface(
    string Name, string VppName, uint Index, string Type, bool Managed, bool Up, uint Mtu, string? Mac, long? Speed, uint Vrf,
    IReadOnlyList<string> Addresses, IReadOnlyList<string> Roles, double Rx, double Tx, double PacketBytes);
