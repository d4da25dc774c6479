using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Validation;

/// <summary>Does the document fit the node?</summary>
internal static class NodeRules
{
    public static void Check(RuleContext context)
    {
        if (context.Config.Node is { } node && context.Facts.NodeId is { } id && node != id)
            context.Error(
                FindingCodes.WrongNode, context.Root.Key("node"), $"This document is for node {node}, and this server's node is {id}.");
        if (context.Facts.Features is { } features)
            CheckFeatures(context, features);
    }

    private static void CheckFeatures(RuleContext context, ImmutableHashSet<string> features)
    {
        foreach (var item in context.Config.Interfaces.Where(item => item is not HardwareInterfaceConfig && !features.Contains(item.Type)))
            context.Error(
                FindingCodes.FeatureUnavailable, context.At(item, "type"),
                $"This VPP cannot make interfaces of type {item.Type}: its plugin is not loaded, or too old.");
        if (context.Config.Nat44 is { } nat44 && !features.Contains("nat44"))
            context.Error(FindingCodes.FeatureUnavailable, context.At(nat44), "This VPP has no NAT44-ED: its plugin (nat) is not loaded, or too old.");
    }
}
