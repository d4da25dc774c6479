using System.Net;
using Controller.Core.Model;

namespace Controller.Core.Validation;

/// <summary>Static neighbours.</summary>
internal static class NeighborRules
{
    public static void Check(RuleContext context)
    {
        var seen = new HashSet<(string, IPAddress)>();
        foreach (var neighbor in context.Config.Neighbors)
        {
            var at = context.At(neighbor, "address");
            context.RequireInterface(neighbor.Interface, context.At(neighbor, "interface"));
            if (!seen.Add((neighbor.Interface, neighbor.Address)))
                context.Error(FindingCodes.DuplicateNeighbor, at, $"{neighbor.Interface} has a neighbour {neighbor.Address} already.");
            if (neighbor.Mac.IsMulticast || neighbor.Mac.IsZero)
                context.Error(
                    FindingCodes.MacNotUnicast, context.At(neighbor, "mac"),
                    $"{neighbor.Mac} is not a unicast address, so no neighbour can have it.");
            if (!IpClass.IsUnicast(neighbor.Address))
                context.Error(FindingCodes.AddressNotUnicast, at, $"{neighbor.Address} cannot be a neighbour.");
            else if (context.IsOwn(neighbor.Interface, neighbor.Address))
                context.Error(FindingCodes.NeighborIsOwn, at, $"{neighbor.Address} is {neighbor.Interface}'s own address.");
            else if (context.FindInterface(neighbor.Interface) is MemifConfig { Mode: MemifMode.Ip })
                context.Error(
                    FindingCodes.NeighborNotPossible, context.At(neighbor, "interface"),
                    "A memif in mode ip has no Ethernet header, and so no neighbours.");
            else if (context.IsNotConnected(neighbor.Interface, neighbor.Address))
                context.Warning(FindingCodes.NeighborNotConnected, at, $"{neighbor.Address} is in no prefix of {neighbor.Interface}.");
        }
    }
}
