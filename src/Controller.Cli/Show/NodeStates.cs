using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Show;

/// <summary>A node's state as the file format and the pages spell it, in its colour.</summary>
internal static class NodeStates
{
    public static Piece Word(NodeState state) => state switch
    {
        NodeState.Disconnected => Piece.Bad("disconnected"),
        NodeState.Synchronizing => Piece.Change("synchronizing"),
        NodeState.Empty => Piece.Strong("empty"),
        NodeState.InSync => Piece.Good("in-sync"),
        NodeState.Drift => Piece.Change("drift"),
        NodeState.Applying => Piece.Change("applying"),
        NodeState.Failed => Piece.Bad("failed"),
        _ => Piece.Change(state.ToString()),
    };
}
