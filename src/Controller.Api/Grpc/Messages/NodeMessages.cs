using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc.Messages;

/// <summary>The node's state and what it has, as messages.</summary>
internal static class NodeMessages
{
    /// <summary>The node's state.</summary>
    public static V1.NodeStatus ToMessage(this NodeStatus status)
    {
        var message = new V1.NodeStatus
        {
            Node = status.Node,
            State = StateOf(status.State),
            Detail = status.Detail ?? string.Empty,
            Simulated = status.Simulated,
            Vpp = ToMessage(status.Vpp),
            Database = ToMessage(status.Database),
            Apply = status.Apply?.ToMessage(),
            At = Timestamp.FromDateTimeOffset(status.At),
            ServerVersion = status.ServerVersion ?? string.Empty,
            Confirmation = status.Confirmation?.ToMessage(),
        };
        if (status.Revision is { } revision)
            message.Revision = revision;
        return message;
    }

    /// <summary>An observed resource.</summary>
    public static V1.SnapshotResource ToMessage(this SnapshotResource resource)
    {
        var message = new V1.SnapshotResource { Path = resource.Path, Kind = resource.Kind, Managed = resource.Managed };
        foreach (var (name, value) in resource.Attributes)
        {
            if (value is not null)
                message.Attributes[name] = value;
        }

        return message;
    }

    /// <summary>Something that happened.</summary>
    public static V1.Event ToMessage(this NodeEventView one) => new()
    {
        At = Timestamp.FromDateTimeOffset(one.At),
        Kind = one.Kind switch
        {
            "state" => V1.EventKind.State,
            "vpp" => V1.EventKind.Vpp,
            "stats" => V1.EventKind.Stats,
            "database" => V1.EventKind.Database,
            "revision" => V1.EventKind.Revision,
            "apply" => V1.EventKind.Apply,
            "interface" => V1.EventKind.Interface,
            "confirmation" => V1.EventKind.Confirmation,
            _ => V1.EventKind.Unspecified,
        },
        Subject = one.Subject ?? string.Empty,
        Before = one.Before ?? string.Empty,
        After = one.After ?? string.Empty,
        Detail = one.Detail ?? string.Empty,
    };

    internal static V1.NodeState StateOf(NodeState state) => state switch
    {
        NodeState.Disconnected => V1.NodeState.Disconnected,
        NodeState.Synchronizing => V1.NodeState.Synchronizing,
        NodeState.Empty => V1.NodeState.Empty,
        NodeState.InSync => V1.NodeState.InSync,
        NodeState.Drift => V1.NodeState.Drift,
        NodeState.Applying => V1.NodeState.Applying,
        NodeState.Failed => V1.NodeState.Failed,
        _ => V1.NodeState.Unspecified,
    };

    private static V1.VppStatus ToMessage(VppStatus vpp)
    {
        var message = new V1.VppStatus
        {
            Connected = vpp.Connected,
            Socket = vpp.Socket,
            Version = vpp.Version ?? string.Empty,
            Since = TimeOf(vpp.Since),
            LastError = vpp.LastError ?? string.Empty,
            Restarts = vpp.Restarts,
            MissingMessages = vpp.MissingMessages,
            ChangedMessages = vpp.ChangedMessages,
            MissingFeatures = { vpp.MissingFeatures },
            StatsAvailable = vpp.StatsAvailable,
        };
        if (vpp.Pid is { } pid)
            message.Pid = pid;
        return message;
    }

    private static V1.DatabaseStatus ToMessage(DatabaseStatus database) => new()
    {
        Available = database.Available,
        Private = database.Private,
        LastError = database.LastError ?? string.Empty,
        Since = TimeOf(database.Since),
    };

    private static Timestamp? TimeOf(DateTimeOffset? time) => time is { } value ? Timestamp.FromDateTimeOffset(value) : null;
}
