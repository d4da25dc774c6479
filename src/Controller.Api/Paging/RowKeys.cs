using Controller.Contracts.Rest;

namespace Controller.Api.Paging;

/// <summary>What names and orders the rows of each list that is paged in memory; the same over REST and gRPC, so that cursors are too.</summary>
internal static class RowKeys
{
    /// <summary>By name.</summary>
    public static string Of(InterfaceView row) => row.Name;

    /// <summary>By table, then prefix.</summary>
    public static string Of(RouteView row) => $"{row.Vrf:D10} {row.Prefix}";

    /// <summary>By path.</summary>
    public static string Of(SnapshotResource row) => row.Path;

    /// <summary>By name, then by what is translated: two mappings can have no name.</summary>
    public static string Of(Nat44MappingView row)
        => $"{row.Name} {row.Kind} {row.Vrf:D10} {row.Protocol} {row.LocalAddress} {row.LocalPort:D5} {row.ExternalAddress} {row.ExternalInterface} {row.ExternalPort:D5}";

    /// <summary>Most sessions first.</summary>
    public static string Of(Nat44UserView row) => $"{ulong.MaxValue - row.Sessions - row.StaticSessions:D20} {row.Address} {row.Vrf}";
}
